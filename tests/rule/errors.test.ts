/** What is wrong in a policy file is told with its place and what to do; what is wrong in a question by its code. */
import { describe, expect, it } from 'vitest';
import { answer, explain, wanted } from '../../src/rule/ask.ts';
import { Failure } from '../../src/rule/value.ts';
import { formula, load, rule } from './support.ts';

/** line:column and message of the only diagnostic. */
function mistake(sections: string): { place: string; message: string } {
  const { diagnostics, policies } = load(sections);
  expect(policies).toEqual([]);
  const [first] = diagnostics;
  return { place: `${first!.file}:${first!.line}:${first!.column}`, message: first!.message };
}

/** The head of `load` has four lines. */
const one = (value: string, inputs = ''): string =>
  `rules:\n  r:\n    title: 规则\n    asks: 多少？\n    inputs: {${inputs}}\n    outputs:\n      y: {title: 结果, type: money, ${value}}\n`;

describe('mistakes in a policy file', () => {
  it('names the place of a unit that does not fit', () => {
    const { place, message } = mistake(one('value: 面积 + 350 元', 'a: {title: 面积, type: number, unit: 亩}'));
    expect(place).toBe('test/sample/policy.yaml:11:42');
    expect(message).toMatch(/单位不合.*亩.*元/u);
  });

  it.each([
    [
      'an unknown name, with the nearest',
      one('value: 面稷 × 3 元/亩', 'a: {title: 面积, type: number, unit: 亩}'),
      /不认识“面稷”.*“面积”/u,
    ],
    ['an unknown unit', one('value: 3 元宝'), /不认识单位“元宝”/u],
    ['an unknown function', one('value: "四舍伍入(3 元, 2)"'), /没有“四舍伍入”.*“四舍五入”/u],
    [
      'an option that there is not',
      one('first-of: [{when: 类 = 丙, then: 1 元}], otherwise: 0 元', 'a: {title: 类, type: choice, of: [甲, 乙]}'),
      /不认识“丙”|没有“丙”/u,
    ],
    ['a misspelt key', one('valeu: 3 元'), /没有写值/u],
    ['a key that nobody reads', one('value: 3 元, rond: 2'), /不认识“rond”/u],
    ['an expression that breaks off', one('value: 3 元 +'), /没有写完/u],
    [
      'an optional input where a value is needed',
      one('value: 金额', 'a: {title: 金额, type: money, optional: true}'),
      /可能为空/u,
    ],
    [
      'a name used twice',
      one('value: 金额', 'a: {title: 金额, type: money}, b: {title: 金额, type: money}'),
      /用了两次/u,
    ],
    ['malformed YAML', 'rules:\n  r: [1, 2\n', /YAML 格式有误/u],
    ['the same key twice', 'rules:\n  r: {title: 一}\n  r: {title: 二}\n', /两个相同的名称/u],
    ['an unknown section', 'ruels: {}\n', /不认识“ruels”/u],
  ])('tells of %s', (_, sections, expected) => {
    const { place, message } = mistake(sections);
    expect(place).toMatch(/^test\/sample\/policy\.yaml:\d+:\d+$/u);
    expect(message).toMatch(expected);
  });

  const ladder = (steps: string): string =>
    one(`ladder: {of: 面积, steps: [${steps}]}`, 'a: {title: 面积, type: number, unit: 亩}');
  it.each([
    [
      'a gap in a ladder',
      ladder('{不满: 300 亩, then: 0 元}, {超过: 300 亩, then: 3000 元}'),
      /没有写“面积 = 300 亩”时的值/u,
    ],
    [
      'an overlap in a ladder',
      ladder('{不超过: 300 亩, then: 0 元}, {不低于: 300 亩, then: 3000 元}'),
      /重叠.*面积 = 300 亩/u,
    ],
    [
      'a missing row of a table',
      one('table: {by: 类, rows: {甲: 1 元}}', 'a: {title: 类, type: choice, of: [甲, 乙]}'),
      /没有写“类 = 乙”时的值/u,
    ],
    [
      'a branch that is never reached',
      one(
        'first-of: [{when: 面积 > 3 亩, then: 1 元}, {when: 面积 > 5 亩, then: 2 元}], otherwise: 0 元',
        'a: {title: 面积, type: number, unit: 亩}',
      ),
      /永远轮不到/u,
    ],
    [
      'two branches without an order',
      one(
        'one-of: [{when: 甲, then: 1 元}, {when: 乙, then: 2 元}], otherwise: 0 元',
        'a: {title: 甲, type: boolean}, b: {title: 乙, type: boolean}',
      ),
      /重叠.*没有先后/u,
    ],
    [
      'a dated value that is missing',
      `parameters:\n  p: {title: 标准, unit: 元, values: {2024-05-01: {value: 3 元}}}\n${one('value: 标准')}`,
      /2024年5月1日起才有值.*2024-01-01/u,
    ],
  ])('finds %s', (_, sections, expected) => {
    const { diagnostics } = load(sections);
    expect(diagnostics.map(({ message }) => message).join('\n')).toMatch(expected);
  });

  it('leaves other policies alone', () => {
    const { policies, diagnostics } = load(one('value: 3 元宝'));
    expect(diagnostics).toHaveLength(1);
    expect(policies).toEqual([]);
    expect(load(one('value: 3 元')).policies.map(({ id }) => id)).toEqual(['sample']);
  });
});

