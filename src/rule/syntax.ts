/** The tree of an expression as written; names are not yet resolved, units not yet known. */

export type Syntax = { span: Span } & (
  | { node: 'number'; digits: string; unit: string }
  | { node: 'date'; text: string }
  | { node: 'text'; text: string }
  | { node: 'name'; name: string }
  | { node: 'set'; members: Syntax[] }
  | { node: 'list'; items: Syntax[] }
  | { node: 'call'; name: string; args: Argument[] }
  | { node: 'field'; of: Syntax; name: string }
  | { node: 'at'; of: Syntax; date: Syntax }
  | { node: 'not'; of: Syntax }
  | { node: 'minus'; of: Syntax }
  | { node: 'binary'; operator: Operator; left: Syntax; right: Syntax }
  | { node: 'between'; of: Syntax; from: Syntax; to: Syntax }
  | { node: 'if'; when: Syntax; gives: Syntax; otherwise: Syntax }
);

export type Operator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'and'
  | 'or'
  /** `身份 含 低保对象`: the left is a set or a list. */
  | 'has'
  /** `身份 属于 {…}`: the right is a set or a list. */
  | 'in'
  /** 以上, 以下: whether the number itself counts is for the policy to say (民法典 art. 1259: it does). */
  | 'at-least'
  | 'at-most';

export interface Argument {
  value: Syntax;
  /** `各(村 为 甲, …)`: what one element is called. */
  alias: string | null;
}

/** Offsets in the expression's text. */
export interface Span {
  start: number;
  end: number;
}
