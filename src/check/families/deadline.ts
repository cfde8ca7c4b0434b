/** A duty that was due before the document was signed. */
import { parseDay } from '../../calendar/day.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { type Deadline, deadlinesIn } from '../period.ts';
import { type Subject, sentences } from '../subject.ts';

export const deadline: Family = {
  name: 'deadline',
  explanation: '要求完成或报送的期限不应早于成文日期，否则收文时已经逾期。',
  check: (subject) => [...remarksOn(subject), ...pastYears(subject)],
};

/** What happened before a day is a fact or a condition, not a duty. */
const PAST_BEFORE = /(?:截至|截止到?|早于|上年|此前|已于|已在)[^，。；]{0,6}$/u;
const PAST_BEHIND =
  /^(?:[（(][^）)]*[）)])?(?:[^，。；]{0,24}(?:的|者)(?:[，。；、）)]|$)|[^，。；将完报送提交]{1,8}的|所有|[^，。；]{0,12}(?:已|曾|出生|参加工作|毕业|退休|注册|登记|购买|购置|建成|取得))/u;

/** 2022年以前 tells of a time past; 2022年底前 sets a limit. */
const isBareYear = ({ found: { value }, printed }: Deadline): boolean =>
  value.kind === 'deadline' && value.by.kind === 'year' && !/[底末]/u.test(printed);

/** A deadline without a year is one of the year in the title, where that lies ahead, else of the signature's. */
function yearOf(title: string | null, dated: string): number {
  const years = [...(title ?? '').matchAll(/(20\d\d)(?=年)/gu)].map(([year]) => Number(year));
  return Math.max(Number(dated.slice(0, 4)), ...years);
}

/** 次年2月底前, 每年…于3月底前; and in a plan signed in November, 3月底前 means next March. */
function isOtherYear(before: string, by: string, dated: string): boolean {
  return /每学?年|逐年|次年|翌年|明年|来年|下一?年|第二年/u.test(before) || parseDay(dated)! - parseDay(by)! > 150;
}

function remarksOn({ passages, document }: Subject): Remark[] {
  const { dated, datedLine } = document;
  if (dated === null) return [];
  const year = yearOf(document.title, dated);
  return passages.flatMap((passage) =>
    sentences(passage).flatMap(({ text, start }) =>
      deadlinesIn(text, year).flatMap((due): Remark[] => {
        if (due.by >= dated || isBareYear(due)) return [];
        const before = text.slice(0, due.start);
        const behind = text.slice(due.end);
        if (PAST_BEFORE.test(before) || PAST_BEHIND.test(behind)) return [];
        if (!/\d{4}年/u.test(due.printed) && isOtherYear(before, due.by, dated)) return [];
        return [
          {
            type: 'date-order',
            lines: [passage.lineAt(start + due.start), ...(datedLine ? [datedLine] : [])],
            stated: due.printed,
            found: `成文日期${dated}`,
            severity: 'high',
            message: `期限“${due.printed}”（${due.by}）早于成文日期${dated}。`,
          },
        ];
      }),
    ),
  );
}

/** 2022年实现…全覆盖 in a task that names who has to do it. */
const TASK_YEAR =
  /(?<=^|[。；，])(?:到|在)?(20\d\d)年(?:要|应|须|内)?(?:力争|基本|全面)?(?:实现|完成|建成|达到|启动|建设|培育|打造|新建|新增)/gu;
const OBLIGED = /(?:牵头|责任|配合|实施)(?:单位|部门)[：:]|负责[）)]/u;
const DONE = /已|了|同比|累计|以来|上年/u;

/** A task, not a report: its paragraph names the unit that has to do it, and its year was over when it was given. */
function pastYears({ passages, document: { dated, datedLine } }: Subject): Remark[] {
  if (dated === null) return [];
  return passages
    .filter(({ text }) => OBLIGED.test(text))
    .flatMap((passage) =>
      sentences(passage, true).flatMap(({ text, start }) =>
        [...text.matchAll(TASK_YEAR)].flatMap((match): Remark[] => {
          if (match[1]! >= dated.slice(0, 4) || DONE.test(text)) return [];
          return [
            {
              type: 'date-order',
              lines: [passage.lineAt(start + match.index), ...(datedLine ? [datedLine] : [])],
              stated: match[0],
              found: `成文日期${dated}`,
              severity: 'medium',
              message: `任务年份“${match[0]}”在成文日期${dated}之前已经结束。`,
            },
          ];
        }),
      ),
    );
}
