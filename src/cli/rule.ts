/** `rule ID`: asks one rule. */
import { printDay } from '../calendar/day.ts';
import { shanghaiDay } from '../calendar/moment.ts';
import { findRule } from '../policy/find.ts';
import { explain, type Reasoned, ready, wanted } from '../rule/ask.ts';
import type { Data } from '../rule/input.ts';
import { Failure } from '../rule/value.ts';
import { UserError } from '../text/error.ts';
import { readArguments } from './arguments.ts';
import { printJson } from './issue-file.ts';
import { policies } from './policy-files.ts';
import { replacedParameters } from './what-if.ts';

export const help = `usage: gongbao rule ID --at DATE --input JSON [--reading NAME]... [--set PARAMETER=VALUE]... [--json]

Asks one rule (medical-insurance/contribution) as it stood on DATE (YYYY-MM-DD), or as it stands today. With ID alone the rule is
described: its inputs, outputs and readings.
  --input JSON     the inputs as one JSON object, for example '{"statuses": ["低保对象"]}'
  --reading NAME   takes another reading where the text is open; may be given for each open question
  --set P=VALUE    what if: the parameter P (medical-insurance/fee) had another value; prints the difference too
  --json           one JSON value: {outputs, readings, trace, cites} or {error, message}
Exit code 2 where there is no answer.
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    at: { type: 'string' },
    input: { type: 'string' },
    reading: { type: 'string', multiple: true },
    set: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  });
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0)
    throw new UserError('rule takes one id, for example medical-insurance/contribution.');
  const loaded = policies();
  const { policy, rule } = findRule(loaded.policies, id);
  if (Object.keys(values).every((key) => key === 'json')) {
    process.stdout.write(`${describe(rule)}\n`);
    return 0;
  }
  const question = {
    at: values.at ?? printDay(shanghaiDay(Date.now())),
    input: readInput(values.input ?? '{}'),
    readings: values.reading ?? [],
  };
  const of = ready(rule);
  try {
    const replaced = replacedParameters(policy, values.set ?? []);
    const answer = explain(of, { ...question, replaced }, loaded.calendar);
    const before = replaced ? outputsOf(() => explain(of, question, loaded.calendar)) : undefined;
    if (values.json) printJson(before === undefined ? answer : { ...answer, before });
    else process.stdout.write(`${text(answer, rule.outputs, before)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const missing = error.input === null ? [] : wanted(of, question, loaded.calendar);
    if (values.json) printJson({ error: error.code, message: error.message, ...(missing.length > 0 && { missing }) });
    process.stderr.write(`gongbao rule: ${error.code}: ${error.message}\n`);
    return 2;
  }
}

/** null where the policy as it stands gives no answer, and only the replaced value makes one. */
function outputsOf(ask: () => Reasoned): Record<string, Data> | null {
  try {
    return ask().outputs;
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

function readInput(text: string): Record<string, Data> {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    throw new UserError(`--input is no JSON: ${text.slice(0, 60)}; write one object, for example '{"statuses": []}'.`);
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new UserError('--input must be one JSON object.');
  return input as Record<string, Data>;
}

type RuleOf = ReturnType<typeof findRule>['rule'];

function describe(rule: RuleOf): string {
  const inputs = rule.inputs.map(({ key, title, optional }) => `  ${key}  ${title}${optional ? '（可不填）' : ''}`);
  const outputs = rule.outputs.map(({ key, title }) => `  ${key}  ${title}`);
  const readings = rule.readings.flatMap(({ title, options, taken }) => [
    `  ${title}`,
    ...options.map((o) => `    ${o.name}${o.name === taken ? '（默认）' : ''}  ${o.title}`),
  ]);
  return [
    rule.id,
    rule.asks,
    '输入',
    ...inputs,
    '输出',
    ...outputs,
    ...(readings.length > 0 ? ['读法', ...readings] : []),
  ].join('\n');
}

function text(
  { outputs, trace, cites }: Reasoned,
  titles: RuleOf['outputs'],
  before?: Record<string, Data> | null,
): string {
  const answers = titles.map(({ key, title }) => {
    const was =
      before && JSON.stringify(before[key]) !== JSON.stringify(outputs[key])
        ? `（原为 ${JSON.stringify(before[key])}）`
        : '';
    return `${title}  ${show(outputs[key]!)}${was}`;
  });
  const why = trace.flatMap(({ title, value, filled, reasons }) => [
    `  ${title} = ${filled === '' || filled === value ? '' : `${filled} = `}${value}`,
    ...reasons.map(
      ({ sentence, cites: lines }) => `    ${sentence}${lines.length > 0 ? `〔${lines.join('、')}〕` : ''}`,
    ),
  ]);
  return [...answers, '', '理由', ...why, '', `依据 ${cites.join('、')}`].join('\n');
}

function show(data: Data): string {
  return typeof data === 'string' ? data : JSON.stringify(data);
}
