/**
 * Cases that the gazettes print as already done, taken through the ordinary actions on their legal days by the organs that are
 * named. A step is taken when the issue that prints it is held; the rest follows when the next one comes.
 */
import type { ReadIssue } from '../gazette/types.ts';
import { type HistoryCase, type HistoryStep, historyOf } from '../policy/history.ts';
import type { Database } from '../store/database.ts';
import { type Actor, RECORD_ACCOUNT } from './actor.ts';
import { storeFile } from './attachments.ts';
import type { Paper } from './case-rows.ts';
import { act, openCase } from './cases.ts';
import { Refusal } from './fault.ts';
import { organ, type Setting } from './setting.ts';

export interface Replayed {
  id: string;
  /** Steps taken now. */
  taken: number;
  state: string | null;
  /** Why it stopped before its end, in words; null where it did not. */
  stopped: string | null;
}

/** Takes every step of the past that the held issues print and that has not been taken. Called again it does nothing. */
export async function replayHistory(
  db: Database,
  setting: Setting,
  issues: ReadonlyMap<string, ReadIssue>,
): Promise<Replayed[]> {
  const cases = [...setting.policies.values()].flatMap(({ policy }) =>
    policy.declared.filter(({ kind }) => kind === 'history').map(historyOf),
  );
  const taken = await takenSteps(db, setting);
  const done: Replayed[] = [];
  for (const past of cases) {
    const steps = 1 + past.actions.length;
    if (Array.from({ length: steps }, (_, at) => stepKey(past.id, at)).every((key) => taken.has(key))) continue;
    done.push(await replay(db, setting, issues, past, taken));
  }
  return done;
}

async function replay(
  db: Database,
  setting: Setting,
  issues: ReadonlyMap<string, ReadIssue>,
  past: HistoryCase,
  taken: ReadonlySet<string>,
): Promise<Replayed> {
  const result: Replayed = { id: past.id, taken: 0, state: null, stopped: null };
  try {
    if (!held(past.opening, issues)) return { ...result, stopped: missing(past.opening) };
    const first = stepKey(past.id, 0);
    const opener = recorder(setting, past.opening.by);
    let done = await openCase(db, setting, opener, {
      ...(await asked(db, opener, issues, past.opening)),
      procedure: past.procedure,
      title: past.title,
      document: past.document ?? undefined,
      cite: past.opening.cites[0],
      key: first,
    });
    if (!taken.has(first)) result.taken += 1;
    for (const [index, step] of past.actions.entries()) {
      if (!held(step, issues)) return { ...result, state: done.state, stopped: missing(step) };
      const key = stepKey(past.id, index + 1);
      const { action, to } = step;
      const actor = recorder(setting, step.by);
      const answer = await act(db, setting, actor, {
        ...(await asked(db, actor, issues, step)),
        case: done.id,
        action,
        version: done.version,
        to: to ?? undefined,
        key,
      });
      if (!taken.has(key)) result.taken += 1;
      done = answer;
    }
    return { ...result, state: done.state };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...result, stopped: error.message };
  }
}

function stepKey(id: string, step: number): string {
  return `${id}:${step}`;
}

/** Somebody of the organ that did it. */
function recorder(setting: Setting, by: string): Actor {
  const seat = { id: RECORD_ACCOUNT, organ: organ(setting, by), post: null, role: 'leader' as const, standsIn: false };
  return { jurisdiction: setting.jurisdiction, account: RECORD_ACCOUNT, person: '公报登记', seats: [seat] };
}

/** What a step fills in; its papers are the printed lines, stored as text. */
async function asked(
  db: Database,
  actor: Actor,
  issues: ReadonlyMap<string, ReadIssue>,
  { on, input, papers }: HistoryStep,
) {
  const stored: Paper[] = [];
  for (const [paper, cite] of Object.entries(papers)) {
    const content = Buffer.from(`${cite}\n${printed(cite, issues).join('\n')}\n`);
    const { name, sha256 } = await storeFile(db, actor, `${paper}（${cite.replace(':', '·')}）.txt`, content);
    stored.push({ paper, name, sha256 });
  }
  return { on, input, papers: stored };
}

/** The issues of all lines that a step rests on are here. Laws and other documents that no issue prints do not count. */
function held({ cites, papers }: HistoryStep, issues: ReadonlyMap<string, ReadIssue>): boolean {
  const keys = [...cites, ...Object.values(papers)].flatMap((cite) => /^(\d{4}-\d+):/u.exec(cite)?.[1] ?? []);
  return keys.length > 0 && keys.every((key) => issues.has(key));
}

function missing({ cites }: HistoryStep): string {
  return `${cites.join('、')} 所在的公报还没有导入。`;
}

function printed(cite: string, issues: ReadonlyMap<string, ReadIssue>): string[] {
  const [, key, first, last] = /^(\d{4}-\d+):(\d+)(?:-(\d+))?$/u.exec(cite) ?? [];
  const lines = key === undefined ? undefined : issues.get(key)?.text;
  return lines?.slice(Number(first) - 1, Number(last ?? first)) ?? [];
}

async function takenSteps(db: Database, { jurisdiction }: Setting): Promise<Set<string>> {
  const rows = await db
    .selectFrom('requests')
    .select('key')
    .where('jurisdiction', '=', jurisdiction)
    .where('actor', '=', RECORD_ACCOUNT)
    .execute();
  return new Set(rows.map(({ key }) => key));
}
