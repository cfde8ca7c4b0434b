/** Letters 文书 from a case or a row of a register: a template of a policy with its blanks filled, set like any document. */
import { capitalMoney } from '../text/money.ts';
import type { PressDocument } from './document.ts';

/** What a policy says of a letter. */
export interface LetterTemplate {
  title: string;
  mark: string | null;
  to: string | null;
  body: string[];
  signer: string | null;
  copies: string[];
}

export interface LetterFacts {
  /** By title: 申请人 → 李某. */
  values: ReadonlyMap<string, string>;
  /** Who signs where the template names nobody. */
  organ: string;
  number: string | null;
  /** ISO. */
  dated: string;
}

/** The letters of a policy, by key. */
export function letterTemplate(title: string, content: Record<string, unknown>): LetterTemplate {
  const text = (key: string): string | null => (typeof content[key] === 'string' ? content[key] : null);
  return {
    title,
    mark: text('mark'),
    to: text('to'),
    body: (content.body as string[] | undefined) ?? [],
    signer: text('signer'),
    copies: [content.copies ?? []].flat().map(String),
  };
}

/** The blanks of a template that nothing fills: a letter with one must not go out. */
export function openBlanks(template: LetterTemplate, facts: LetterFacts): string[] {
  const texts = [template.title, template.to ?? '', ...template.body, template.signer ?? ''];
  const names = texts.flatMap((text) => [...text.matchAll(BLANK)].map((match) => match[1]!));
  return [...new Set(names)].filter((name) => filled(name, facts) === null);
}

/** The letter. A blank that nothing fills stays to be seen: ＿＿＿. */
export function letter(template: LetterTemplate, facts: LetterFacts): PressDocument {
  const fill = (text: string): string =>
    text.replace(BLANK, (_, name: string, form: string | undefined) => {
      const value = filled(name, facts);
      if (value === null) return '＿＿＿';
      return form === '大写' ? (capitalMoney(value) ?? value) : value;
    });
  const organ = template.signer ? fill(template.signer) : facts.organ;
  return {
    mark: template.mark ? fill(template.mark) : organ,
    format: 'letter',
    number: facts.number,
    signer: null,
    urgency: null,
    title: fill(template.title),
    addressees: template.to ? [fill(template.to)] : [],
    body: template.body.map((text) => ({ kind: 'paragraph', level: 0, label: null, text: fill(text) })),
    annexes: [],
    issuers: [organ],
    dated: facts.dated,
    sealed: true,
    note: null,
    copies: template.copies.map(fill),
    printer: null,
    address: null,
  };
}

/** {申请人}, {金额|大写} */
const BLANK = /\{([^{}|]+)(?:\|([^{}]+))?\}/gu;

function filled(name: string, { values, number, dated }: LetterFacts): string | null {
  if (name === '文号') return number;
  if (name === '今天') {
    const [year, month, day] = dated.split('-').map(Number);
    return `${year}年${month}月${day}日`;
  }
  return values.get(name) ?? null;
}
