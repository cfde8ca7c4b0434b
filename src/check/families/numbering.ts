/** Numbering that skips or repeats: paragraphs, articles, rows of a table; document numbers against their dates. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Grid } from '../grid.ts';
import type { Known } from '../known.ts';
import { labelForm, labelOrdinal, relabel } from '../ordinal.ts';
import type { Passage, Subject } from '../subject.ts';

export const numbering: Family = {
  name: 'numbering',
  explanation: '同一层次的序号应当连续，不跳号、不重号；表格序号、文号与成文日期的先后也应一致。',
  check: (subject) => [
    ...(subject.orderly ? [...groups(subject).flatMap((group) => gaps(group, subject)), ...articles(subject)] : []),
    ...subject.grids.flatMap(rows),
  ],
  checkAll: (subjects, { known }) => [...duplicates(subjects), ...taken(subjects, known), ...series(subjects)],
};

interface Numbered {
  ordinal: number;
  passage: Passage;
}

/** Lines. */
const NEAR = 40;

/** Siblings with the same form of label. */
function groups({ roots, passages }: Subject): Numbered[][] {
  return [roots, ...passages.map((passage) => passage.children)].flatMap((siblings) => {
    const byForm = new Map<string, Numbered[]>();
    for (const passage of siblings) {
      const ordinal = passage.label === null ? null : labelOrdinal(passage.label);
      if (ordinal === null || /[条附]/u.test(passage.label!)) continue;
      const key = labelForm(passage.label!);
      byForm.set(key, [...(byForm.get(key) ?? []), { ordinal, passage }]);
    }
    return [...byForm.values()];
  });
}

function gaps(group: Numbered[], subject: Subject): Remark[] {
  if (group.length < 2 || group[0]!.ordinal !== 1) return [];
  return group.flatMap(({ ordinal, passage }, i): Remark[] => {
    const previous = group[i - 1];
    if (!previous || ordinal === previous.ordinal + 1) return [];
    const [before, here] = [previous.passage, passage];
    if (ordinal === previous.ordinal) {
      // A second list that begins anew is no repetition, unless the number after it shows that one was meant to follow.
      const next = group[i + 1];
      if (before.text === here.text || (ordinal === 1 && next?.ordinal !== 3)) return [];
      // On a scrambled page the second may belong to another list, unless it stands close by or the number that was meant is wanting.
      const skips = next?.ordinal === ordinal + 2;
      if (!subject.intact && !skips && Math.abs(here.line - before.line) > NEAR) return [];
      return [
        {
          type: 'numbering',
          lines: [here.line, before.line],
          stated: `两个${here.label}`,
          found: `第二个应为${relabel(here.label!, ordinal + 1)}`,
          severity: 'medium',
          message: `序号重复：第${before.line}行和第${here.line}行都编为${here.label}。`,
          proposal: relabel(here.label!, ordinal + 1),
        },
      ];
    }
    // Behind a repetition the number that follows it seems to skip one.
    if (ordinal !== previous.ordinal + 2 || group[i - 2]?.ordinal === previous.ordinal) return [];
    const missing = relabel(here.label!, ordinal - 1);
    if (isInside(missing, before, here, subject) || isTorn(before, here, subject)) return [];
    return [
      {
        type: 'numbering',
        lines: [before.line, here.line],
        stated: `${before.label}之后是${here.label}`,
        found: `缺${missing}`,
        severity: 'high',
        message: `序号不连续：${before.label}（第${before.line}行）之后是${here.label}（第${here.line}行），缺${missing}。`,
        proposal: missing,
      },
    ];
  });
}

