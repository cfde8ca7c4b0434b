/** An issue large enough that its import takes a while. */
import type { ReadIssue } from '../../src/gazette/types.ts';
import { clause, document, issue } from './fixture.ts';

export function bigIssue(): ReadIssue {
  const documents = Array.from({ length: 30 }, (_, d) => {
    const number = `青政发〔2024〕${d + 1}号`;
    const clauses = Array.from({ length: 40 }, (_, n) =>
      clause(`首-${n + 1}`, `第${n}段：县民政局负责第${d}号文件的第${n}项工作，拨付资金${d * n}元。`, {
        lines: [[n + 1, n + 1]],
      }),
    );
    const citations = [{ number: '青政发〔2024〕1号', title: null, line: 3, held: true }];
    const appoints = [
      { person: `白${'晓川远山明月'[d % 6]}`, post: `第${d}中学校长`, probation: d % 2 === 0, line: 2 },
    ];
    return document(number, { clauses, citations, appoints, lines: [d * 40 + 1, d * 40 + 40] });
  });
  return issue('2024-1', documents, { text: Array.from({ length: 1200 }, (_, n) => `第${n + 1}行`) });
}
