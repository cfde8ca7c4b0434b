/** A plain table: heads, rows, numbers to the right; on a phone each row becomes a card with its heads beside the cells. */
import type { ReactNode } from 'react';

export interface Column<T> {
  title: string;
  cell: (row: T) => ReactNode;
  number?: boolean;
  /** The cell that names the row. */
  head?: boolean;
  className?: string;
}

export function DataTable<T>(props: { caption: string; columns: Column<T>[]; rows: T[]; keyOf: (row: T) => string }) {
  const { caption, columns, rows, keyOf } = props;
  return (
    // Wide tables scroll inside; the keyboard must be able to.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls needs the keyboard's focus.
    <section className="table-wrap" tabIndex={0} aria-label={caption}>
      <table className="table">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, number }) => (
              <th key={title} scope="col" className={number ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ title, cell, number, head, className }) => {
                const names = [number && 'number', className].filter(Boolean).join(' ') || undefined;
                return head ? (
                  <th key={title} scope="row" data-title={title} className={names}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={title} data-title={title} className={names}>
                    {cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
