/** Telephones and mailboxes: one number for two units, one unit with two numbers, a mailbox written two ways. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { edits } from '../similar.ts';
import type { Subject } from '../subject.ts';

export const contact: Family = {
  name: 'contact',
  explanation: '同一单位的咨询电话应当一致，同一电话不应属于两个单位；同一邮箱的写法应当一致。',
  check: (subject) => [...mailboxes(subject), ...misdialled(subject)],
  checkAll: (subjects) => phones(subjects),
};

const MAILBOX = /(?<![A-Za-z0-9._-])[A-Za-z0-9._-]{1,40}[@＠][A-Za-z0-9.-]+\.[a-z]{2,}/gu;

function mailboxes({ passages }: Subject): Remark[] {
  const found = passages.flatMap((passage) =>
    [...passage.text.matchAll(MAILBOX)].map((match) => ({ mailbox: match[0], line: passage.lineAt(match.index) })),
  );
  const seen = [...Map.groupBy(found, ({ mailbox }) => mailbox).values()].map((group) => group[0]!);
  return seen.flatMap((one, i) =>
    seen.slice(i + 1).flatMap((other): Remark[] =>
      edits(one.mailbox, other.mailbox, 3) > 3 || one.mailbox.length < 10
        ? []
        : [
            {
              type: 'mismatch',
              lines: [one.line, other.line],
              stated: one.mailbox,
              found: other.mailbox,
              severity: 'medium',
              message: `邮箱前后不一致：“${one.mailbox}”与“${other.mailbox}”。`,
            },
          ],
    ),
  );
}

/** An area code and a number. */
const PHONE = /(?<![\d-])(0(?:10|2\d|[3-9]\d{2}))[-—–－ ]{1,3}(\d{5,10})(?![\d-])/gu;

/** A number with a digit too many or too few: behind 010 and 02x eight, behind other codes seven or eight. */
function misdialled({ document, source }: Subject): Remark[] {
  const [first, last] = document.lines;
  return source.slice(first - 1, last).flatMap((text, i) =>
    [...text.matchAll(PHONE)].flatMap((match): Remark[] => {
      const [printed, code, { length }] = match as unknown as [string, string, string];
      if (length === 8 || (length === 7 && code.length === 4)) return [];
      return [
        {
          type: 'mismatch',
          lines: [first + i],
          stated: printed,
          found: `${length}位`,
          severity: 'low',
          message: `电话“${printed}”的位数不对：区号后有${length}位。`,
        },
      ];
    }),
  );
}

function phones(subjects: Subject[]): ReturnType<NonNullable<Family['checkAll']>> {
  const held = subjects.flatMap(({ document, source }) => {
    const { contactUnit, contactPhone, lines } = document;
    if (contactUnit === null || contactPhone === null) return [];
    const digits = contactPhone.replace(/\D/gu, '').slice(-7);
    for (let line = lines[1]; line >= lines[0]; line -= 1)
      if ((source[line - 1] ?? '').replace(/\D/gu, '').endsWith(digits))
        return [{ document, unit: contactUnit, phone: contactPhone, line }];
    return [];
  });
  return held.flatMap((one) => {
    // Doubtful only where both sides speak against it: the unit has another number and the number another unit.
    const own = held.find((other) => other.unit === one.unit && other.phone !== one.phone);
    const owner = held.find((other) => other.phone === one.phone && other.unit !== one.unit);
    if (!own || !owner) return [];
    // Of two units that share a number, the one that is seen with it more often keeps it.
    const count = (unit: string): number =>
      held.filter((other) => other.unit === unit && other.phone === one.phone).length;
    if (count(one.unit) > count(owner.unit)) return [];
    return [
      {
        document: one.document,
        type: 'mismatch' as const,
        lines: [one.line, own.line, owner.line],
        stated: `${one.unit} ${one.phone}`,
        found: `${own.unit} ${own.phone}；${owner.phone}是${owner.unit}的电话`,
        severity: 'medium' as const,
        message: `${one.unit}的电话${one.phone}在第${owner.line}行属于${owner.unit}，该单位在第${own.line}行的电话为${own.phone}。`,
        proposal: own.phone,
      },
    ];
  });
}
