/** The table of contents against the documents behind it: titles, gaps, pages. */
import type { TocEntry } from '../../gazette/types.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { difference } from '../similar.ts';
import type { Subject } from '../subject.ts';
import { plain } from './title-name.ts';

export const contents: Family = {
  name: 'contents',
  explanation: '目录应当列全本期文件，标题与正文相同，页码依次递增。',
  check: (subject, { issue }) => title(subject, issue.issue.toc ?? []),
  checkAll: (subjects, { issue }) => {
    const toc = issue.issue.toc ?? [];
    return [...absent(subjects, toc), ...pages(toc)];
  },
};

/** A title that differs by a word; more is the extraction's, and so are characters that it mistakes. */
function title({ document, passages }: Subject, toc: TocEntry[]): Remark[] {
  const entry = toc.find(({ number }) => number !== null && number === document.number);
  if (!entry || document.title === null || passages.length === 0) return [];
  const [mine, theirs] = difference(plain(entry.title), plain(document.title));
  const differing = mine + theirs;
  if (differing.length > 4 || !/^\p{Script=Han}+$/u.test(differing) || /^[人入一]+$/u.test(differing)) return [];
  return [
    {
      type: 'name-variant',
      lines: [entry.lines[0], document.lines[0]],
      stated: mine === '' ? `目录少“${theirs}”` : `目录作“${mine}”`,
      found: theirs === '' ? `标题无“${mine}”` : `标题作“${theirs}”`,
      severity: 'medium',
      message: `目录与标题不一致：目录为“${entry.title}”，标题为“${document.title}”。`,
    },
  ];
}

type Placed = ReturnType<NonNullable<Family['checkAll']>>;

/** A document that the contents leave out, where they name nearly all the others. */
function absent(subjects: Subject[], toc: TocEntry[]): Placed {
  const listed = new Set(toc.map(({ number }) => number));
  const missing = subjects.filter(({ document }) => !listed.has(document.number));
  if (toc.length < 3 || missing.length === 0 || missing.length * 5 > subjects.length) return [];
  return missing.map(({ document }) => ({
    document,
    type: 'reference' as const,
    lines: [document.numberLine ?? document.lines[0], toc.at(-1)!.lines[0]],
    stated: document.number ?? '',
    found: '目录中没有',
    severity: 'medium' as const,
    message: `目录没有列入${document.number}《${document.title ?? ''}》。`,
  }));
}

/** Pages rise; one that does not stands between two that do. */
function pages(toc: TocEntry[]): Placed {
  const paged = toc.filter(({ page }) => page !== null);
  return paged.flatMap((entry, i) => {
    const [before, behind] = [paged[i - 1]?.page ?? null, paged[i + 1]?.page ?? null];
    if (before === null || behind === null || before > behind) return [];
    if (entry.page! >= before && entry.page! <= behind) return [];
    return [
      {
        document: null,
        type: 'numbering' as const,
        lines: [entry.lines[1], entry.lines[0]],
        stated: `目录页码${entry.page}`,
        found: `应在${before}与${behind}之间`,
        severity: 'low' as const,
        message: `目录中“${entry.title.slice(0, 40)}”的页码${entry.page}不在前后页码${before}、${behind}之间。`,
      },
    ];
  });
}
