/** The checker as a whole: drafts, damage, silences, errors put into real text, the command. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listedFor, score } from '../../bench/check.ts';
import { checkIssue } from '../../src/check/check.ts';
import { FAMILIES } from '../../src/check/families.ts';
import { fingerprint } from '../../src/check/silence.ts';
import { readIssueOrDraft } from '../../src/gazette/draft.ts';
import { readIssue } from '../../src/gazette/read.ts';
import { seen } from '../support/inject.ts';
import { haveShared, realIssue, shared } from '../support/shared.ts';
import { check, notice } from './draft.ts';

const samples = resolve(import.meta.dirname, '../../samples');
const WRONG = '安排资金90万元，其中：清河镇40万元、云溪镇30万元、石桥乡30万元。';

describe('drafts', () => {
  it('without a number are checked as one document', () => {
    const found = check(['云溪县人民政府关于开展河道整治的通知', '各乡镇人民政府：', WRONG, '特此通知。']);
    expect(found).toMatchObject([{ document: null, lines: [3], type: 'sum' }]);
  });
  it('of any text do not fail', () => {
    for (const text of [
      [''],
      ['\t\t'],
      ['（'],
      ['》'.repeat(50)],
      ['附件1'],
      [`1.${'9'.repeat(400)}万元，其中1万元、2万元`],
    ])
      expect(() => check(text)).not.toThrow();
  });
});

describe('silences', () => {
  const lines = notice(WRONG);
  const issue = readIssueOrDraft(lines, { key: 'x' });
  const [finding] = checkIssue(issue).findings;
  const silences = [{ finding: fingerprint(finding!, lines), reason: '按上级口径填报' }];

  it('keep the finding with its reason, also when its line has moved', () => {
    const moved = ['', '', ...lines];
    for (const source of [lines, moved]) {
      const { findings, silenced } = checkIssue(readIssueOrDraft(source, { key: 'x' }), { silences });
      expect(findings).toEqual([]);
      expect(silenced).toMatchObject([{ type: 'sum', reason: '按上级口径填报' }]);
    }
  });
  it('end when the text changes', () => {
    const changed = notice(WRONG.replace('石桥乡30', '石桥乡35'));
    expect(checkIssue(readIssueOrDraft(changed, { key: 'x' }), { silences }).findings).toHaveLength(1);
  });
});

it('every family says in Chinese what it looks for', () => {
  expect(new Set(FAMILIES.map(({ name }) => name)).size).toBe(FAMILIES.length);
  for (const { explanation } of FAMILIES) expect(explanation).toMatch(/^\p{Script=Han}.{15,}。$/u);
});

describe('the table of contents', () => {
  const source = readFileSync(resolve(samples, '2025-1.txt'), 'utf8').split('\n');
  const entry = readIssue(source, { key: '2025-1' }).issue.toc![3]!;
  const found = (change: (line: string) => string): string[] =>
    checkIssue(
      readIssue(
        source.map((line, i) => (i + 1 === entry.lines[0] ? change(line) : line)),
        { key: '2025-1' },
      ),
    )
      .findings.filter(({ family }) => family === 'contents')
      .map(({ type }) => type);

  it('as printed, without an entry, with a word changed, with a page out of order', () => {
    expect(found((line) => line)).toEqual([]);
    expect(found(() => '')).toEqual(['reference']);
    expect(found((line) => line.replace('渣土运输', '垃圾运输'))).toEqual(['name-variant']);
    expect(found((line) => line.replace(/\d+$/u, '2'))).toEqual(['numbering']);
  });
});

describe('damage', () => {
  it('a scrambled copy of the specimen yields nothing that the specimen does not', () => {
    const findings = (name: string) =>
      checkIssue(readIssue(readFileSync(resolve(samples, name), 'utf8').split('\n'), { key: '2025-1' })).findings;
    const kinds = new Set(findings('2025-1.txt').map(({ family }) => family));
    expect(findings('2025-1-damaged.txt').filter(({ family }) => !kinds.has(family))).toEqual([]);
  });
});

const recall = (counts: { found: number; all: number }[]): number =>
  counts.reduce((sum, { found }) => sum + found, 0) / counts.reduce((sum, { all }) => sum + all, 0);

describe('errors put into a text', () => {
  it('the specimen: nine of ten of every kind', () => {
    const counts = seen(readFileSync(resolve(samples, '2025-1.txt'), 'utf8').split('\n'), '2025-1', 12);
    expect(counts.map(({ kind }) => kind).sort()).toEqual([
      'date',
      'document number',
      'dropped item',
      'dropped row',
      'duplicate number',
      'impossible date',
      'share',
      'sum in a sentence',
      'sum in a table',
    ]);
    for (const one of counts) expect(recall([one]), one.kind).toBeGreaterThanOrEqual(0.9);
  });

  // On the scrambled pages of the last two, what is left of some lists makes whole lists.
  it.skipIf(!haveShared).each([
    ['2022-3', 0.9],
    ['2023-2', 0.9],
    ['2023-3', 0.9],
    ['2024-2', 0.8],
    ['2024-3', 0.85],
  ])(
    '%s: %d of them',
    (key, floor) => {
      expect(recall(seen(realIssue(key).text, key, 6))).toBeGreaterThanOrEqual(floor);
    },
    60_000,
  );
});

describe.skipIf(!haveShared)('the listed contradictions', () => {
  it.each(['2022-3', '2023-3'])('%s: recall, holds, findings outside the list', (key) => {
    const issue = realIssue(key);
    const { recall: by, flaggedHolds, outside } = score(checkIssue(issue).findings, listedFor(key));
    expect(by.high.found / by.high.listed).toBeGreaterThanOrEqual(0.9);
    expect(by.medium.found / by.medium.listed).toBeGreaterThanOrEqual(0.7);
    expect(by.low.found / by.low.listed).toBeGreaterThanOrEqual(0.5);
    expect(flaggedHolds).toEqual([]);
    expect(outside.length).toBeLessThanOrEqual(issue.text.join('').length / 10_000);
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongbao-check-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const run = (...args: string[]) =>
    spawnSync(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        resolve(import.meta.dirname, '../../src/cli/main.ts'),
        'check',
        ...args,
      ],
      { encoding: 'utf8' },
    );
  const wrong = file('wrong.txt', notice(WRONG).join('\n'));

  it('1 with findings, 0 without, 2 for bad input', () => {
    expect(run(wrong).status).toBe(1);
    expect(run(file('right.txt', notice('请认真抓好落实。').join('\n')))).toMatchObject({ status: 0, stdout: '' });
    for (const args of [
      [],
      [join(folder, 'absent.txt')],
      [wrong, '--silence', join(folder, 'absent.json')],
      [wrong, '--silence', file('bad.json', '[{"finding":"x"}]')],
      [wrong, '--nonsense'],
    ]) {
      const { status, stderr } = run(...args);
      expect([args, status, stderr.trim().split('\n').length]).toEqual([args, 2, 1]);
    }
  });

  it('--json prints what COMMANDS promises; a silenced finding is told, not counted', () => {
    const { findings } = JSON.parse(run(wrong, '--json').stdout);
    expect(findings).toMatchObject([
      { type: 'sum', document: '云政发〔2025〕7号', lines: [5], stated: '90万元', severity: 'high' },
    ]);
    const silences = file('silence.json', JSON.stringify([{ finding: findings[0].fingerprint, reason: '口径不同' }]));
    const silent = run(wrong, '--json', '--silence', silences);
    expect(silent.status).toBe(0);
    expect(JSON.parse(silent.stdout)).toMatchObject({ findings: [], silenced: [{ reason: '口径不同' }] });
  });

  it('--gazettes: what other issues say', () => {
    const repealing = [
      '云溪县人民政府',
      '关于废止有关文件的决定',
      '云政发〔2024〕9号',
      '各乡镇人民政府：',
      '现决定废止《云溪县人民政府关于防汛工作的通知》（云政发〔2021〕5号）。',
      '云溪县人民政府',
      '2024年6月3日',
      '（此件公开发布）',
    ];
    const old = [
      '云溪县人民政府',
      '关于防汛工作的通知',
      '云政发〔2021〕5号',
      '各乡镇人民政府：',
      '请做好防汛工作。',
      '云溪县人民政府',
      '2021年6月3日',
      '（此件公开发布）',
      '',
      ...repealing,
    ];
    file('2024-2.txt', old.join('\n'));
    const citing = file(
      'citing.txt',
      notice('按照《云溪县人民政府关于防汛工作的通知》（云政发〔2021〕5号）执行。').join('\n'),
    );
    expect(run(citing).status).toBe(0);
    const { findings } = JSON.parse(run(citing, '--gazettes', folder, '--json').stdout);
    expect(findings).toMatchObject([{ type: 'reference', found: '已由云政发〔2024〕9号废止' }]);
  });

  it.skipIf(!haveShared)('reads a real issue', () => {
    expect(run(resolve(shared, 'gazettes/2023-3.txt'), '--json').status).toBe(1);
  });
});
