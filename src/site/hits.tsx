/** What a search found: each hit leads to the clause that holds it. */
import type { ReactNode } from 'react';
import type { SearchHit } from '../store/views.ts';
import { documentPath } from './addresses.ts';
import { titleOf } from './document-list.tsx';
import { citeName, issueName, longDate } from './wording.ts';

export function Hits({ hits }: { hits: SearchHit[] }) {
  return (
    <ol className="hits">
      {hits.map((hit) => (
        <li key={`${hit.number}#${hit.clause}`}>
          <a className="title" href={documentPath(hit.number, hit.clause)}>
            {titleOf(hit)}
          </a>
          {hit.snippet && (
            <p className="snippet">
              {hit.clause && <span className="tag">{citeName(hit.clause)}</span>} {highlighted(hit.snippet)}
            </p>
          )}
          <p className="facts">
            <span>{hit.number}</span>
            {hit.dated && <time dateTime={hit.dated}>{longDate(hit.dated)}</time>}
            {hit.kind && <span>{hit.kind}</span>}
            <span>{issueName(hit.issue)}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Matches stand between U+E000 and U+E001. */
function highlighted(snippet: string): ReactNode[] {
  return snippet
    .split(/(\uE000[^\uE001]*\uE001?)/)
    .map((part, place) =>
      part.startsWith('\uE000') ? (
        <mark key={place}>{part.replace(/[\uE000\uE001]/g, '')}</mark>
      ) : (
        part.replace(/\uE001/g, '')
      ),
    );
}
