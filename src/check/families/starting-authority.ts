/** Who starts which level of a response: a lesser level is not for a higher authority than a graver one. */
import { parseNumeral } from '../../text/numeral.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { type Subject, sentences } from '../subject.ts';

export const startingAuthority: Family = {
  name: 'starting-authority',
  explanation: '应急响应由谁启动应与级别相称：较重的一级由本级启动的，较轻的一级不会由上一级启动。',
  check: remarksOn,
};

interface Start {
  /** 1 is the gravest. */
  grade: number;
  /** As printed: 市指挥部. */
  body: string;
  line: number;
}

const AUTHORITIES = ['乡', '镇', '区县旗', '市', '省'];
const rankOf = ({ body }: Start): number => AUTHORITIES.findIndex((level) => level.includes(body[0]!));

const GRADE = /([一二三四ⅠⅡⅢⅣ])级(?:应急)?响应/u;
const BODY = /(?<=^|[，：]|由)[乡镇区县旗市省]\p{Script=Han}{0,10}?(?:指挥部|领导小组|领导组)/u;

function remarksOn({ passages }: Subject): Remark[] {
  const starts = passages.flatMap((passage) =>
    sentences(passage, true).flatMap(({ text, start }): Start[] => {
      const grade = GRADE.exec(text)?.[1];
      const body = BODY.exec(text);
      if (!grade || !body || !/启动/u.test(text.slice(body.index))) return [];
      const ordinal = 'ⅠⅡⅢⅣ'.indexOf(grade) + 1 || parseNumeral(grade)!;
      return [{ grade: ordinal, body: body[0], line: passage.lineAt(start + body.index) }];
    }),
  );
  return starts.flatMap((lesser) => {
    const graver = starts.find((one) => one.grade < lesser.grade && rankOf(one) < rankOf(lesser));
    if (!graver) return [];
    return [
      {
        type: 'mismatch',
        lines: [lesser.line, graver.line],
        stated: `${lesser.grade}级响应：${lesser.body}`,
        found: `${graver.grade}级响应：${graver.body}`,
        severity: 'medium',
        message: `较重的${graver.grade}级响应由“${graver.body}”（第${graver.line}行）启动，较轻的${lesser.grade}级却由“${lesser.body}”启动，疑照抄上级文件。`,
      },
    ];
  });
}
