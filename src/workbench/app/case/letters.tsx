/** Letters 文书 of a case: those that can be made from what its forms hold, and what the others still lack. */
import { useQuery } from '@tanstack/react-query';
import type { CaseView } from '../../../desk/case-view.ts';
import { ask } from '../api.ts';
import { Section } from '../parts/page.tsx';

interface LetterLine {
  key: string;
  title: string;
  /** Titles of the fields that nobody has filled in yet. */
  missing: string[];
}

export function Letters({ one: { id, version } }: { one: CaseView }) {
  const { data } = useQuery({
    queryKey: ['letters', id, version],
    queryFn: () => ask<LetterLine[]>(`/cases/${id}/letters`),
  });
  if (!data || data.length === 0) return null;
  const ready = data.filter(({ missing }) => missing.length === 0);
  const later = data.filter(({ missing }) => missing.length > 0);
  const address = (key: string, format: string) => `/api/desk/cases/${id}/letters/${key}/${format}`;
  return (
    <Section title="文书">
      <ul className="papers">
        {ready.map(({ key, title }) => (
          <li key={key}>
            <span>{title}</span>
            <a href={address(key, 'docx')} aria-label={`${title}，DOCX`}>
              DOCX
            </a>
            <a href={address(key, 'pdf')} aria-label={`${title}，PDF`}>
              PDF
            </a>
          </li>
        ))}
      </ul>
      {later.length > 0 && (
        <details>
          <summary>还不能出的文书（{later.length}）</summary>
          <ul className="bullets">
            {later.map(({ key, title, missing }) => (
              <li key={key}>
                {title} <span className="quiet">还没有填{missing.join('、')}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
