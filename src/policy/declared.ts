/** The kinds of elements that are declared and checked here and run by the desk. */
import { Value } from '@sinclair/typebox/value';
import { entries } from '../rule/read-rule.ts';
import type { Mistake } from '../rule/scope.ts';
import { citesOf, get, mapOf, sourceOf, textOf, type Written, wrong } from '../rule/written.ts';
import { plain } from './plain.ts';
import type { Claim, Declared, DeclaredKind, Evidence } from './policy.ts';
import { DECLARED } from './schema.ts';

const KINDS = Object.keys(DECLARED) as DeclaredKind[];

/** Reads the declared sections of a file; what is wrong is reported and left out. */
export function readDeclared(
  id: string,
  content: Written,
  report: (mistake: Mistake) => void,
  evidence: Evidence[],
): Declared[] {
  return KINDS.flatMap((kind) =>
    entries(get(content, kind)).flatMap(([key, at]) => {
      const content = plain(at) as Declared['content'];
      const fault = Value.Errors(DECLARED[kind], content).First();
      if (fault) {
        report(faultAt(at, fault.path, fault.message));
        return [];
      }
      const cites = citesOf(mapOf(at), []);
      const element = `${id}/${key}`;
      if (kind === 'indicators') evidence.push(...targetEvidence(element, at, cites));
      return [{ kind, id: element, title: textOf(get(at, 'title')!), cites, content, source: sourceOf(at, cites) }];
    }),
  );
}

/** The mistake at the place of a JSON pointer. */
function faultAt(at: Written, pointer: string, message: string): Mistake {
  let place = at;
  for (const key of pointer.split('/').slice(1)) {
    const inner = place.kind === 'list' ? place.items[Number(key)] : get(place, key);
    if (!inner)
      return wrong(
        place,
        `“${key}”${message.startsWith('Unexpected') ? '不是这里能写的' : message.startsWith('Expected required') ? '没有写' : '写得不对'}；可写的见 docs/policy-language.md。`,
      );
    place = inner;
  }
  return wrong(place, '这一处写得不对；可写的见 docs/policy-language.md。');
}

/** The number of every target: `≥ 95%`, `28 微克/立方米`. */
function targetEvidence(element: string, at: Written, around: string[]): Evidence[] {
  return entries(get(at, 'targets')).flatMap(([, target]) => {
    const value = get(target, 'value') ?? target;
    if (value.kind !== 'scalar') return [];
    const cites = target.kind === 'map' ? citesOf(target, around) : around;
    const claim = claimOf(value.text);
    return claim ? [{ element, text: value.text, claim, cites, source: sourceOf(value, cites) }] : [];
  });
}

function claimOf(text: string): Claim | null {
  const match = /(\d+(?:\.\d+)?)\s*(\D*)$/u.exec(text);
  return match ? { kind: 'amount', digits: match[1]!, unit: match[2]!.trim() } : null;
}
