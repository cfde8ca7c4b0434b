/** A table of the site's own, as opposed to one that the gazette printed. On a phone each row becomes a block. */
import type { ReactNode } from 'react';

export interface GridRow {
  key: string;
  cells: ReactNode[];
}

export function Grid({ name, heads, rows }: { name: string; heads: string[]; rows: GridRow[] }) {
  return (
    <table className="grid" aria-label={name}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, column) => (
              <td key={heads[column]} data-head={heads[column]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
