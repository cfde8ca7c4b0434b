/** 有, 缺省, 读法, 未载明, 输入无效; and texts. */
import { build, call, fit, memberText } from '../build.ts';
import { expected, Mistake } from '../scope.ts';
import type { Tree } from '../tree.ts';
import { BOOLEAN, PLAIN_NUMBER, TEXT } from '../type.ts';
import type { FailureCode } from '../value.ts';
import { arity, fixed, literal, type Maker, wholeLiteral } from './function.ts';

export const otherFunctions: Record<string, Maker> = {
  有: (args, scope, source) => {
    arity(args, 1, source);
    return { op: 'given', of: build(args[0]!.value, scope), type: BOOLEAN, source, nullable: false };
  },
  缺省: (args, scope, source) => {
    arity(args, 2, source);
    const of = build(args[0]!.value, scope);
    const otherwise = fit(build(args[1]!.value, scope, of.type), of.type);
    return { op: 'default', of, otherwise, type: of.type, source, nullable: otherwise.nullable };
  },
  读法: (args, scope, source) => {
    const name = literal(args[0], source);
    if (!scope.readings.has(name)) throw new Mistake(`没有写明“${name}”这种读法；请写在“readings”里。`, source);
    return { op: 'reading', name, type: BOOLEAN, source, nullable: false };
  },
  未载明: failing('not-stated'),
  输入无效: failing('invalid-input'),
  无值: failing('no-value-at-date'),
  长度: fixed([TEXT], PLAIN_NUMBER, { name: '长度', apply: ([text]) => [...(text as string)].length }),
  文本: (args, scope, source) => {
    arity(args, 1, source);
    const of = build(args[0]!.value, scope);
    if (of.type.kind === 'text') return of;
    if (of.type.kind !== 'choice') throw new Mistake(`${expected('选项', of.type)}。`, of.source);
    return call(TEXT, [of], source, memberText(of.type.domain));
  },
  /** 形如(编码, “###”): # is a digit, ? any character, everything else itself. */
  形如: (args, scope, source) => {
    arity(args, 2, source);
    const pattern = literal(args[1], source);
    const test = new RegExp(
      `^${[...pattern].map((c) => (c === '#' ? '[0-9]' : c === '?' ? '[^]' : c.replace(/[\\^$.*+()[\]{}|/]/gu, '\\$&'))).join('')}$`,
      'u',
    );
    return call(BOOLEAN, [build(args[0]!.value, scope, TEXT)], source, {
      name: '形如',
      apply: ([text]) => test.test(text as string),
    });
  },
  前段: (args, scope, source) => {
    arity(args, 2, source);
    const count = wholeLiteral(args[1], source);
    return call(TEXT, [build(args[0]!.value, scope, TEXT)], source, {
      name: '前段',
      apply: ([text]) => [...(text as string)].slice(0, count).join(''),
    });
  },
};

function failing(code: FailureCode): Maker {
  return (args, _scope, source): Tree => {
    arity(args, 1, source);
    return { op: 'fail', code, message: literal(args[0], source), type: { kind: 'never' }, source, nullable: false };
  };
}
