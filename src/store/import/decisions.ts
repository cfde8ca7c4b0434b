/** What editors decided about the readings of documents, as it stands. */
import { sql } from 'kysely';
import type { Import } from '../import.ts';
import type { Decision, Decisions } from '../readings.ts';

/** By address of the document. */
export async function decisionsOn(
  { db, jurisdiction }: Pick<Import, 'db' | 'jurisdiction'>,
  addresses: string[],
): Promise<(address: string) => Decisions> {
  const { rows } = await sql<{
    document: string;
    subject: string;
    decision: Decision;
    value: string | null;
    on: string;
  }>`
    SELECT document, subject, decision, value, (at AT TIME ZONE 'Asia/Shanghai')::date::text AS "on" FROM confirmations
    WHERE jurisdiction = ${jurisdiction.code} AND superseded_at IS NULL AND document = ANY(${addresses})
    ORDER BY document, subject`.execute(db);
  const byDocument = Map.groupBy(rows, ({ document }) => document);
  return (address) =>
    Object.fromEntries(
      (byDocument.get(address) ?? []).map(({ subject, decision, value, on }) => [subject, { decision, value, on }]),
    );
}
