/** The page on which a rule or a clock is asked: what it answers, the form beside the answer, and what the answer rests on. */
import type { ReactNode } from 'react';
import type { Policy } from '../../policy/policy.ts';
import type { Page } from '../layout.tsx';
import { mechanismPath } from './addresses.ts';

export interface Asking {
  policy: Policy;
  title: string;
  asks: string;
  path: string;
  /** The address of this very question. */
  address: string;
  form: ReactNode;
  answer: ReactNode;
  /** How it was found, and what it rests on. */
  below: ReactNode;
}

export function askingPage({ policy, title, asks, path, address, form, answer, below }: Asking): Page {
  return {
    title: `${title}（${policy.title}）`,
    description: asks,
    path,
    json: `${path}.json`,
    section: '/m',
    unlisted: address !== path,
    body: (
      <div className="wide rule-page">
        <p className="eyebrow">
          <a href={mechanismPath(policy.id)}>{policy.title}</a>
        </p>
        <h1>{title}</h1>
        <p className="lead">{asks}</p>
        <div className="asking">
          {form}
          <section className="answer" aria-label="答案" aria-live="polite">
            {answer}
          </section>
        </div>
        {below}
      </div>
    ),
  };
}
