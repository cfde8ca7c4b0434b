/** Names of organs that had changed when the document was signed; the caller knows which. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Known } from '../known.ts';
import type { Subject } from '../subject.ts';

export const formerName: Family = {
  name: 'former-name',
  explanation: '成文时已经更名或撤销的机构，不应再用旧名。',
  check: (subject, { known }) => known.formerNames.flatMap((name) => remarksOn(subject, name)),
};

function remarksOn({ document, texts }: Subject, { former, present, since }: Known['formerNames'][number]): Remark[] {
  if (document.dated === null || document.dated < since) return [];
  const lines = texts.flatMap(({ text, lineAt }) => {
    const at = text.indexOf(former);
    // 原区扶贫办 says itself that the name is old.
    return at < 0 || /[原旧]$/u.test(text.slice(0, at)) || text.startsWith(present, at) ? [] : [lineAt(at)];
  });
  if (lines.length === 0) return [];
  return [
    {
      type: 'name-variant',
      lines,
      stated: former,
      found: present,
      severity: 'low',
      message: `“${former}”自${since}起已改称“${present}”。`,
      proposal: present,
    },
  ];
}