/** The end of a paragraph whose beginning was lost stands between: extraction took the number away. */
function isTorn(before: Passage, here: Passage, { source }: Subject): boolean {
  const between = source
    .slice(before.line - 1, Math.max(before.line, here.line - 1))
    .filter((text) => text.trim() !== '');
  return between.some((text, i) => {
    const previous = between[i - 1]?.trim() ?? '';
    const own = text.trim();
    return (
      /[。；;]$/u.test(previous) &&
      own.length < 30 &&
      /[。；;]$/u.test(own) &&
      !/^[-\s]*[（(]?[\d一二三四五六七八九十]/u.test(own)
    );
  });
}

/** The label stands somewhere in the lines between: the reader, not the drafter, lost it. */
function isInside(label: string, before: Passage, here: Passage, subject: Subject): boolean {
  const text = (subject.intact ? printedBetween(before, here, subject) : readBetween(before, here, subject)).replace(
    /\s/gu,
    '',
  );
  const bare = label.replace(/[（()）]/gu, '');
  return /[（(]/u.test(label)
    ? text.includes(`（${bare}）`) || text.includes(`(${bare})`)
    : new RegExp(`${bare}[、.．]`, 'u').test(text);
}

function printedBetween(before: Passage, here: Passage, { source }: Subject): string {
  const ends = before.clause.lines.map((range) => range[1]);
  return source.slice(before.line - 1, Math.max(before.line, ...ends, here.line)).join('');
}

/** On a scrambled page, what was put between them. */
function readBetween(before: Passage, here: Passage, { passages }: Subject): string {
  const between = passages.slice(passages.indexOf(before), passages.indexOf(here));
  return between.map(({ label, text }, i) => (i === 0 ? '' : (label ?? '')) + text).join('');
}

function articles(subject: Subject): Remark[] {
  const all = subject.passages
    .filter((passage) => passage.clause.kind === 'article')
    .map((passage) => ({ ordinal: labelOrdinal(passage.label!) ?? 0, passage }));
  return gaps(all, subject);
}

/** 序号 of a table: rises by one but for at most a few places. */
function rows(grid: Grid): Remark[] {
  const numbered = grid.rows.flatMap(({ line, cells }) =>
    /^\d{1,3}$/u.test(cells[0] ?? '') && cells.length > 2 ? [{ line, n: Number(cells[0]) }] : [],
  );
  if (numbered.length < 4) return [];
  const breaks = numbered.flatMap((row, i) => {
    const previous = numbered[i - 1];
    const next = numbered[i + 1];
    if (!previous || row.n === previous.n + 1 || row.n === 1) return [];
    // One row misnumbered: its neighbours count on.
    const alone = next === undefined ? row.n > previous.n : next.n === previous.n + 2;
    return [{ previous, row, alone }];
  });
  if (breaks.length === 0 || breaks.length > 2) return [];
  return breaks.slice(0, 1).flatMap(({ previous, row, alone }): Remark[] => {
    const repeated = row.n === previous.n;
    if (!repeated && row.n !== previous.n + 2 && !alone) return [];
    return [
      {
        type: 'numbering',
        lines: [row.line, previous.line],
        stated: `序号${previous.n}之后是${row.n}`,
        found: repeated ? '序号重复' : `应为${previous.n + 1}`,
        severity: 'medium',
        message: repeated
          ? `表格序号重复：第${previous.line}行和第${row.line}行都是${row.n}。`
          : `表格序号不连续：${previous.n}之后是${row.n}，不是${previous.n + 1}。`,
      },
    ];
  });
}

type Placed = ReturnType<NonNullable<Family['checkAll']>>;

/** One number on two documents. */
function duplicates(subjects: Subject[]): Placed {
  return subjects.flatMap(({ document }, i) => {
    const first =
      document.number === null
        ? undefined
        : subjects.slice(0, i).find((one) => one.document.number === document.number);
    if (!first) return [];
    return [
      {
        document,
        type: 'numbering' as const,
        lines: [document.numberLine ?? document.lines[0], first.document.numberLine ?? first.document.lines[0]],
        stated: document.number!,
        found: `第${first.document.numberLine}行的文件已用此号`,
        severity: 'high' as const,
        message: `文号重复：${document.number}已用于第${first.document.numberLine}行的文件。`,
      },
    ];
  });
}

/** A number that another document bears already. */
function taken(subjects: Subject[], { documents }: Known): Placed {
  return subjects.flatMap(({ document }) => {
    const other = documents.find(({ number, title }) => number === document.number && title !== document.title);
    if (!other) return [];
    return [
      {
        document,
        type: 'numbering' as const,
        lines: [document.numberLine ?? document.lines[0]],
        stated: other.number,
        found: `《${other.title ?? ''}》已用此号`,
        severity: 'high' as const,
        message: `文号${other.number}已用于《${other.title ?? ''}》。`,
      },
    ];
  });
}

/** A later number with an earlier date. */
function series(subjects: Subject[]): Placed {
  const held = subjects
    .map(({ document }) => document)
    .filter((one) => one.series !== null && one.seq !== null && one.dated !== null && one.datedLine !== null);
  return held.flatMap((document) => {
    const next = held
      .filter((one) => one.series === document.series && one.year === document.year && one.seq! > document.seq!)
      .sort((a, b) => a.seq! - b.seq!)[0];
    if (!next || next.dated! >= document.dated!) return [];
    return [
      {
        document,
        type: 'numbering' as const,
        lines: [document.numberLine!, document.datedLine!, next.numberLine!, next.datedLine!],
        stated: `${document.number}成文于${document.dated}`,
        found: `${next.number}成文于${next.dated}`,
        severity: 'medium' as const,
        message: `文号与成文日期先后不一致：${document.number}成文于${document.dated}，而其后的${next.number}成文于${next.dated}。`,
      },
    ];
  });
}
