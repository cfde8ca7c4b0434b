/** The frame of a screen: its heading, its tools, its sections. */
import { type ReactNode, useEffect } from 'react';

export function Page(props: { title: string; lead?: ReactNode; tools?: ReactNode; children: ReactNode }) {
  const { title, lead, tools, children } = props;
  useEffect(() => {
    document.title = `${title} · ${SITE}`;
  }, [title]);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {tools && <div className="tools">{tools}</div>}
      </header>
      {children}
    </div>
  );
}

/** What the server called the page before any screen did. */
const SITE = document.title;

export function Section(props: { title: string; tools?: ReactNode; id?: string; children: ReactNode }) {
  const { title, tools, id, children } = props;
  return (
    <section className="section" id={id} aria-label={title}>
      <div className="section-head">
        <h2>{title}</h2>
        {tools}
      </div>
      {children}
    </section>
  );
}

/** Nothing is here: what to do about it. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="nothing">{children}</p>;
}
