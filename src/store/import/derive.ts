/** What follows from all held issues together: validity, tenures, people, organs. Made again after every import. */
import { sql } from 'kysely';
import type { Import } from '../import.ts';
import { reconcile, type Wanted } from '../rows.ts';
import type { StoredDocument } from './documents.ts';
import { resolveRelations, type StandingRelation } from './relations.ts';
import { heldTitles, standingRelations } from './standing.ts';
import { type PersonnelAct, tenures } from './tenures.ts';

/**
 * Makes the derived tables again and answers the documents whose pages may show something new: those that changed, those
 * that name them or are named by them, and those whose validity changed.
 */
export async function deriveRegister(job: Import, stored: StoredDocument[]): Promise<Set<string>> {
  const altered = stored.filter(({ state }) => state !== 'unchanged');
  const touched = new Set(altered.map(({ id }) => id));
  await deriveValidity(job, touched);
  await derivePeople(job);
  await deriveOrgans(job);
  const numbers = altered.flatMap(({ record, before }) => [
    record.number,
    ...record.citations.map(({ number }) => number),
    ...(before?.citations.map(({ number }) => number) ?? []),
  ]);
  for (const id of await connected(
    job,
    numbers.filter((number) => number !== null),
  ))
    touched.add(id);
  return touched;
}

/**
 * 已废止, 已失效 or 已修改 where a held document says so; no row (未标明) otherwise. The strongest statement counts, among
 * equals the latest.
 */
async function deriveValidity(job: Import, touched: Set<string>): Promise<void> {
  const { db, jurisdiction, now } = job;
  const relations = await standingRelations(job);
  const resolved = resolveRelations(relations, await heldTitles(job));
  const rank = { 已修改: 1, 已失效: 2, 已废止: 3 };
  const strongest = new Map<string, Wanted<'validity'> & { state: keyof typeof rank; dated: string | null }>();
  for (const { relation, target } of resolved) {
    if (touched.has(relation.document_id) || touched.has(target)) {
      touched.add(target);
      touched.add(relation.document_id);
    }
    const state = stateAfter(relation);
    const held = strongest.get(target);
    if (!state) continue;
    const weaker = held && rank[state] - rank[held.state];
    if (weaker !== undefined && (weaker < 0 || (weaker === 0 && (relation.dated ?? '') <= (held?.dated ?? ''))))
      continue;
    strongest.set(target, {
      ...{ document_id: target, state, by_document_id: relation.document_id, sentence: relation.evidence },
      ...{ first_line: relation.first_line, last_line: relation.last_line, dated: relation.dated },
    });
  }
  const rows = [...strongest.values()].map(({ dated: _, ...row }) => row);
  await reconcile(db, 'validity', jurisdiction.code, rows, now);
  const changed = await db
    .selectFrom('validity')
    .select('document_id')
    .where('jurisdiction', '=', jurisdiction.code)
    .where((where) => where.or([where('recorded_at', '=', now), where('superseded_at', '=', now)]))
    .execute();
  for (const { document_id } of changed) touched.add(document_id);
}

function stateAfter({ type, evidence }: StandingRelation): '已废止' | '已失效' | '已修改' | null {
  if (type === 'amends') return '已修改';
  if (type !== 'repeals') return null;
  return evidence.includes('失效') && !evidence.includes('废止') ? '已失效' : '已废止';
}

async function derivePeople({ db, jurisdiction, now }: Import): Promise<void> {
  const acts: PersonnelAct[] = await db
    .selectFrom('personnel')
    .innerJoin('documents', (join) =>
      join
        .onRef('documents.jurisdiction', '=', 'personnel.jurisdiction')
        .onRef('documents.id', '=', 'personnel.document_id')
        .on('documents.superseded_at', 'is', null),
    )
    .select(['document_id', 'person', 'post', 'act', 'probation', 'line', 'dated'])
    .where('personnel.jurisdiction', '=', jurisdiction.code)
    .where('personnel.superseded_at', 'is', null)
    .orderBy('dated')
    .orderBy('documents.address')
    .orderBy('line')
    .execute();
  await reconcile(
    db,
    'tenures',
    jurisdiction.code,
    tenures(acts, jurisdiction.name, jurisdiction.vocabulary.organOfPost),
    now,
  );
  const { rows } = await sql<{ name: string }>`
    SELECT person AS name FROM personnel WHERE jurisdiction = ${jurisdiction.code} AND superseded_at IS NULL
    UNION SELECT person FROM memberships WHERE jurisdiction = ${jurisdiction.code} AND superseded_at IS NULL`.execute(
    db,
  );
  await reconcile(db, 'people', jurisdiction.code, rows, now);
}

async function deriveOrgans({ db, jurisdiction, now }: Import): Promise<void> {
  const { organs } = jurisdiction.vocabulary;
  const names = organs.flatMap((organ) =>
    organ.names.map(({ name, from, to, cite }) => ({ organ: organ.name, name, valid_from: from, valid_to: to, cite })),
  );
  await reconcile(
    db,
    'organs',
    jurisdiction.code,
    organs.map(({ name }) => ({ name })),
    now,
  );
  await reconcile(db, 'organ_names', jurisdiction.code, names, now);
}

/** Documents that are, cite, repeal or amend one of these numbers. */
async function connected({ db, jurisdiction }: Import, numbers: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM documents
    WHERE jurisdiction = ${jurisdiction.code} AND number = ANY(${numbers}) AND superseded_at IS NULL
    UNION SELECT document_id FROM citations
    WHERE jurisdiction = ${jurisdiction.code} AND number = ANY(${numbers}) AND superseded_at IS NULL
    UNION SELECT document_id FROM relations
    WHERE jurisdiction = ${jurisdiction.code} AND number = ANY(${numbers}) AND superseded_at IS NULL`.execute(db);
  return rows.map(({ id }) => id);
}
