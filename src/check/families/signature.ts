/** The date of signature against the number, the issue that prints it, and what is said to have happened before it. */
import { findDates } from '../../text/date.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject } from '../subject.ts';

export const signature: Family = {
  name: 'signature',
  explanation: '成文日期应与文号年份相符，不晚于刊载的公报，也不早于文中已经召开的会议、已经发生的事项。',
  check: (subject, { issue }) => [...number(subject), ...printed(subject, issue.issue.published), ...events(subject)],
};

/** A number of one year may be given in the first weeks of the next. */
function number({ document }: Subject): Remark[] {
  const { dated, datedLine, year, numberLine } = document;
  if (dated === null || datedLine === null || year === null || numberLine === null) return [];
  const signed = Number(dated.slice(0, 4));
  if (signed === year || (signed === year + 1 && dated.slice(5, 7) <= '02')) return [];
  return [
    {
      type: 'date-order',
      lines: [datedLine, numberLine],
      stated: `成文于${dated}`,
      found: document.number!,
      severity: 'medium',
      message: `成文日期${dated}与文号年份〔${year}〕不符。`,
    },
  ];
}

function printed({ document }: Subject, published: string | null): Remark[] {
  const { dated, datedLine } = document;
  if (published === null || dated === null || datedLine === null || dated <= published) return [];
  return [
    {
      type: 'date-order',
      lines: [datedLine],
      stated: `成文于${dated}`,
      found: `公报${published}出版`,
      severity: 'medium',
      message: `成文日期${dated}晚于公报的出版日期${published}。`,
    },
  ];
}

/** 经2025年3月28日县政府常务会议研究决定, signed on the 18th. */
const HAPPENED = /^[^，。；]{0,24}(?:会议?(?:研究|审议|审定|讨论|决定)|召开的|研究同意|审议通过|印发的|发布的)/u;

function events({ document, passages }: Subject): Remark[] {
  const { dated, datedLine } = document;
  if (dated === null) return [];
  return passages.flatMap((passage) =>
    findDates(passage.text).flatMap(({ start, end, value }): Remark[] => {
      if (value.kind !== 'date' || value.iso <= dated || !HAPPENED.test(passage.text.slice(end))) return [];
      return [
        {
          type: 'date-order',
          lines: [passage.lineAt(start), ...(datedLine ? [datedLine] : [])],
          stated: passage.text.slice(start, end),
          found: `成文日期${dated}`,
          severity: 'high',
          message: `文中称${passage.text.slice(start, end)}已经发生的事项，晚于成文日期${dated}。`,
        },
      ];
    }),
  );
}
