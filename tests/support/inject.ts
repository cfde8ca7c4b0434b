/** Errors put into a text: one change at a time, each with the line on which a checker should see it. */

import { checkIssue } from '../../src/check/check.ts';
import type { Finding } from '../../src/check/finding.ts';
import { readIssue } from '../../src/gazette/read.ts';
import type { Clause, ReadIssue } from '../../src/gazette/types.ts';
import { parseNumeral, printNumeral } from '../../src/text/numeral.ts';

export const INJECTIONS = [
  'sum in a table',
  'sum in a sentence',
  'count',
  'date',
  'duplicate number',
  'dropped item',
  'dropped row',
  'impossible date',
  'share',
  'document number',
] as const;

export interface Injected {
  kind: (typeof INJECTIONS)[number];
  /** The changed text. */
  lines: string[];
  /** Source line that was changed. */
  line: number;
  what: string;
}

/** All places of an issue where an error of each kind can be put, each as a changed copy of its text. */
export function injections(issue: ReadIssue): Injected[] {
  return [
    ...tableSums(issue),
    ...sentenceSums(issue),
    ...counts(issue),
    ...enumerations(issue),
    ...dates(issue),
    ...impossibleDates(issue),
    ...rows(issue),
    ...numbers(issue),
    ...shares(issue),
    ...documentNumbers(issue),
  ];
}

/**
 * How many of the errors of each kind the checker sees at their place and did not see without them. Of each kind `most`,
 * spread over the issue, are tried.
 */
export function seen(source: string[], key: string, most: number): { kind: string; found: number; all: number }[] {
  const issue = readIssue(source, { key });
  const words = ({ type, document, stated, found }: Finding): string =>
    [type, document ?? '', stated, found].join('\n');
  const before = new Set(checkIssue(issue).findings.map(words));
  const sees = ({ lines, line }: Injected): boolean =>
    checkIssue(readIssue(lines, { key })).findings.some(
      (one) => !before.has(words(one)) && one.lines.some((at) => Math.abs(at - line) <= 2),
    );
  return [...Map.groupBy(injections(issue), ({ kind }) => kind)].map(([kind, all]) => {
    const step = Math.max(1, all.length / most);
    const some = Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor(i * step)]!);
    return { kind, found: some.filter(sees).length, all: some.length };
  });
}

function changed(issue: ReadIssue, line: number, from: string, to: string, kind: Injected['kind']): Injected[] {
  const lines = [...issue.text];
  const text = lines[line - 1]!;
  if (!text.includes(from)) return [];
  lines[line - 1] = text.replace(from, to);
  return [{ kind, lines, line, what: `${from} → ${to}` }];
}

/** Whole numbers of the last printed place, so that no binary fraction arises. */
const cents = (cell: string): number => Math.round(Number(cell.replaceAll(',', '')) * 10_000);
const NUMBER = /^\d[\d,]*(?:\.\d+)?$/u;

/** A cell of a column that closes with its 合计 (or 全区, 总计) row. */
function tableSums(issue: ReadIssue): Injected[] {
  return issue.documents.flatMap(({ tables }) =>
    tables.flatMap(({ rows }) => {
      const total = rows.find(({ cells }) =>
        cells.slice(0, 3).some((cell) => /^(?:合\s*计|总\s*计|全\s*区|小\s*计)$/u.test(cell)),
      );
      if (!total) return [];
      return total.cells.flatMap((cell, column) => {
        if (!NUMBER.test(cell)) return [];
        const items = rows.filter(
          (row) =>
            row !== total &&
            NUMBER.test(row.cells[column] ?? '') &&
            !/^[一二三四五六七八九十]+$/u.test(row.cells[0] ?? ''),
        );
        if (items.length < 3 || items.reduce((sum, row) => sum + cents(row.cells[column]!), 0) !== cents(cell))
          return [];
        const item = items[Math.floor(items.length / 2)]!;
        const printed = item.cells[column]!;
        return [
          ...changed(issue, item.line, `\t${printed}`, `\t${bumped(printed)}`, 'sum in a table'),
          ...changed(issue, total.line, `\t${cell}`, `\t${bumped(cell)}`, 'sum in a table'),
        ];
      });
    }),
  );
}

