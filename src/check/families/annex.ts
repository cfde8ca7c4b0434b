/** Annexes: listed but not there, referred to but not listed, named one way here and another way there. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { isSubsequence, likeness } from '../similar.ts';
import type { Subject } from '../subject.ts';

export const annex: Family = {
  name: 'annex',
  explanation: '文中提到的附件应当列出并附上，编号和名称前后一致。',
  check: (subject) => [...missing(subject), ...headings(subject), ...references(subject), ...mentioned(subject)],
};

function missing({ document, intact, source }: Subject): Remark[] {
  // Behind scrambled pages an annex may stand anywhere.
  if (!intact) return [];
  const lost = document.missing.filter(({ type, what }) => type === 'annex' && /文中提到/u.test(what));
  // Where an issue prints none of the annexes, they were left out or lost as images; in a draft each should be there.
  const printed = document.clauses.some(
    ({ kind, lines }) => kind === 'annex' && /^附\s*件\s*\d*$/u.test((source[lines[0]![0] - 1] ?? '').trim()),
  );
  if (document.number !== null && (!printed || lost.length === 0)) return [];
  return document.missing.flatMap(({ type, what, lines }): Remark[] => {
    if (type !== 'annex' || lines === null || /内容/u.test(what)) return [];
    const name = (/^附件(.*?)(?:文中|$)/u.exec(what)?.[1] ?? '').replace(/《《/gu, '《').replace(/》》/gu, '》');
    // Its heading may be lost and its title stand over it all the same.
    const title = /《(.*)》/u.exec(name)?.[1] ?? '';
    const behind = source.slice(lines[0], document.lines[1]).map((text) => text.replace(/\s/gu, ''));
    const isTitle = (text: string, i: number): boolean =>
      !/^[-\d]/u.test(text) &&
      (`${text}${behind[i + 1] ?? ''}`.includes(title) || (text.length >= 6 && title.endsWith(text)));
    if (title !== '' && behind.some(isTitle)) return [];
    return [
      {
        type: 'reference',
        lines: [lines[0]],
        stated: `附件${name}`,
        found: '正文之后没有这个附件',
        severity: 'medium',
        message: `附件${name}已列出，但文后没有。`,
      },
    ];
  });
}

/** The heading of an annex that the list does not have. */
function headings(subject: Subject): Remark[] {
  const { document, source, intact } = subject;
  const list = intact ? listed(subject) : new Map<number, { name: string; line: number }>();
  if (list.size < 2) return [];
  const found: Remark[] = [];
  for (let line = document.lines[0]; line <= document.lines[1]; line += 1) {
    const number = Number(/^附\s*件\s*(\d{1,2})$/u.exec((source[line - 1] ?? '').trim())?.[1] ?? 0);
    if (number === 0 || list.has(number)) continue;
    found.push({
      type: 'reference',
      lines: [line, [...list.values()].at(-1)!.line],
      stated: `附件${number}`,
      found: `只列出附件1至${list.size}`,
      severity: 'medium',
      message: `文后有附件${number}，而附件只列到${list.size}。`,
    });
  }
  return found;
}

const LIST_HEAD = /^(?:[-—]\s*)?附\s*件[：:]\s*(.*)$/u;
const ITEM = /^(?:[-—]\s*)?(\d{1,2})\s*[.．、]\s*(\S.{1,60})$/u;

