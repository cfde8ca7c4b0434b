/** 索引号: a stable name of a document without signs that a form or a file system refuses. */
import type { DocumentView } from '../store/views.ts';

/** 141102-离政发-2024-030; a document without a series keeps its number. */
export function indexNumber(jurisdiction: string, { record, number }: Pick<DocumentView, 'record' | 'number'>): string {
  const { series, year, seq } = record;
  if (!series || !year || !seq) return `${jurisdiction}-${number}`;
  return `${jurisdiction}-${series}-${year}-${String(seq).padStart(3, '0')}`;
}
