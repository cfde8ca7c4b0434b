/** A cited clause beside what rests on it: the gazette's own lines, or where they would stand. */
import { issuePath } from '../addresses.ts';
import { issueName, linesName } from '../wording.ts';
import type { Clause } from './shelf.ts';

export function ClauseBox({ clause }: { clause: Clause }) {
  const { cite, place, lines, address, document } = clause;
  if (!place) return <p className="cited law">{cite}</p>;
  const name = `${issueName(place.issue)} ${linesName([place.from, place.to])}`;
  if (!lines) {
    return (
      <p className="cited law">
        {name}
        <span className="where">原文未导入</span>
      </p>
    );
  }
  return (
    <figure className="cited">
      <blockquote>{shorten(lines.join(''))}</blockquote>
      <figcaption>
        <a href={address ?? issuePath(place.issue)}>{document ? `${document}，${name}` : name}</a>
      </figcaption>
    </figure>
  );
}

/** Lines run on as sentences; more than this is one click away. */
const LONGEST = 260;

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}……` : text;
}
