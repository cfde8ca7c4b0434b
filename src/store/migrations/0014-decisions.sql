-- A page says what an editor decided about it, and what explains it or is explained by it (views.ts); of pages made before,
-- nothing of that was known.
UPDATE document_pages
SET view = (view::jsonb || '{"decisions": [], "interprets": [], "interpretedBy": []}')::text
WHERE NOT view::jsonb ? 'decisions';
