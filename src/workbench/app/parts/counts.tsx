/** A few numbers that a screen opens with. */

export interface Count {
  title: string;
  count: number;
  /** The colour of what is not zero; without it the number has none. */
  light?: 'red' | 'yellow';
}

export function Counts({ items }: { items: Count[] }) {
  return (
    <dl className="counts">
      {items.map(({ title, count, light }) => (
        <div key={title} className={light && count > 0 ? light : ''}>
          <dt>{title}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
