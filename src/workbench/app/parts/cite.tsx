/** What an order rests on: the printed lines of the gazette where the issue is held, else the name of the law. */
import { useQuery } from '@tanstack/react-query';
import type { CitedClause } from '../../../desk/cites.ts';
import { issueName, linesName } from '../../../site/wording.ts';
import { ask } from '../api.ts';

export function Clause({ cite }: { cite: string }) {
  const { data } = useQuery({
    queryKey: ['cite', cite],
    queryFn: () => ask<CitedClause>('/cite', { cite }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!data?.place) return <p className="clause law">{cite}</p>;
  const { issue, from, to } = data.place;
  const where = `${issueName(issue)} ${linesName([from, to])}`;
  if (!data.lines)
    return (
      <p className="clause law">
        {where} <span className="quiet">原文未导入</span>
      </p>
    );
  const source = data.document
    ? `/d/${encodeURIComponent(data.document)}?view=source#L${from}`
    : `/i/${encodeURIComponent(issue)}`;
  return (
    <figure className="clause">
      <blockquote>
        {data.lines.map((line, index) => (
          <span key={index}>{line}</span>
        ))}
      </blockquote>
      <figcaption>
        <a href={source} target="_blank" rel="noreferrer">
          {data.document ? `${data.document}，${where}` : where}
        </a>
      </figcaption>
    </figure>
  );
}

/** Several, each once. */
export function Clauses({ cites }: { cites: string[] }) {
  const each = [...new Set(cites)];
  if (each.length === 0) return <p className="quiet">这一步没有引条文。</p>;
  return each.map((cite) => <Clause key={cite} cite={cite} />);
}
