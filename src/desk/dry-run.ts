/** The dry run 试运行 of a draft: which duties, tasks, posts, documents and targets would change, and what cannot stand beside what is in force. */
import type { Kysely } from 'kysely';
import { findDuties } from '../gazette/duties.ts';
import { findTasks } from '../gazette/tasks.ts';
import type { GazetteDocument, ReadIssue } from '../gazette/types.ts';
import type { Tables } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import { visible } from './board.ts';
import { dayOf } from './clocks.ts';
import { type Draft, readDraft } from './drafts.ts';
import { dutiesOf } from './duties.ts';
import { Refusal } from './fault.ts';
import { indicatorsOf } from './indicators.ts';
import { mayAtAll } from './permission.ts';
import { seatsOn } from './seating.ts';
import { organ, type Setting } from './setting.ts';

export interface DryRun {
  tasks: { text: string; bearer: string; with: string[]; line: number; already: string | null }[];
  duties: { text: string; bearer: string; receiver: string; cadence: string; line: number; already: string | null }[];
  posts: { person: string; post: string; act: '任命' | '免职'; holder: string | null; bodies: string[] }[];
  documents: {
    number: string;
    effect: '废止' | '修改' | '引用';
    title: string | null;
    held: boolean;
    openCases: number;
  }[];
  targets: { name: string; draft: string; inForce: string; document: string }[];
  /** Side by side: what the draft says, what is in force, and where. */
  conflicts: Conflict[];
}

export interface Conflict {
  message: string;
  draft: string;
  inForce: string;
  where: string | null;
}

/** What the draft would change if it were issued, as far as the actor may read it. Nothing is written. Refusal forbidden. */
export async function dryRun(db: Kysely<Tables>, setting: Setting, actor: Actor, draft: Draft): Promise<DryRun> {
  if (!mayAtAll(actor, 'document.read')) throw new Refusal('forbidden', '试运行给起草文稿的人员用；你没有这个职责。');
  const { issue, document } = readDraft(draft);
  const conflicts: Conflict[] = [];
  if (!document) return { tasks: [], duties: [], posts: [], documents: [], targets: [], conflicts };
  const day = draft.dated ?? dayOf(setting.now());
  return {
    tasks: await tasks(db, setting, actor, issue, conflicts),
    duties: duties(setting, issue),
    posts: await posts(db, setting, document, day, conflicts),
    documents: await documents(db, setting, actor, draft, document, conflicts),
    targets: targets(setting, draft, conflicts),
    conflicts,
  };
}

async function tasks(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  issue: ReadIssue,
  conflicts: Conflict[],
): Promise<DryRun['tasks']> {
  const found = findTasks(issue).flatMap((one) => one.tasks);
  if (found.length === 0) return [];
  const open = await visible(db, actor)
    .select(['title', 'number', 'bearer', 'document'])
    .where('procedure', '=', 'generic/duty')
    .where('open', '=', true)
    .where(
      'title',
      'in',
      found.map(({ text }) => text),
    )
    .execute();
  return found.map(({ text, lead, responsible, cooperating, line }) => {
    const [bearer = '', ...others] = [lead, ...responsible]
      .filter((name) => name !== null)
      .map((name) => organ(setting, name));
    const held = open.find(({ title }) => title === text);
    if (held && bearer !== '' && held.bearer !== bearer)
      conflicts.push({
        message: `同一任务有两个牵头单位：“${text}”`,
        draft: bearer,
        inForce: held.bearer ?? '',
        where: held.document,
      });
    return { text, bearer, with: [...others, ...cooperating], line, already: held?.number ?? null };
  });
}

function duties(setting: Setting, issue: ReadIssue): DryRun['duties'] {
  const standing = dutiesOf(setting);
  const found = findDuties(issue);
  return [...found.duties, ...found.dated].map(({ duty, bearer, receiver, cadence, line }) => {
    const same = standing.find(
      ({ title, bearers }) => duty.includes(title) && bearers.some((name) => bearer.includes(name)),
    );
    return {
      text: duty,
      bearer: bearer.join('、'),
      receiver: receiver.join('、'),
      cadence,
      line,
      already: same?.document ?? null,
    };
  });
}

