/** The parts of a document in tables of their own: clauses, tables, citations, relations, people, damage, gaps. */
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { GazetteDocument } from '../../gazette/types.ts';
import type { HeldClause, Matched, MatchedClause } from '../anchors.ts';
import type { Import } from '../import.ts';
import { fingerprint } from '../json.ts';
import { insertRows, reconcile, type Wanted } from '../rows.ts';
import { titleOf } from '../title.ts';
import type { StoredDocument } from './documents.ts';

/** Stores the parts of the documents of an issue that are new, changed or gone. */
export async function storeParts(
  job: Import,
  stored: StoredDocument[],
  matches: { id: string; matched: Matched; isNew: boolean }[],
): Promise<void> {
  await storeClauses(job, matches);
  await storeMentions(job, stored);
  const altered = stored.filter(({ state }) => state !== 'unchanged');
  if (altered.length === 0) return;
  const ids = altered.map(({ id }) => id);
  const standing = altered.filter(({ state }) => state !== 'gone');
  const all = <Row>(parts: (record: GazetteDocument) => Row[]) =>
    standing.flatMap(({ id, record }) => parts(record).map((part) => ({ document_id: id, ...part })));
  const save = async <T extends Parameters<typeof reconcile>[1]>(table: T, rows: Wanted<T>[]) => {
    await reconcile(job.db, table, job.jurisdiction.code, rows, job.now, ids);
  };
  await save(
    'document_tables',
    all(({ tables }) =>
      tables.map(({ anchor, title, unit, header, rows, lines }) => ({
        anchor,
        title,
        unit,
        content: { header, rows, lines },
      })),
    ),
  );
  await save(
    'citations',
    all(({ citations }) => citations.map(({ number, title, line }) => ({ number, title, line }))),
  );
  await save(
    'relations',
    all(({ relations }) =>
      relations.map(({ type, number, subject, evidence, lines: [first_line, last_line] }) => ({
        type,
        number,
        subject,
        evidence,
        first_line,
        last_line,
      })),
    ),
  );
  await save('personnel', all(personnel));
  await save('memberships', all(memberships));
  await save(
    'damage',
    all(({ damage }) =>
      damage.map((content) => ({
        type: content.type,
        first_line: content.lines[0],
        last_line: content.lines[1],
        content,
      })),
    ),
  );
  await save(
    'gaps',
    all(({ missing }) => missing.map((content) => ({ type: content.type, content }))),
  );
}

/** The organs that the documents of an issue name; also of unchanged ones, since the list of organs may have grown. */
async function storeMentions(job: Import, stored: StoredDocument[]): Promise<void> {
  const { db, jurisdiction, now } = job;
  const rows = stored
    .filter(({ state }) => state !== 'gone')
    .flatMap(({ id, record }) =>
      jurisdiction.vocabulary.mentions(fullText(record)).map((organ) => ({ document_id: id, organ })),
    );
  await reconcile(
    db,
    'organ_mentions',
    jurisdiction.code,
    rows,
    now,
    stored.map(({ id }) => id),
  );
}

/** Everything that a document says, line by line of its structure. */
export function fullText(record: GazetteDocument): string {
  const parts = [titleOf(record) ?? '', record.issuer ?? '', ...(record.addressees ?? [])];
  const visit = (clauses: GazetteDocument['clauses']) => {
    for (const { text, children } of clauses) {
      parts.push(text);
      visit(children);
    }
  };
  visit(record.clauses);
  for (const { title, header, rows } of record.tables) {
    parts.push(title ?? '', header.join(' '), ...rows.map(({ cells }) => cells.join(' ')));
  }
  for (const { role, person, post } of record.body?.members ?? []) parts.push(`${role ?? ''} ${person} ${post}`);
  return parts.join('\n');
}

function personnel({ appoints, removes }: GazetteDocument): Omit<Wanted<'personnel'>, 'document_id'>[] {
  return [
    ...removes.map(({ person, post, line }) => ({ person, post, act: 'remove', probation: false, line })),
    ...appoints.map(({ person, post, probation, line }) => ({ person, post, act: 'appoint', probation, line })),
  ];
}

function memberships({ body }: GazetteDocument): Omit<Wanted<'memberships'>, 'document_id'>[] {
  return (body?.members ?? []).map(({ role, person, post, line }, position) => ({
    ...{ body: body!.name, office: body!.office, position },
    ...{ role, person, post, line },
  }));
}

async function storeClauses(job: Import, matches: { id: string; matched: Matched; isNew: boolean }[]): Promise<void> {
  const { db, jurisdiction, now } = job;
  const rows: Parameters<typeof insertRows<'clauses'>>[2] = [];
  const moved: { document: string; id: string; position: number; parent: string | null }[] = [];
  const superseded: string[] = [];
  for (const { id: document, matched, isNew } of matches) {
    const ids = matched.clauses.map(({ held }) => held?.id ?? uuid());
    for (const [position, { clause, parent, held }] of matched.clauses.entries()) {
      const id = ids[position]!;
      const parent_id = parent === null ? null : ids[parent]!;
      const fields = held ? clauseChanges(held, clause) : [];
      if (held && fields.length === 0) {
        moved.push({ document, id, position, parent: parent_id });
        continue;
      }
      if (held) superseded.push(id);
      const version = (held?.version ?? 0) + 1;
      const { anchor, kind, label, text, lines } = clause;
      rows.push({
        ...{ jurisdiction: jurisdiction.code, document_id: document, id, version, anchor, position },
        ...{ parent_id, kind, label, text, lines, recorded_at: now, superseded_at: null },
      });
      if (isNew) continue;
      const type = held ? 'clause.changed' : 'clause.added';
      job.events.push({ type, payload: { document, clause: id, version, anchor, ...(held && { fields }) } });
    }
    for (const { id, anchor } of matched.gone) {
      superseded.push(id);
      job.events.push({ type: 'clause.superseded', payload: { document, clause: id, anchor } });
    }
  }
  await sql`
    UPDATE clauses SET superseded_at = ${now}
    WHERE jurisdiction = ${jurisdiction.code} AND document_id = ANY(${matches.map(({ id }) => id)})
      AND id = ANY(${superseded}) AND superseded_at IS NULL`.execute(db);
  // Where a clause stands among the others is not part of what it says.
  await sql`
    UPDATE clauses SET position = place.position, parent_id = place.parent
    FROM json_to_recordset(${JSON.stringify(moved)}::json) AS place (document uuid, id uuid, position integer, parent uuid)
    WHERE jurisdiction = ${jurisdiction.code} AND document_id = place.document AND clauses.id = place.id
      AND superseded_at IS NULL`.execute(db);
  await insertRows(db, 'clauses', rows);
}

function clauseChanges(held: HeldClause, clause: MatchedClause['clause']): string[] {
  const fields = ['kind', 'label', 'text', 'lines'] as const;
  return fields.filter((field) => fingerprint(held[field]) !== fingerprint(clause[field]));
}