/** 12.50 → 13.50, 168 → 178 */
function bumped(printed: string): string {
  const [whole, fraction] = printed.split('.');
  const value = Number(whole!.replaceAll(',', ''));
  const raised = String(value + (value >= 100 ? 10 : 1));
  return fraction === undefined ? raised : `${raised}.${fraction}`;
}

/** 总数…，其中甲a、乙b、丙c on one line, where the parts make the total. */
function sentenceSums(issue: ReadIssue): Injected[] {
  return issue.text.flatMap((text, i) => {
    const match = /(\d+(?:\.\d+)?)\s*(万元|公顷|万亩|亩|户|人)[^。；\d]{0,20}(?:其中|包括|分别为)[^。]*/u.exec(text);
    if (!match) return [];
    const [whole, total, unit] = match;
    const parts = [
      ...whole.slice(whole.search(/其中|包括|分别为/u)).matchAll(new RegExp(`(\\d+(?:\\.\\d+)?)\\s*${unit}`, 'gu')),
    ].map((part) => part[1]!);
    if (parts.length < 2 || parts.reduce((sum, part) => sum + cents(part), 0) !== cents(total!)) return [];
    const part = parts.at(-1)!;
    const at = whole.lastIndexOf(part);
    const broken = whole.slice(0, at) + bumped(part) + whole.slice(at + part.length);
    return [
      ...changed(issue, i + 1, whole, broken, 'sum in a sentence'),
      ...changed(issue, i + 1, whole, whole.replace(total!, bumped(total!)), 'sum in a sentence'),
    ];
  });
}

function clausesOf(issue: ReadIssue): { clause: Clause; siblings: Clause[] }[] {
  const walk = (siblings: Clause[]): { clause: Clause; siblings: Clause[] }[] =>
    siblings.flatMap((clause) => [{ clause, siblings }, ...walk(clause.children)]);
  return issue.documents.flatMap(({ clauses }) => walk(clauses));
}

const ordinalOf = (clause: Clause): number | null =>
  clause.label === null ? null : parseNumeral(clause.label.replace(/[（()）]/gu, ''));

/** 以下N项：, 分为N个阶段 with N numbered items behind. */
function counts(issue: ReadIssue): Injected[] {
  return clausesOf(issue).flatMap(({ clause, siblings }) => {
    const match =
      /(?:以下|下列|如下|共|分为|分)([一二三四五六七八九十]{1,2}|\d{1,2})(?:个|项|条|类|种|方面)(?:阶段)?/u.exec(
        clause.text,
      );
    const said = match ? parseNumeral(match[1]!) : null;
    const items = clause.children.some(({ label }) => label !== null)
      ? clause.children.filter(({ label }) => label !== null)
      : siblings.slice(siblings.indexOf(clause) + 1).filter(({ label }) => label !== null);
    if (!match || said === null || items.length !== said || !items.every((item, i) => ordinalOf(item) === i + 1))
      return [];
    if (!(/[：:]$/u.test(clause.text) || /阶段/u.test(match[0]))) return [];
    const [printed, digits] = match;
    const more = /\d/u.test(digits!) ? String(said + 1) : printNumeral(said + 1);
    const line = clause.lines[0]![0];
    return changed(issue, line, printed, printed.replace(digits!, more), 'count');
  });
}