async function posts(
  db: Kysely<Tables>,
  setting: Setting,
  { appoints, removes }: GazetteDocument,
  day: string,
  conflicts: Conflict[],
): Promise<DryRun['posts']> {
  const acts = [
    ...appoints.map((one) => ({ ...one, act: '任命' as const })),
    ...removes.map((one) => ({ ...one, act: '免职' as const })),
  ];
  return Promise.all(
    acts.map(async ({ person, post, act }) => {
      const holder = await db
        .selectFrom('tenures')
        .select('person')
        .where('jurisdiction', '=', setting.jurisdiction)
        .where('post', '=', post)
        .where('superseded_at', 'is', null)
        .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
        .executeTakeFirst();
      const seats = await seatsOn(db, setting.jurisdiction, day, { person: holder?.person ?? person });
      const bodies = seats
        .filter((seat) => seat.post.includes(post) || post.includes(seat.post))
        .map(({ body }) => body);
      const freed = removes.some((one) => one.post === post);
      if (act === '任命' && holder && holder.person !== person && !freed)
        conflicts.push({
          message: `“${post}”现由他人担任，文中没有免去`,
          draft: person,
          inForce: holder.person,
          where: null,
        });
      return { person, post, act, holder: holder?.person ?? null, bodies: [...new Set(bodies)] };
    }),
  );
}

async function documents(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  draft: Draft,
  { repeals, amends, cites }: GazetteDocument,
  conflicts: Conflict[],
): Promise<DryRun['documents']> {
  const effects = new Map<string, '废止' | '修改' | '引用'>([
    ...cites.map((number) => [number, '引用'] as const),
    ...amends.map((number) => [number, '修改'] as const),
    ...repeals.map((number) => [number, '废止'] as const),
  ]);
  const held = await db
    .selectFrom('documents')
    .select(['number', 'title'])
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('number', 'in', [...effects.keys(), draft.number ?? ''])
    .where('superseded_at', 'is', null)
    .execute();
  const running = await visible(db, actor)
    .select(({ fn }) => ['document', fn.countAll<number>().as('count')])
    .where('document', 'in', [...effects.keys(), ''])
    .where('open', '=', true)
    .groupBy('document')
    .execute();
  const taken = held.find(({ number }) => number !== null && number === draft.number);
  if (taken)
    conflicts.push({
      message: `文号${draft.number}已经用过`,
      draft: draft.title,
      inForce: taken.title ?? '',
      where: draft.number,
    });
  return [...effects].map(([number, effect]) => {
    const found = held.find((one) => one.number === number);
    const openCases = Number(running.find(({ document }) => document === number)?.count ?? 0);
    return { number, effect, title: found?.title ?? null, held: found !== undefined, openCases };
  });
}

/** A target that the draft names with another number than the document in force. */
function targets(setting: Setting, { body }: Draft, conflicts: Conflict[]): DryRun['targets'] {
  return indicatorsOf(setting).flatMap(({ title, targets: periods, document }) => {
    const at = body.indexOf(title);
    const behind = at < 0 ? '' : body.slice(at + title.length, at + title.length + 16);
    const stated = /^[^。；，\d]{0,8}?(\d+(?:\.\d+)?)\s*(%|‰)?/u.exec(behind);
    const target = Object.values(periods).at(-1);
    if (!stated || !target || stated[1] === target.value) return [];
    const said = `${stated[1]}${stated[2] ?? ''}`;
    conflicts.push({ message: `“${title}”的目标与现行文件不同`, draft: said, inForce: target.text, where: document });
    return [{ name: title, draft: said, inForce: target.text, document: document ?? '' }];
  });
}
