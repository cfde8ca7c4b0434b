/** The three gears give one answer: on generated rules and inputs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, explain } from '../../src/rule/ask.ts';
import { type Data, readInputs, writeOutputs } from '../../src/rule/input.ts';
import { askAll, rowOf } from '../../src/rule/population.ts';
import { Failure, type Value } from '../../src/rule/value.ts';
import { formula, rule } from './support.ts';

/** Expressions by the type that they have; names are those of the inputs below. */
const { money, truth, day } = fc.letrec<{ money: string; truth: string; day: string }>((tie) => ({
  money: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('甲额', '乙额', '缺省(丙额, 7 元)', '丙额', '面积 × 12.5 元/亩', '0 元', '标准', '分档(地类)'),
    fc
      .tuple(fc.integer({ min: 0, max: 100_000 }), fc.constantFrom('元', '万元', '分'))
      .map(([n, unit]) => `${n / 100} ${unit}`),
    fc.tuple(tie('money'), fc.constantFrom('+', '−'), tie('money')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('money'), fc.constantFrom('80%', '1.5', '3', '0')).map(([a, b]) => `(${a} × ${b})`),
    fc.tuple(tie('money'), fc.constantFrom('4', '3', '0.7')).map(([a, b]) => `四舍五入(${a} ÷ ${b}, 2)`),
    fc.tuple(tie('money'), fc.constantFrom('8', '0.5')).map(([a, b]) => `(${a} ÷ ${b})`),
    fc.tuple(tie('money')).map(([a]) => `进一(${a} ÷ (面积 ÷ 1 亩), 1)`),
    fc
      .tuple(fc.constantFrom('四舍五入', '四舍六入', '进一', '舍去'), tie('money'), fc.integer({ min: 0, max: 3 }))
      .map(([f, a, n]) => `${f}(${a}, ${n})`),
    fc
      .tuple(fc.constantFrom('较高', '较低', '封顶', '保底'), tie('money'), tie('money'))
      .map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(tie('truth'), tie('money'), tie('money')).map(([c, a, b]) => `(若 ${c} 则 ${a} 否则 ${b})`),
    tie('money').map((a) => `−(${a})`),
    fc.tuple(tie('truth'), tie('money')).map(([c, a]) => `(若 ${c} 则 ${a} 否则 未载明(“没有写”))`),
  ),
  truth: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      '在校',
      '身份 含 低保',
      '身份 不含 特困',
      '地类 = 林地',
      '地类 属于 {林地、草地}',
      '有(丙额)',
      '读法(strict)',
      '当日 早于 2024-06-01',
    ),
    fc
      .tuple(tie('money'), fc.constantFrom('>', '≥', '<', '≤', '=', '≠', '超过'), tie('money'))
      .map(([a, op, b]) => `${a} ${op} ${b}`),
    fc.tuple(tie('day'), fc.constantFrom('早于', '不晚于'), tie('day')).map(([a, op, b]) => `${a} ${op} ${b}`),
    fc.tuple(tie('truth'), fc.constantFrom('且', '或'), tie('truth')).map(([a, op, b]) => `((${a}) ${op} (${b}))`),
    tie('truth').map((a) => `非 (${a})`),
  ),
  day: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('当日', '签约日', '2024-02-29'),
    fc.tuple(tie('day'), fc.integer({ min: 0, max: 400 })).map(([a, n]) => `(${a} + ${n} 日)`),
    fc.tuple(tie('day'), fc.integer({ min: 1, max: 14 })).map(([a, n]) => `(${a} + ${n} 个月)`),
    fc.tuple(tie('day'), fc.integer({ min: 1, max: 30 })).map(([a, n]) => `(${a} + ${n} 个工作日)`),
  ),
}));

const outputs = fc.tuple(
  money,
  truth,
  day,
  fc.array(fc.tuple(truth, money), { minLength: 1, maxLength: 3 }),
  fc.constantFrom('first-of', 'highest-of', 'lowest-of', 'sum-of'),
  money,
);

function written([a, b, c, branches, form, otherwise]: [
  string,
  string,
  string,
  [string, string][],
  string,
  string,
]): string {
  const arms = branches.map(([when, then]) => `          - {when: "${when}", then: "${then}"}`).join('\n');
  return `choices: {身份: [低保, 特困, 优抚], 地类: [林地, 草地, 园地]}
parameters:
  standard: {title: 标准, unit: 元, values: {2024-01-01: {value: 350 元}, 2024-07-01: {value: 380.5 元}}}
  band: {title: 分档, unit: 元, by: 地类, values: {2024-01-01: {rows: {林地: {value: 3 元}, 草地: {value: 2.25 元}, 园地: {value: 0 元}}}}}
rules:
  r:
    title: 规则
    asks: 多少？
    inputs:
      a: {title: 甲额, type: money}
      b: {title: 乙额, type: money}
      c: {title: 丙额, type: money, optional: true}
      area: {title: 面积, type: number, unit: 亩}
      school: {title: 在校, type: boolean}
      status: {title: 身份, type: set, of: 身份}
      land: {title: 地类, type: choice, of: 地类}
      signed: {title: 签约日, type: date}
    readings: {bound: {title: 界限, options: {strict: 不含, wide: 含}, taken: wide}}
    outputs:
      m: {title: 金额, type: money, value: "${a}"}
      t: {title: 是非, type: boolean, value: "${b}"}
      d: {title: 日子, type: date, value: "${c}"}
      s: {title: 标签, type: set, of: {x: 有林, y: 有款}, collect: [{when: 地类 = 林地, give: 有林}, {when: 金额 > 0, give: 有款}]}
      n:
        title: 另额
        type: money
        ${form}:
${arms}
        otherwise: {value: "${otherwise}"}
`;
}