/** 甲、乙、丙（等）3个…, 3个…（甲、乙、丙）, 3类：甲、乙、丙, 省、市两级, 3个分类：（1）…（2）…（3）…: said rightly, then one more or less. */
function enumerations(issue: ReadIssue): Injected[] {
  const number = '(\\d{1,2}|[两二三四五六七八九十]{1,2})';
  const name = '[^、，。；：“”（）]{1,20}';
  const forms: [RegExp, (match: RegExpExecArray) => number, number][] = [
    [
      new RegExp(`((?:${name}、){2,}${name}?)(?:等|这|共)?${number}(?:个|大|种|类|项|方面|家|阶段)`, 'u'),
      (m) => parts(m[1]!),
      2,
    ],
    [
      new RegExp(`${number}(?:个|大|种|类|项|家)[^、，。；：（）]{0,8}[：（]((?:${name}、){2,}${name})[）。；]`, 'u'),
      (m) => parts(m[2]!),
      1,
    ],
    [
      /((?:(?:省|市|县|区|乡|村|乡镇|街道|社区)[、]?){2,})([两三四五])级/u,
      (m) => m[1]!.match(/乡镇|街道|社区|[省市县区乡村]/gu)!.length,
      2,
    ],
    [
      new RegExp(`${number}(?:个|大|种|类|项)[^、，。；：（）]{0,8}[：:](?:（1）[^。]*)`, 'u'),
      (m) => m[0].match(/（\d）/gu)!.length,
      1,
    ],
  ];
  return clausesOf(issue).flatMap(({ clause }) =>
    clause.text.split('。').flatMap((sentence) =>
      forms.flatMap(([form, listed, group]): Injected[] => {
        const match = form.exec(`${sentence}。`);
        const said = match ? parseNumeral(match[group]!) : null;
        if (!match || said === null || listed(match) !== said) return [];
        const [printed, digits] = [match[0], match[group]!];
        const at = printed.indexOf(digits, group === 1 ? 0 : match[1]!.length);
        const near = printed.slice(Math.max(0, at - 3), at + digits.length + 2);
        const line = linesOf(clause).find((n) => issue.text[n - 1]!.replace(/\s/gu, '').includes(near));
        return line === undefined
          ? []
          : [said + 1, said - 1]
              .filter((other) => other > 1)
              .flatMap((other) => {
                const text = /\d/u.test(digits) ? String(other) : other === 2 ? '两' : printNumeral(other);
                const wrong = near.replace(digits, text);
                return changed(issue, line, near, wrong, 'count');
              });
      }),
    ),
  );
}

const parts = (list: string): number => list.split('、').filter((one) => one !== '').length;

const linesOf = (clause: Clause): number[] =>
  clause.lines.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));

/** A deadline with a full date, moved to the year before the signature. */
function dates(issue: ReadIssue): Injected[] {
  return issue.documents.flatMap(({ dated, datedLine, lines: [first, last] }) => {
    if (dated === null || datedLine === null) return [];
    const year = Number(dated.slice(0, 4));
    const out: Injected[] = [];
    for (let line = first; line <= last; line += 1) {
      const text = issue.text[line - 1]!;
      const match = new RegExp(
        `(${year}|${year + 1})\\s?年\\s?\\d{1,2}\\s?月(?:\\s?\\d{1,2}\\s?日|底)前[，,]?(?=完成|报|将|上报|全部|全面|制定|建成|投入|提交)`,
        'u',
      ).exec(text);
      if (match) out.push(...changed(issue, line, match[0], match[0].replace(match[1]!, String(year - 1)), 'date'));
    }
    return out;
  });
}

/** 5月31日 → 6月31日. */
function impossibleDates(issue: ReadIssue): Injected[] {
  const short: Record<string, string> = { '1': '2', '3': '4', '5': '6', '8': '9', '10': '11', '12': '11' };
  return issue.text.flatMap((text, i) => {
    const match = /(?<!\d)(1|3|5|8|10|12)(\s?月\s?)(\d{1,2})(?=\s?日)/u.exec(text);
    if (!match) return [];
    const [printed, month, between] = match;
    return changed(issue, i + 1, printed, `${short[month!]}${between}31`, 'impossible date');
  });
}

/** A row of a table numbered from one is taken out. */
function rows(issue: ReadIssue): Injected[] {
  return issue.documents.flatMap(({ tables }) =>
    tables.flatMap((table) => {
      const numbered = table.rows.filter(({ cells }) => /^\d{1,3}$/u.test(cells[0] ?? ''));
      if (numbered.length < 5 || !numbered.every(({ cells }, i) => Number(cells[0]) === i + 1)) return [];
      const row = numbered[Math.floor(numbered.length / 2)]!;
      const lines = issue.text.map((text, i) => (i + 1 === row.line ? '' : text));
      return [{ kind: 'dropped row' as const, lines, line: row.line, what: `row ${row.cells[0]} taken out` }];
    }),
  );
}

