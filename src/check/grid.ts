/** Tables as rows of cells with lines: those the reader found, and lists “name amount” that lost their tabs. */
import { squeeze } from '../gazette/line.ts';
import type { GazetteDocument } from '../gazette/types.ts';

export interface Grid {
  title: string | null;
  unit: string | null;
  header: string[];
  headerLine: number | null;
  rows: { line: number; cells: string[] }[];
}

/** The name of one row and its amount, as a table leaves them when its rules are lost. */
const NAME_AND_AMOUNT =
  /^([\p{Script=Han}（）()](?:[ \u3000]{0,3}[\p{Script=Han}（）()]){1,19})[\s\u3000]+(\d[\d,]*(?:\.\d+)?)$/u;

export function gridsOf(document: GazetteDocument, source: readonly string[]): Grid[] {
  const [first, last] = document.lines;
  const tables: Grid[] = document.tables.map(({ title, unit, header, rows, lines }) => ({
    title,
    unit,
    header: header.map(squeeze),
    headerLine: header.length > 0 ? lines[0] : null,
    rows: rows.map(({ line, cells }) => ({ line, cells: cells.map(squeeze) })),
  }));
  const lists: Grid[] = [];
  let rows: Grid['rows'] = [];
  const close = (): void => {
    if (rows.length >= 4) lists.push({ title: null, unit: null, header: [], headerLine: null, rows });
    rows = [];
  };
  for (let n = first; n <= last; n += 1) {
    const text = (source[n - 1] ?? '').trim();
    if (text === '') continue;
    const match = text.includes('\t') ? null : NAME_AND_AMOUNT.exec(text);
    if (match) rows.push({ line: n, cells: [squeeze(match[1]!), match[2]!] });
    else close();
  }
  close();
  return [...tables, ...lists];
}
