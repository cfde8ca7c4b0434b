/** An expression's text → its tree. */
import peggy from 'peggy';
import { GRAMMAR } from './grammar.ts';
import type { Span, Syntax } from './syntax.ts';

/** An expression that cannot be read: what was expected and what stands there, in Chinese. */
export class SyntaxProblem extends Error {
  override name = 'SyntaxProblem';
  readonly span: Span;
  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

/** The tree of `text`. Throws SyntaxProblem. */
export function parse(text: string): Syntax {
  if (text.length > MOST)
    throw new SyntaxProblem(`一个表达式最多 ${MOST} 字；请用“let”分成几步。`, { start: 0, end: 1 });
  try {
    return parser().parse(text) as Syntax;
  } catch (error) {
    if (!(error instanceof peggyParser!.SyntaxError)) throw error;
    const { start, end } = (error as unknown as { location: { start: { offset: number }; end: { offset: number } } })
      .location;
    const found = text.slice(start.offset, start.offset + 8);
    const what = found === '' ? '表达式没有写完' : `“${found}”这里读不懂`;
    throw new SyntaxProblem(`${what}；词语运算符（且、或、含、超过 …）前后要空格，带标点的名称要加「」。`, {
      start: start.offset,
      end: Math.max(end.offset, start.offset + 1),
    });
  }
}

const MOST = 2000;

let peggyParser: peggy.Parser | undefined;

function parser(): peggy.Parser {
  peggyParser ??= peggy.generate(GRAMMAR);
  return peggyParser;
}