/** An item of a numbered list gets the number of the one before it; an item is taken out. */
function numbers(issue: ReadIssue): Injected[] {
  return clausesOf(issue).flatMap(({ clause, siblings }) => {
    if (clause.label === null) return [];
    const labelled = siblings.filter(
      (one) => one.label !== null && !/附件|条|章/u.test(one.label) && form(one) === form(clause),
    );
    const at = labelled.indexOf(clause);
    if (at < 1 || at >= labelled.length - 1 || !labelled.every((one, i) => ordinalOf(one) === i + 1)) return [];
    const line = clause.lines[0]![0];
    const text = issue.text[line - 1]!;
    const ordinal = ordinalOf(clause)!;
    const printed = clause.label!.replace(/[（()）]/gu, '');
    const before = /\d/u.test(printed) ? String(ordinal - 1) : printNumeral(ordinal - 1);
    const head = new RegExp(`^([\\s（(-]*)${printed}(?=[\\s）)、.．])`, 'u').exec(text);
    // An item is taken out whole where it is alone on its lines.
    const only = clause.children.length === 0 && clause.lines.length === 1 && head !== null;
    const without = [...issue.text];
    if (only) for (let n = clause.lines[0]![0]; n <= clause.lines[0]![1]; n += 1) without[n - 1] = '';
    return [
      ...(head ? changed(issue, line, head[0], head[1]! + before, 'duplicate number') : []),
      ...(only
        ? [
            {
              kind: 'dropped item' as const,
              lines: without,
              line: labelled[at + 1]!.lines[0]![0],
              what: `${clause.label} taken out`,
            },
          ]
        : []),
    ];
  });
}

const form = ({ label }: Clause): string =>
  label!.replace(/[\d一二三四五六七八九十]+/gu, /\d/u.test(label!) ? '1' : '一');

/** 占…的44.65%: of three and more in one document that make 100%, and 补助30元/亩，占40% of a price on the same line. */
function shares(issue: ReadIssue): Injected[] {
  const raise = (line: number, percent: string): Injected[] =>
    changed(issue, line, percent, (Number(percent) + 3).toFixed(percent.split('.')[1]?.length ?? 0), 'share');
  return issue.documents.flatMap(({ lines: [first, last] }) => {
    const found: { line: number; percent: string }[] = [];
    const priced: Injected[] = [];
    for (let line = first; line <= last; line += 1) {
      const text = issue.text[line - 1]!;
      for (const match of text.matchAll(/(?:占|(?<=占.{0,20}))[^。；%]{0,20}?(\d+(?:\.\d+)?)\s?%/gu))
        found.push({ line, percent: match[1]! });
      const price = /(\d+)\s?元\/(\p{Script=Han})[^。]*?(\d+)\s?元\/\2[^。]*?占[^。]*?(\d+)%/u.exec(text);
      if (price && Number(price[1]) * Number(price[4]) === Number(price[3]) * 100)
        priced.push(...raise(line, `${price[4]}%`.slice(0, -1)));
    }
    const whole =
      found.length >= 3 && Math.abs(found.reduce((sum, { percent }) => sum + cents(percent), 0) - 1_000_000) < 300;
    return [...(whole ? found.flatMap(({ line, percent }) => raise(line, percent)) : []), ...priced];
  });
}

/** A document gets the number of the one before it in its series. */
function documentNumbers(issue: ReadIssue): Injected[] {
  return issue.documents.flatMap(({ series, seq, numberLine }, i) => {
    const previous = issue.documents.slice(0, i).findLast((one) => one.series === series);
    if (!previous || seq === null || numberLine === null) return [];
    const match = new RegExp(`[〕)）\\]】]\\s*${seq}(?=\\s*号)`, 'u').exec(issue.text[numberLine - 1]!);
    return match
      ? changed(issue, numberLine, match[0], match[0].replace(String(seq), String(previous.seq)), 'document number')
      : [];
  });
}
