/** Which held document a repeal or amendment means. */

export interface StandingRelation {
  document_id: string;
  type: 'repeals' | 'amends' | 'implements' | 'answers' | 'interprets';
  number: string | null;
  subject: string | null;
  evidence: string;
  first_line: number;
  last_line: number;
  /** Date of the document that says so. */
  dated: string | null;
}

export interface HeldTitle {
  id: string;
  number: string | null;
  title: string | null;
  dated: string | null;
}

export interface ResolvedRelation {
  relation: StandingRelation;
  /** Id of the document that it means. */
  target: string;
}

/** A subject shorter than this names too many documents to name one. */
const SHORTEST_SUBJECT = 8;

/**
 * The relations whose other document is held: by its number, else by its subject where exactly one earlier title has it.
 * A document never repeals or amends itself.
 */
export function resolveRelations(relations: StandingRelation[], held: HeldTitle[]): ResolvedRelation[] {
  const byNumber = new Map(held.flatMap((document) => (document.number ? [[document.number, document] as const] : [])));
  const titles = held.map((document) => ({ document, title: plain(document.title ?? '') }));
  return relations.flatMap((relation) => {
    const target = relation.number ? byNumber.get(relation.number)?.id : bySubject(relation, titles);
    return target && target !== relation.document_id ? [{ relation, target }] : [];
  });
}

function bySubject(
  { type, subject, document_id, dated }: StandingRelation,
  titles: { document: HeldTitle; title: string }[],
): string | null {
  const wanted = plain(subject ?? '');
  if (wanted.length < SHORTEST_SUBJECT) return null;
  // An interpretation is published together with its document.
  const together = type === 'interprets';
  const found = titles.filter(
    ({ document, title }) =>
      document.id !== document_id &&
      title.includes(wanted) &&
      (dated === null || document.dated === null || document.dated < dated || together),
  );
  return found.length === 1 ? found[0]!.document.id : null;
}

/** Without brackets, quotes, spaces and the usual frame 关于…的通知. */
function plain(title: string): string {
  return title
    .replace(/[\s《》〈〉“”"（）()]/g, '')
    .replace(/^.*?关于(印发)?/, '')
    .replace(/的(通知|通告|公告|意见|决定)$/, '');
}
