/** A table of a document as a real table; wide ones scroll by themselves on a phone. */
import type { Table } from '../gazette/types.ts';

export function PrintedTable({ table, anchor }: { table: Table; anchor: string }) {
  const width = Math.max(table.header.length, ...table.rows.map((row) => row.cells.length));
  const name = table.title ?? '表格';
  return (
    <figure className="table" id={anchor}>
      <figcaption>
        <span>{name}</span>
        {table.unit && <span className="unit">单位：{table.unit.replace(/^单位[：:]?\s*/, '')}</span>}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="scroll" aria-label={name} tabIndex={0}>
        <table>
          {table.header.length > 0 && (
            <thead>
              <tr>
                {pad(table.header, width).map((cell, column) => (
                  <th key={column} scope="col" className={shapeOf(cell)}>
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {table.rows.map((row, place) => (
              <tr key={place}>
                {pad(row.cells, width).map((cell, column) => (
                  <td key={column} className={shapeOf(cell)}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </figure>
  );
}

/** Figures stand right, a name or a short head is not broken over lines, a description gets room. */
function shapeOf(cell: string): string | undefined {
  const text = cell.trim();
  if (/^[-+−－]?[\d,，.]+[%％]?$/.test(text)) return 'number';
  if (text.length <= 6) return 'short';
  return text.length > 16 ? 'long' : undefined;
}

function pad(cells: string[], width: number): string[] {
  return [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')];
}
