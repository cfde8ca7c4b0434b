/** The kinds of elements that are declared and checked here and run by the desk. */
import { type Mistake } from '../rule/scope.ts';
import { citesOf, mapOf, sourceOf, textOf, need, type Written } from '../rule/written.ts';
import { entries } from '../rule/read-rule.ts';
import { get } from '../rule/written.ts';
import type { Declared, DeclaredKind, Evidence } from './policy.ts';

const KINDS: DeclaredKind[] = ['duties', 'indicators', 'registers', 'procedures', 'plans', 'bodies', 'views'];

export function readDeclared(id: string, content: Written, _report: (mistake: Mistake) => void, _evidence: Evidence[]): Declared[] {
  return KINDS.flatMap((kind) =>
    entries(get(content, kind)).map(([key, at]) => {
      const cites = citesOf(mapOf(at), []);
      return { kind, id: `${id}/${key}`, title: textOf(need(at, 'title')), cites, source: sourceOf(at, cites) };
    }),
  );
}