const amount = fc.oneof(
  fc.integer({ min: -5_000_000, max: 50_000_000 }).map((n) => String(n / 100)),
  fc.constantFrom('0', '9007199254740991', '90071992547409.91', '0.000000001'),
);
const input = fc.record({
  a: amount,
  b: amount,
  area: fc.integer({ min: 0, max: 1_000_000 }).map((n) => String(n / 10_000)),
  school: fc.boolean(),
  status: fc.subarray(['低保', '特困', '优抚']),
  land: fc.constantFrom('林地', '草地', '园地'),
  signed: fc.constantFrom('2024-02-29', '2024-01-31', '2023-12-29', '2026-11-30'),
});
const inputs = fc.array(fc.tuple(input, fc.option(amount, { nil: undefined })), { minLength: 1, maxLength: 6 });

/** What a gear gives, as one text; a Failure by its code. */
function outcome(give: () => Record<string, Data>): string {
  try {
    return JSON.stringify(give());
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

describe('traced, plain and columns', () => {
  it('agree on generated rules', { timeout: 120_000 }, () => {
    let inColumns = 0;
    let answered = 0;
    fc.assert(
      fc.property(
        outputs,
        inputs,
        fc.constantFrom('2024-03-15', '2024-07-01', '2026-12-20'),
        fc.constantFrom('strict', 'wide'),
        (parts, rows, at, reading) => {
          const made = loadable(written(parts));
          if (!made) return;
          const { rule: of, loaded } = made;
          const data = rows.map(([row, c]): Record<string, Data> => (c === undefined ? row : { ...row, c }));
          const readings = [reading];
          const values = data.map((row) => readInputs(of.rule.inputs, row));
          const population = askAll(
            of,
            { at, readings },
            { rows: data.length, inputs: of.rule.inputs.map((_, i) => values.map((row) => row[i])) },
            loaded.calendar,
          );
          data.forEach((row, i) => {
            const plain = outcome(() => answer(of, { at, input: row, readings }, loaded.calendar));
            const traced = outcome(() => explain(of, { at, input: row, readings }, loaded.calendar).outputs);
            const column = outcome(() => {
              const found = rowOf(of.rule, population, i);
              if (found instanceof Failure) throw found;
              return writeOutputs(of.rule.outputs, found);
            });
            expect({ traced, column }).toEqual({ traced: plain, column: plain });
            if (population.columns && !population.exceptions.has(i)) inColumns++;
            if (plain.startsWith('{')) answered++;
          });
        },
      ),
      { numRuns: 1000 },
    );
    // The comparison means something only where rows are answered, and answered in columns.
    expect(answered).toBeGreaterThan(200);
    expect(inColumns).toBeGreaterThan(100);
  });
});

describe('columns name what is missing', () => {
  it('also behind a rounding that has nothing to cut', () => {
    const { rule: of, loaded } = formula(
      'value: "若 甲额 > 0 元 则 四舍五入(丙额, 2) 否则 甲额"',
      'a: {title: 甲额, type: money}, c: {title: 丙额, type: money, optional: true}',
    );
    const values = [
      { a: '1', c: '2.5' },
      { a: '1', c: null },
    ].map((row) => readInputs(of.rule.inputs, row));
    const inputs = of.rule.inputs.map((_, i) => values.map((row) => row[i]));
    const found = askAll(of, { at: '2024-03-15' }, { rows: 2, inputs }, loaded.calendar);
    expect(found.columns).not.toBeNull();
    const [stated, empty] = [rowOf(of.rule, found, 0), rowOf(of.rule, found, 1)];
    expect(writeOutputs(of.rule.outputs, stated as Value[])).toEqual({ y: '2.5' });
    expect(empty).toMatchObject({ code: 'invalid-input', message: '缺少“丙额”；请填写后再问。' });
  });
});

/** null where the generated rule is refused: a branch that can never hold, an unknown gap. */
function loadable(text: string): ReturnType<typeof rule> | null {
  try {
    return rule(text);
  } catch (error) {
    if (/永远|重叠|单位|可能为空/u.test((error as Error).message)) return null;
    throw error;
  }
}
