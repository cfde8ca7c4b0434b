/** The tools of the MCP server: what each takes, and what it answers, with the cited lines. */
import type { ClockQuestion } from '../calendar/question.ts';
import type { Data } from '../rule/input.ts';
import { maskPublic } from '../site/mask.ts';
import { askClock, askRule } from '../site/policy/api.ts';
import { describeClock, describeRule } from '../site/policy/described.ts';
import { Shelf, type Stock } from '../site/policy/shelf.ts';
import { Visits } from '../site/visit.ts';
import type { Database } from '../store/database.ts';
import { SPECIMEN, vocabularyOf } from '../store/jurisdictions.ts';
import { busiestJurisdiction } from '../store/read/issues.ts';
import { createRegister } from '../store/register.ts';
import { parseDocumentNumber } from '../text/document-number.ts';
import { UserError } from '../text/error.ts';
import { policiesToServe } from './policy-files.ts';

const text = (description: string) => ({ type: 'string', description });
const object = (properties: object, required: string[]) => ({
  type: 'object' as const,
  properties: properties as Record<string, object>,
  required,
  additionalProperties: false,
});

export const TOOLS = [
  {
    name: 'search',
    description: '检索公报文件和条款。',
    inputSchema: object(
      { query: text('词语、文号、单位或姓名'), limit: { type: 'integer', minimum: 1, maximum: 50 } },
      ['query'],
    ),
  },
  {
    name: 'document',
    description: '取一件文件：记录、效力、条款、原文行号。',
    inputSchema: object({ number: text('发文字号，如 离政办发〔2024〕22号') }, ['number']),
  },
  {
    name: 'rule',
    description:
      '问一条规则（补贴、缴费、资格、分级……），答案带推理步骤和所依据的原文。只给 id 时说明它要哪些输入；不给 id 时列出全部规则。',
    inputSchema: object(
      {
        id: text('如 medical-insurance/contribution'),
        at: text('按哪一天的规定，YYYY-MM-DD'),
        input: { type: 'object', description: '输入，见规则说明' },
        reading: text('原文不明时所取的读法'),
      },
      [],
    ),
  },
  {
    name: 'clock',
    description: '问一项时限：哪天到期、怎样算的。不给 question 时说明它要什么；不给 id 时列出全部时限。',
    inputSchema: object(
      {
        id: text('如 info-disclosure/request-answer'),
        question: {
          type: 'object',
          description: '{start | event | at | year, pauses, extend, asOf …}，日期 YYYY-MM-DD',
        },
      },
      [],
    ),
  },
];

export type Tools = (name: string, given: Record<string, unknown>) => Promise<object>;

/** The tools over one store. A wrong argument is a UserError. */
export async function openTools(database: Database): Promise<Tools> {
  const jurisdiction = (await busiestJurisdiction(database, SPECIMEN)) ?? SPECIMEN;
  const register = createRegister(database, vocabularyOf);
  const visits = new Visits(register, jurisdiction);
  const shelf = new Shelf(policiesToServe(jurisdiction), { register, visits });
  const { reader } = visits;
  return async (name, given) => {
    switch (name) {
      case 'search': {
        const { hits } = await register.search(
          reader,
          words(given, 'query'),
          {},
          { limit: Number(given.limit ?? 10), offset: 0 },
        );
        return {
          hits: maskPublic(hits).map(({ number, title, clause, snippet, lines, issue }) => ({
            number,
            title,
            clause,
            snippet: snippet.replace(/[\u{E000}\u{E001}]/gu, ''),
            issue,
            lines,
          })),
        };
      }
      case 'document': {
        const asked = words(given, 'number');
        const number = parseDocumentNumber(asked)?.normalized ?? asked;
        const view = await register.document(reader, number);
        return view ? maskPublic(view) : { error: 'not-held', message: `没有收录“${number}”；可以先用 search 检索。` };
      }
      case 'rule':
        return rule(shelf, await shelf.stock(), given);
      case 'clock':
        return clock(await shelf.stock(), given);
      default:
        throw new UserError(`no tool "${name}"; the tools are ${TOOLS.map((tool) => tool.name).join(', ')}.`);
    }
  };
}

function rule(shelf: Shelf, stock: Stock, given: Record<string, unknown>): object {
  const rules = stock.policies.flatMap((policy) => policy.rules);
  if (given.id === undefined) return { rules: rules.map(({ id, title, asks }) => ({ id, title, asks })) };
  const id = words(given, 'id');
  const found = rules.find((candidate) => candidate.id === id);
  if (!found) return { error: 'unknown-rule', message: `没有“${id}”这条规则；不给 id 可列出全部。` };
  if (given.at === undefined) return describeRule(found);
  const answer = askRule(shelf, stock, id, {
    at: words(given, 'at'),
    input: (given.input ?? {}) as Record<string, Data>,
    reading: given.reading === undefined ? [] : words(given, 'reading'),
  });
  return 'cites' in answer ? { ...answer, clauses: clausesOf(stock, answer.cites as string[]) } : answer;
}

function clock(stock: Stock, given: Record<string, unknown>): object {
  if (given.id === undefined)
    return { clocks: [...stock.clocks.values()].map(({ id, title, asks }) => ({ id, title, asks })) };
  const id = words(given, 'id');
  const spec = stock.clocks.get(id);
  if (!spec) return { error: 'unknown-clock', message: `没有“${id}”这项时限；不给 id 可列出全部。` };
  if (given.question === undefined) return describeClock(spec);
  const { days: _, ...answer } = askClock(stock, id, given.question as ClockQuestion) as { days?: unknown };
  return { ...answer, clauses: clausesOf(stock, spec.cite) };
}

function clausesOf(stock: Stock, cites: string[]): object[] {
  return cites.map((cite) => {
    const { lines, document } = stock.clause(cite);
    return { cite, document, text: lines?.join('') ?? null };
  });
}

function words(given: Record<string, unknown>, key: string): string {
  const value = given[key];
  if (typeof value !== 'string' || value.trim() === '') throw new UserError(`“${key}” must be a text.`);
  return value.trim();
}
