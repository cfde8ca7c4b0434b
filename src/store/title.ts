/** The title of a document: as printed, else as inferred. */
import type { GazetteDocument } from '../gazette/types.ts';

type Titled = Pick<GazetteDocument, 'title' | 'titleInferred'>;

export function titleOf({ title, titleInferred }: Titled): string | null {
  return title ?? titleInferred?.title ?? null;
}

export function isTitleInferred({ title, titleInferred }: Titled): boolean {
  return title === null && titleInferred !== null;
}
