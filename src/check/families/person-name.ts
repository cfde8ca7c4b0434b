/** One post, two spellings of its holder: 候树林 and 侯树林, 县水利局局长. */
import type { Family } from '../family.ts';
import { edits } from '../similar.ts';
import type { Subject } from '../subject.ts';

export const personName: Family = {
  name: 'person-name',
  explanation: '同一职务在不同名单中的姓名只差一个字的，多半有一处写错。',
  checkAll: (subjects) => remarksOn(subjects),
};

interface Holder {
  subject: Subject;
  line: number;
  person: string;
  post: string;
}

const HOLDER =
  /(?:^|[\t：:])[\s\u3000]*(\p{Script=Han}{2,3}|\p{Script=Han}[ \u3000]{1,3}\p{Script=Han})[ \t\u3000]+(\p{Script=Han}{2,24}(?:局长|书记|主任|部长|区长|县长|市长|镇长|乡长|院长|队长|经理|行长|校长|会长|理事长|主席|馆长|站长|所长|科长|政委))(?=[\s\t]|$)/gu;

function holdersIn(subject: Subject): Holder[] {
  const [first, last] = subject.document.lines;
  const out: Holder[] = [];
  for (let line = first; line <= last; line += 1) {
    const text = (subject.source[line - 1] ?? '').trim();
    if (text.length > 120) continue;
    for (const match of text.matchAll(HOLDER)) {
      const person = match[1]!.replace(/\s/gu, '');
      out.push({
        subject,
        line,
        person,
        post: match[2]!.replace(/^(?:[\p{Script=Han}]{2,3}市)?[\p{Script=Han}]{1,2}(?=[区县])/u, ''),
      });
    }
  }
  const { appoints, removes, body } = subject.document;
  for (const { person, post, line } of [...appoints, ...removes, ...(body?.members ?? [])])
    out.push({ subject, line, person, post });
  return out;
}

function remarksOn(subjects: Subject[]): ReturnType<NonNullable<Family['checkAll']>> {
  const byPost = Map.groupBy(subjects.flatMap(holdersIn), ({ post }) => post);
  const written = Map.groupBy([...byPost.values()].flat(), ({ person }) => person);
  return [...byPost.values()].flatMap((holders) => {
    const names = [...new Set(holders.map(({ person }) => person))];
    return names.flatMap((name) => {
      const other = names.find((one) => one !== name && one.length === name.length && edits(one, name, 1) === 1);
      if (other === undefined || name.length < 2) return [];
      const [mine, theirs] = [name, other].map((one) => written.get(one)!.length);
      // The rarer spelling is the doubtful one; of two equally rare the one printed first.
      if (mine! > theirs! || (mine === theirs && names.indexOf(name) > names.indexOf(other))) return [];
      const here = holders.find(({ person }) => person === name)!;
      const there = holders.find(({ person }) => person === other)!;
      return [
        {
          document: here.subject.document,
          type: 'name-variant' as const,
          lines: [here.line, there.line],
          stated: `${name} ${here.post}`,
          found: `${other} ${there.post}`,
          severity: 'medium' as const,
          message: `${here.post}在第${here.line}行写作“${name}”，在第${there.line}行写作“${other}”，疑有一处误写。`,
          proposal: other,
        },
      ];
    });
  });
}
