/** Words printed twice: one item twice in an enumeration, 连接软管连接软管. Of two characters (金融扶贫扶贫信贷) they may be two words. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Passage } from '../subject.ts';

export const repetition: Family = {
  name: 'repetition',
  explanation: '并列的名称不应重复列举，三字以上的词语不应误印两遍。',
  check: ({ passages, intact }) =>
    passages.flatMap((passage) => [...items(passage), ...(intact && !isForm(passage) ? words(passage) : [])]),
};

/** 甲、乙、乙、丙 within one clause. */
function items(passage: Passage): Remark[] {
  return [...passage.text.matchAll(/[^，。；：]+/gu)].flatMap((clause): Remark[] => {
    const list = clause[0].split('、');
    const twice = list.find((item, i) => item.length >= 4 && list.indexOf(item) !== i);
    if (list.length < 4 || twice === undefined) return [];
    const at = clause.index + clause[0].lastIndexOf(twice);
    return [
      {
        type: 'mismatch',
        lines: [passage.lineAt(at), passage.lineAt(clause.index + clause[0].indexOf(twice))],
        stated: `“${twice}”列举两次`,
        found: `${list.length}项中有重复`,
        severity: 'medium',
        message: `并列的名称中“${twice}”出现两次。`,
      },
    ];
  });
}

/** Not 大队大队长 and 乡镇乡镇长, 一级一级, 非法违法违规. */
const DOUBLED = /(?<!非)((?![一逐每各])\p{Script=Han}{3,8})\1(?![长员部主会办])/gu;
const RHETORIC = /[一二三四五六七八九十再又很]/u;

function words(passage: Passage): Remark[] {
  return [...passage.text.matchAll(DOUBLED)].slice(0, 1).flatMap((match): Remark[] => {
    const [printed, word] = match;
    if (RHETORIC.test(word!) || new Set(word).size === 1) return [];
    return [
      {
        type: 'mismatch',
        lines: [passage.lineAt(match.index)],
        stated: printed,
        found: word!,
        severity: 'low',
        message: `“${printed}”重复，疑多印一遍“${word}”。`,
        proposal: word!,
      },
    ];
  });
}

/** Cells that were read as text, and blanks to be filled in, repeat by nature. */
const isForm = ({ text }: Passage): boolean => /年月日|盖章|(\p{Script=Han}{2,4})\1{2}/u.test(text);
