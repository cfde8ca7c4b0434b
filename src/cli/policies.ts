/** `policies [ID]`: what there is. */
import { findPolicy } from '../policy/find.ts';
import type { DeclaredKind, Policy } from '../policy/policy.ts';
import { policySchema } from '../policy/schema.ts';
import { readArguments } from './arguments.ts';
import { printJson } from './issue-file.ts';
import { policies } from './policy-files.ts';

export const help = `usage: gongbao policies [ID] [--json] [--schema]

Lists the policies: documents covered, rules, clocks, duties, registers, indicators, plans, procedures, bodies, hooks; or one of them.
  --json     one JSON value
  --schema   the JSON Schema of policy files, for editors
`;

const KINDS: DeclaredKind[] = [
  'duties',
  'registers',
  'indicators',
  'plans',
  'procedures',
  'bodies',
  'letters',
  'views',
  'history',
];

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' }, schema: { type: 'boolean' } });
  if (values.schema) {
    printJson(policySchema);
    return 0;
  }
  const all = policies().policies;
  const [id] = positionals;
  const summaries = id === undefined ? all.map(summary) : [summary(findPolicy(all, id))];
  if (values.json) {
    printJson(id === undefined ? summaries : summaries[0]);
    return 0;
  }
  for (const item of summaries) {
    const counts = [
      ['规则', item.rules.length],
      ['时限', item.clocks.length],
      ['参数', item.parameters.length],
      ...KINDS.map((kind) => [NAMES[kind], item[kind].length]),
    ] as [string, number][];
    process.stdout.write(
      `${item.id}  ${item.title}  ${counts.flatMap(([name, n]) => (n > 0 ? [`${name} ${n}`] : [])).join('，')}${item.hooks.length > 0 ? `，hook ${item.hooks.length}` : ''}\n`,
    );
    if (id !== undefined)
      for (const name of [...item.documents, ...item.rules, ...item.clocks, ...KINDS.flatMap((kind) => item[kind])])
        process.stdout.write(`  ${name}\n`);
  }
  const hooks = summaries.filter((item) => item.hooks.length > 0).length;
  process.stdout.write(
    `${summaries.length} policies, ${sum(summaries, 'rules')} rules, ${sum(summaries, 'clocks')} clocks, ${hooks} with a TypeScript hook\n`,
  );
  return 0;
}

const NAMES: Record<DeclaredKind, string> = {
  duties: '职责',
  registers: '台账',
  indicators: '指标',
  plans: '预案',
  procedures: '流程',
  bodies: '机构',
  letters: '文书',
  views: '视图',
  history: '已办事项',
};

function summary(policy: Policy) {
  const declared = Object.fromEntries(
    KINDS.map((kind) => [kind, policy.declared.filter((item) => item.kind === kind).map((item) => item.id)]),
  ) as Record<DeclaredKind, string[]>;
  return {
    id: policy.id,
    jurisdiction: policy.jurisdiction,
    title: policy.title,
    organ: policy.organ,
    documents: policy.documents.map(({ number }) => number),
    parameters: policy.parameters.map(({ id }) => id),
    rules: policy.rules.map(({ id }) => id),
    clocks: policy.clocks.map(({ spec }) => spec.id),
    ...declared,
    hooks: policy.hooks,
  };
}

function sum(summaries: ReturnType<typeof summary>[], key: 'rules' | 'clocks'): number {
  return summaries.reduce((total, item) => total + item[key].length, 0);
}