describe('a question without an answer', () => {
  const { rule: of, loaded } = rule(
    `choices: {身份: [低保, 特困]}
rules:
  r:
    title: 规则
    asks: 多少？
    valid: {from: 2024-01-01, to: 2024-12-31}
    inputs:
      status: {title: 身份, type: set, of: 身份}
      area: {title: 面积, type: number, unit: 亩, min: 0}
      signed: {title: 签约日, type: date, optional: true}
    readings: {bound: {title: 界限, options: {strict: 不含, wide: 含}, taken: wide}}
    outputs:
      y:
        title: 结果
        type: money
        first-of:
          - {when: 身份 含 特困, then: {not-stated: 没有写明特困人员的标准。}}
          - {when: 面积 > 100 亩, then: {value: 面积 × 2 元/亩}}
        otherwise: {value: 面积 × 3 元/亩}
      due: {title: 期限, type: date, nullable: true, value: 若 有(签约日) 则 签约日 + 20 个工作日 否则 空}
`,
  );
  const fail = (
    input: Record<string, never> | Record<string, unknown>,
    at = '2024-05-06',
    readings: string[] = [],
  ): Failure => {
    try {
      answer(of, { at, input: input as never, readings }, loaded.calendar);
    } catch (error) {
      if (error instanceof Failure) return error;
    }
    throw new Error('an answer came');
  };

  it.each([
    [
      'a status that there is not',
      { status: ['贫困'], area: 1 },
      'invalid-input',
      /“身份”不能是“贫困”；可选 低保、特困/u,
    ],
    ['an unknown input', { status: [], area: 1, colour: 'red' }, 'invalid-input', /没有“colour”/u],
    ['a missing input', { status: [] }, 'invalid-input', /缺少“面积”/u],
    ['a number that is none', { status: [], area: '许多' }, 'invalid-input', /“面积”要填数（亩）/u],
    ['a number below the least', { status: [], area: -1 }, 'invalid-input', /不能小于 0/u],
    ['a day that there is not', { status: [], area: 1, signed: '2024-02-30' }, 'invalid-input', /没有“2024-02-30”/u],
    ['what the text does not say', { status: ['特困'], area: 1 }, 'not-stated', /没有写明/u],
    [
      'a calendar that is not published',
      { status: [], area: 1, signed: '2026-12-20' },
      'calendar-not-published',
      /放假安排/u,
    ],
  ])('says %s', (_, input, code, message) => {
    const failure = fail(input);
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(message);
  });

  it('says a date outside the validity and an unknown reading', () => {
    expect(fail({ status: [], area: 1 }, '2025-01-01')).toMatchObject({
      code: 'no-value-at-date',
      message: expect.stringContaining('2024-12-31'),
    });
    expect(fail({ status: [], area: 1 }, '2024-13-01').code).toBe('invalid-input');
    expect(fail({ status: [], area: 1 }, '2024-05-06', ['odd'])).toMatchObject({
      code: 'unknown-reading',
      message: expect.stringContaining('strict'),
    });
  });

  it('names the inputs still to be asked, the next first', () => {
    expect(wanted(of, { at: '2024-05-06', input: {} }, loaded.calendar)).toEqual(['status', 'area']);
    expect(wanted(of, { at: '2024-05-06', input: { status: [] } }, loaded.calendar)).toEqual(['area']);
    expect(wanted(of, { at: '2024-05-06', input: { status: [], area: 3 } }, loaded.calendar)).toEqual([]);
  });
});

