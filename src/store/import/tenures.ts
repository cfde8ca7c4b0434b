/** Who held which post from when to when, out of appointments and removals. */
import type { Wanted } from '../rows.ts';

/** One appointment or removal, as a document prints it. */
export interface PersonnelAct {
  document_id: string;
  person: string;
  post: string;
  act: 'appoint' | 'remove';
  probation: boolean;
  line: number;
  /** Date of the document. */
  dated: string | null;
}

/**
 * The tenures that follow from `acts`, given in the order of their documents' dates. A removal ends the open tenure of the
 * same person in the same post; without one it shows a tenure whose beginning is not held. `place`: 吕梁市离石区.
 */
export function tenures(
  acts: PersonnelAct[],
  place: string,
  organOfPost: (post: string) => string | null,
): Wanted<'tenures'>[] {
  const all: Wanted<'tenures'>[] = [];
  const open = new Map<string, Wanted<'tenures'>>();
  for (const { document_id, person, post, act, probation, line, dated } of acts) {
    const key = `${person}\n${plainPost(post, place)}`;
    const held = open.get(key);
    if (act === 'appoint') {
      // Named again while in office: confirmed, not a second tenure.
      if (held) continue;
      const tenure: Wanted<'tenures'> = {
        ...{ person, post, organ: organOfPost(post), valid_from: dated, valid_to: null, probation },
        ...{ from_document_id: document_id, from_line: line, to_document_id: null, to_line: null },
      };
      open.set(key, tenure);
      all.push(tenure);
      continue;
    }
    const end = { valid_to: dated, to_document_id: document_id, to_line: line };
    if (held) Object.assign(held, end);
    else {
      const unknownStart = { valid_from: null, from_document_id: null, from_line: null, probation: false };
      all.push({ person, post, organ: organOfPost(post), ...unknownStart, ...end });
    }
    open.delete(key);
  }
  return all;
}

/** The same post printed with and without the name of the jurisdiction in front. */
function plainPost(post: string, place: string): string {
  const plain = post.normalize('NFKC').replace(/\s|职务$/g, '');
  const district = place.replace(/^.*市/, '');
  const prefix = [place, district, district.slice(-1)].find((name) => name !== '' && plain.startsWith(name)) ?? '';
  return plain.slice(prefix.length).replace(/^人民政府/, '');
}