/** The annexes that the text lists: number → name and line. */
function listed({ document, source }: Subject): Map<number, { name: string; line: number }> {
  const out = new Map<number, { name: string; line: number }>();
  let inside = false;
  for (let line = document.lines[0]; line <= document.lines[1]; line += 1) {
    const text = (source[line - 1] ?? '').trim();
    if (text === '') continue;
    const head = LIST_HEAD.exec(text);
    if (head) inside = true;
    if (!inside) continue;
    const item = ITEM.exec(head ? head[1]! : text);
    if (item && Number(item[1]) === out.size + 1)
      out.set(Number(item[1]), { name: item[2]!.replace(/\s/gu, ''), line });
    else if (!head && out.size > 0) {
      // A name may go on in the next line.
      const last = [...out.values()].at(-1)!;
      if (text.length > 24 || /[。；：]|年|^附\s*件|(?:政府|办公室|委员会|局)$/u.test(text) || line > last.line + 2)
        break;
      last.name += text.replace(/\s/gu, '');
    } else if (head && head[1] === '') break;
  }
  return out;
}

const REFERENCE = /(?:《([^《》]{4,60})》)?[（(]?(?:详?见)?附(件|表)(\d{1,2})(?!\d)/gu;

function references(subject: Subject): Remark[] {
  const list = listed(subject);
  if (list.size === 0 || !subject.intact) return [];
  return subject.passages.flatMap((passage) =>
    [...passage.text.matchAll(REFERENCE)].flatMap((match): Remark[] => {
      const [printed, name, word, digits] = match;
      const number = Number(digits);
      const held = list.get(number);
      // The heading of the annex itself, and the list.
      if (match.index === 0 && passage.text.length < 8) return [];
      const line = passage.lineAt(match.index);
      if (!held) {
        if (number <= list.size || /^附件/u.test(passage.text)) return [];
        return [
          {
            type: 'reference',
            lines: [line, [...list.values()].at(-1)!.line],
            stated: printed,
            found: `只列出附件1至${list.size}`,
            severity: 'medium',
            message: `文中引用“附${word}${number}”，而附件只列到${list.size}。`,
          },
        ];
      }
      if (line === held.line) return [];
      const remarks: Remark[] = [];
      if (word === '表')
        remarks.push({
          type: 'reference',
          lines: [line, held.line],
          stated: `附表${number}`,
          found: `附件${number}`,
          severity: 'low',
          message: `文中称“附表${number}”，附件目录为“附件${number}”。`,
          proposal: `附件${number}`,
        });
      const plain = (text: string): string => text.replace(/[“”"《》（）()\s]/gu, '');
      if (
        name &&
        plain(name) !== plain(held.name) &&
        likeness(plain(name), plain(held.name)) > 0.6 &&
        !plain(held.name).includes(plain(name))
      )
        remarks.push({
          type: 'name-variant',
          lines: [line, held.line],
          stated: `《${name}》`,
          found: held.name,
          severity: 'low',
          message: `附件${number}在文中称《${name}》，在附件目录中为“${held.name}”。`,
        });
      return remarks;
    }),
  );
}

/** 提交某某承诺书（附件2）: named without 《》, and otherwise than in the list, by a word more or less. */
function mentioned(subject: Subject): Remark[] {
  const list = listed(subject);
  return subject.passages.flatMap((passage) =>
    [...passage.text.matchAll(/(?<=([^。；，]{6,60}))（(?:详?见)?附件(\d{1,2})）/gu)].flatMap((match): Remark[] => {
      const held = list.get(Number(match[2]));
      const at = held ? match[1]!.lastIndexOf(held.name.slice(0, 4)) : -1;
      if (!held || at < 0) return [];
      const name = match[1]!.slice(at);
      const [short, long] = [name, held.name].sort((a, b) => a.length - b.length);
      // The end says what it is: where it differs, the next line was another annex's.
      if (
        short === long ||
        short!.slice(-2) !== long!.slice(-2) ||
        short!.length < 0.6 * long!.length ||
        !isSubsequence(short!, long!)
      )
        return [];
      return [
        {
          type: 'name-variant',
          lines: [passage.lineAt(match.index - name.length), passage.lineAt(match.index), held.line],
          stated: name,
          found: held.name,
          severity: 'low',
          message: `附件${match[2]}在文中称“${name}”，在附件目录中为“${held.name}”。`,
        },
      ];
    }),
  );
}
