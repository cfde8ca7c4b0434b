/**
 * Who sits where on a date: bodies (领导小组 …) hold posts, posts have holders by date. Where a member's post has another holder on
 * the day, the successor takes the seat.
 */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../store/schema.ts';

export interface BodySeat {
  body: string;
  document: string | null;
  issue: string;
  office: string | null;
  role: string | null;
  /** As the roster prints it. */
  person: string;
  post: string;
  line: number;
  /** Who holds the post on the day, where the register knows that it is somebody else; null = as printed. */
  successor: string | null;
  /** The document that appointed the successor, or removed the one who is printed. */
  ground: string | null;
  /** The one who is printed was removed from the post, and no successor is known. */
  vacant: boolean;
}

/** All seats of all bodies whose documents stand on `day`; of one person only, or one body, where asked. */
export async function seatsOn(
  db: Kysely<Tables>,
  jurisdiction: string,
  day: string,
  asked: { body?: string | undefined; person?: string | undefined } = {},
): Promise<BodySeat[]> {
  const { rows } = await sql<BodySeat>`
    SELECT m.body, d.address AS document, i.key AS issue, m.office, m.role, m.person, m.post, m.line,
      now_holds.person AS successor,
      coalesce(from_document.address, to_document.address) AS ground,
      (gone.id IS NOT NULL AND now_holds.id IS NULL) AS vacant
    FROM memberships m
    JOIN documents d ON d.jurisdiction = m.jurisdiction AND d.id = m.document_id AND d.superseded_at IS NULL
    JOIN issues i ON i.jurisdiction = d.jurisdiction AND i.id = d.issue_id AND i.superseded_at IS NULL
    LEFT JOIN LATERAL (
      SELECT t.id, t.to_document_id FROM tenures t
      WHERE t.jurisdiction = m.jurisdiction AND t.superseded_at IS NULL AND t.person = m.person
        AND (t.post = m.post OR (length(t.post) >= 4 AND m.post LIKE '%' || t.post) OR (length(m.post) >= 4 AND t.post LIKE '%' || m.post))
        AND t.valid_to IS NOT NULL AND t.valid_to <= ${day}::date AND (d.dated IS NULL OR t.valid_to >= d.dated)
      ORDER BY t.valid_to DESC LIMIT 1
    ) gone ON true
    LEFT JOIN LATERAL (
      SELECT t.id, t.person, t.from_document_id FROM tenures t
      WHERE t.jurisdiction = m.jurisdiction AND t.superseded_at IS NULL AND t.person <> m.person
        AND (t.post = m.post OR (length(t.post) >= 4 AND m.post LIKE '%' || t.post) OR (length(m.post) >= 4 AND t.post LIKE '%' || m.post))
        AND t.valid_from IS NOT NULL AND t.valid_from <= ${day}::date AND (t.valid_to IS NULL OR t.valid_to > ${day}::date)
        AND (d.dated IS NULL OR t.valid_from > d.dated)
      ORDER BY t.valid_from DESC LIMIT 1
    ) now_holds ON true
    LEFT JOIN documents from_document ON from_document.jurisdiction = m.jurisdiction
      AND from_document.id = now_holds.from_document_id AND from_document.superseded_at IS NULL
    LEFT JOIN documents to_document ON to_document.jurisdiction = m.jurisdiction
      AND to_document.id = gone.to_document_id AND to_document.superseded_at IS NULL
    WHERE m.jurisdiction = ${jurisdiction} AND m.superseded_at IS NULL AND (d.dated IS NULL OR d.dated <= ${day}::date)
      AND (${asked.body ?? null}::text IS NULL OR m.body = ${asked.body ?? null})
      AND (${asked.person ?? null}::text IS NULL OR m.person = ${asked.person ?? null} OR now_holds.person = ${asked.person ?? null})
    ORDER BY d.dated DESC NULLS LAST, m.body, m.position`.execute(db);
  return rows;
}