describe('exactness', () => {
  it('keeps money exact where doubles do not', () => {
    const { rule: of, loaded } = formula('value: 金额 × 3', 'a: {title: 金额, type: money}');
    expect(answer(of, { at: '2024-05-06', input: { a: '0.1' } }, loaded.calendar)).toEqual({ y: '0.3' });
    expect(answer(of, { at: '2024-05-06', input: { a: '9007199254740993.01' } }, loaded.calendar)).toEqual({
      y: '27021597764222979.03',
    });
  });

  it('converts units exactly: 15 亩 to the hectare, 万元 to 元', () => {
    const { rule: of, loaded } = formula('value: 面积 × 1 万元/亩', 'a: {title: 面积, type: number, unit: 公顷}');
    expect(answer(of, { at: '2024-05-06', input: { a: '0.1' } }, loaded.calendar)).toEqual({ y: 15_000 });
  });

  it('rounds by the named mode only', () => {
    const ask = (mode: string): unknown => {
      const { rule: of, loaded } = formula(`value: "${mode}(金额 ÷ 8, 2)"`, 'a: {title: 金额, type: money}');
      return answer(of, { at: '2024-05-06', input: { a: 1 } }, loaded.calendar).y;
    };
    expect(['四舍五入', '四舍六入', '进一', '舍去'].map(ask)).toEqual(['0.13', '0.12', '0.13', '0.12']);
  });
});

describe('what-if and reasons', () => {
  const { rule: of, loaded } = rule(
    'parameters:\n  p: {title: 标准, unit: 元, values: {2024-01-01: {value: 350 元, cite: "2022-3:2110"}, 2024-07-01: {value: 380 元, cite: "2023-3:6126"}}}\nrules:\n  r: {title: 规则, asks: 多少？, inputs: {n: {title: 人数, type: integer, unit: 人}}, outputs: {y: {title: 合计, type: money, value: 标准 ÷ 1 人 × 人数}}}\n',
  );
  it('replaces a parameter for one run', () => {
    const [parameter] = of.rule.parameters;
    const question = { at: '2024-07-01', input: { n: 2 } };
    expect(answer(of, question, loaded.calendar).y).toBe(760);
    expect(answer(of, { ...question, replaced: new Map([[parameter!, 400]]) }, loaded.calendar).y).toBe(800);
    expect(answer(of, question, loaded.calendar).y).toBe(760);
  });
  it('cites the value of the day', () => {
    const { trace, cites } = explain(of, { at: '2024-06-30', input: { n: 2 } }, loaded.calendar);
    expect(cites).toEqual(['2022-3:2110']);
    expect(trace.at(-1)).toMatchObject({ title: '合计', value: '700 元', filled: '350 元 ÷ 1 人 × 2 人' });
  });
});
