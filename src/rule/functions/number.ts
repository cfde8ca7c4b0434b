/** 较高, 较低, 封顶, 保底, 四舍五入 … */
import { build, call, fit } from '../build.ts';
import type { Rounding } from '../exact.ts';
import type { Primitive } from '../primitive.ts';
import { number, rounding } from '../primitives/number.ts';
import { Mistake } from '../scope.ts';
import { argument, arity, type Maker, wholeLiteral } from './function.ts';

export const numberFunctions: Record<string, Maker> = {
  较高: extreme(number.max),
  较低: extreme(number.min),
  封顶: capped(number.min),
  保底: capped(number.max),
  四舍五入: rounded('half-up'),
  四舍六入: rounded('half-even'),
  进一: rounded('up'),
  舍去: rounded('down'),
  绝对值: (args, scope, source) => {
    arity(args, 1, source);
    const of = argument(args[0]!, scope, 'number', '数');
    return call(of.type, [of], source, number.absolute);
  },
};

/** 较高(甲, 乙, …): numbers of one unit, or dates. */
function extreme(primitive: Primitive): Maker {
  return (args, scope, source, wanted) => {
    if (args.length < 2) throw new Mistake('至少要两个值才能比较。', source);
    const first = build(args[0]!.value, scope);
    const type =
      first.type.kind === 'never' || (first.op === 'const' && first.value === 0) ? (wanted ?? first.type) : first.type;
    const rest = args.slice(1).map((arg) => fit(build(arg.value, scope), type));
    return call(type, [fit(first, type), ...rest], source, primitive);
  };
}

/** 封顶(数, 上限), 保底(数, 下限). */
function capped(primitive: Primitive): Maker {
  return (args, scope, source) => {
    arity(args, 2, source);
    const of = argument(args[0]!, scope, 'number', '数');
    return call(of.type, [of, build(args[1]!.value, scope, of.type)], source, primitive);
  };
}

/** 四舍五入(数, 小数位数): in the unit of the number. */
function rounded(mode: Rounding): Maker {
  return (args, scope, source) => {
    arity(args, 2, source);
    const of = argument(args[0]!, scope, 'number', '数');
    return call(of.type, [of], source, rounding(wholeLiteral(args[1], source), mode));
  };
}
