-- A page says what an editor decided about it (views.ts, `decisions`); of pages made before, nothing was shown yet.
UPDATE document_pages SET view = jsonb_set(view::jsonb, '{decisions}', '[]')::text WHERE NOT view::jsonb ? 'decisions';
