/** People: who held which post, and sat in which body, by which document. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Facet, Membership, PersonView, Reader, Tenure } from '../views.ts';
import { visibleDocuments } from './permission.ts';

/** The people whom visible documents name in an appointment, a removal or a roster, and in how many documents. */
export async function readPeople(db: Kysely<Tables>, reader: Reader): Promise<Facet[]> {
  const named = (table: 'personnel' | 'memberships') =>
    db.selectFrom(table).select(['jurisdiction', 'document_id', 'person']).where('superseded_at', 'is', null);
  return await visibleDocuments(db, reader)
    .innerJoin(named('personnel').union(named('memberships')).as('named'), (join) =>
      join.onRef('named.jurisdiction', '=', 'documents.jurisdiction').onRef('named.document_id', '=', 'documents.id'),
    )
    .select(['named.person as value', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('named.person')
    .orderBy('count', 'desc')
    .orderBy('value')
    .execute();
}

/** One person, or null when no visible document names him. */
export async function readPerson(db: Kysely<Tables>, reader: Reader, name: string): Promise<PersonView | null> {
  const tenures = await readTenures(db, reader, { person: name });
  const memberships = await readMemberships(db, reader, name);
  return tenures.length + memberships.length === 0 ? null : { name, tenures, memberships };
}

type Place = { number: string; issue: string; line: number };

/** Tenures of a person or in an organ, newest first. One that rests only on documents the reader may not see is left out. */
export async function readTenures(
  db: Kysely<Tables>,
  reader: Reader,
  of: { person: string } | { organ: string },
): Promise<Tenure[]> {
  const [column, value] = 'person' in of ? (['person', of.person] as const) : (['organ', of.organ] as const);
  const rows = await db
    .selectFrom('tenures')
    .leftJoin(places(db, reader).as('start'), 'start.id', 'from_document_id')
    .leftJoin(places(db, reader).as('end'), 'end.id', 'to_document_id')
    .select(['person', 'post', 'organ', 'valid_from', 'valid_to', 'probation', 'from_line', 'to_line'])
    .select(['start.address as from_number', 'start.issue as from_issue'])
    .select(['end.address as to_number', 'end.issue as to_issue'])
    .where('tenures.jurisdiction', '=', reader.jurisdiction)
    .where('superseded_at', 'is', null)
    .where(column, '=', value)
    .orderBy(sql`coalesce(valid_to, valid_from)`, 'desc')
    .orderBy('post')
    .execute();
  return rows
    .map(({ person, post, organ, probation, ...row }) => {
      const fromDocument = place(row.from_number, row.from_issue, row.from_line);
      const toDocument = place(row.to_number, row.to_issue, row.to_line);
      const from = fromDocument && row.valid_from;
      const to = toDocument && row.valid_to;
      return { person, post, organ, from, to, probation, fromDocument, toDocument };
    })
    .filter(({ fromDocument, toDocument }) => fromDocument !== null || toDocument !== null);
}

function places(db: Kysely<Tables>, reader: Reader) {
  return visibleDocuments(db, reader).select(['documents.id', 'address', 'issues.key as issue']);
}

function place(number: string | null, issue: string | null, line: number | null): Place | null {
  return number !== null && issue !== null && line !== null ? { number, issue, line } : null;
}

async function readMemberships(db: Kysely<Tables>, reader: Reader, person: string): Promise<Membership[]> {
  const rows = await visibleDocuments(db, reader)
    .innerJoin('memberships', (join) =>
      join
        .onRef('memberships.jurisdiction', '=', 'documents.jurisdiction')
        .onRef('memberships.document_id', '=', 'documents.id')
        .on('memberships.superseded_at', 'is', null),
    )
    .select(['body', 'role', 'person', 'post', 'line', 'address as number', 'issues.key as issue', 'dated'])
    .where('person', '=', person)
    .orderBy('dated', (order) => order.desc().nullsLast())
    .orderBy('body')
    .execute();
  return rows.map(({ number, issue, line, dated, ...membership }) => ({
    ...membership,
    document: { number, issue, line, dated },
  }));
}
