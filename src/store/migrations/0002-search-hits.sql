-- What a search shows of a document: a projection like document_pages, so that a page of hits is one read by key instead of
-- a gathering of clauses and tables. `passages`: a JSON list of [anchor, kind, text, first line, last line], clauses in their
-- order, then the rows of tables.
CREATE TABLE search_hits (
  jurisdiction text NOT NULL,
  document_id uuid NOT NULL,
  address text NOT NULL,
  title text,
  first_line integer NOT NULL,
  last_line integer NOT NULL,
  passages text NOT NULL,
  PRIMARY KEY (jurisdiction, document_id)
);

INSERT INTO search_hits (jurisdiction, document_id, address, title, first_line, last_line, passages)
SELECT jurisdiction, id, address, title, first_line, last_line,
  coalesce((
    SELECT json_agg(json_build_array(anchor, kind, text, first, last) ORDER BY part, place, line)::text
    FROM (
      SELECT 1 AS part, position AS place, 0 AS line, anchor, kind, text, first, last
      FROM clauses, LATERAL (
        SELECT min((range ->> 0)::integer) AS first, max((range ->> 1)::integer) AS last
        FROM jsonb_array_elements(lines) AS range) AS extent
      WHERE clauses.jurisdiction = documents.jurisdiction AND document_id = documents.id
        AND clauses.superseded_at IS NULL AND text <> ''
      UNION ALL
      SELECT 2, dense_rank() OVER (ORDER BY id)::integer, number::integer, anchor, 'table',
        (SELECT coalesce(string_agg(cell, ' ' ORDER BY n), '')
         FROM jsonb_array_elements_text(row -> 'cells') WITH ORDINALITY AS cells (cell, n)),
        (row ->> 'line')::integer, (row ->> 'line')::integer
      FROM document_tables, jsonb_array_elements(content -> 'rows') WITH ORDINALITY AS printed (row, number)
      WHERE document_tables.jurisdiction = documents.jurisdiction AND document_id = documents.id
        AND document_tables.superseded_at IS NULL
    ) AS passages), '[]')
FROM documents WHERE superseded_at IS NULL;
