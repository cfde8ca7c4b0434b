/** The kinds of elements that are declared and checked here and run by the desk. */
import { Value } from '@sinclair/typebox/value';
import { parseDay } from '../calendar/day.ts';
import { entries } from '../rule/read-rule.ts';
import type { Mistake } from '../rule/scope.ts';
import { citesOf, get, mapOf, sourceOf, textOf, type Written, wrong } from '../rule/written.ts';
import { plain } from './plain.ts';
import type { Claim, Declared, DeclaredKind, Evidence } from './policy.ts';
import { DECLARED } from './schema-declared.ts';

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
      evidence.push(...(EVIDENCE[kind]?.(element, at, cites) ?? []));
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

type EvidenceOf = (element: string, at: Written, cites: string[]) => Evidence[];

/** What the kinds claim in numbers and dates. */
const EVIDENCE: Partial<Record<DeclaredKind, EvidenceOf>> = {
  duties: (element, at, cites) => {
    const valid = get(at, 'valid');
    const days = valid ? [get(valid, 'from'), get(valid, 'to')] : [];
    return [
      ...scalarEvidence(element, get(at, 'due'), cites, dateClaim),
      ...days.flatMap((day) => scalarEvidence(element, day, citesOf(valid!, cites), dateClaim)),
    ];
  },
  indicators: (element, at, cites) =>
    [get(at, 'base'), ...entries(get(at, 'targets')).map(([, target]) => target)].flatMap((target) =>
      target ? scalarEvidence(element, get(target, 'value') ?? target, citesOf(target, cites), claimOf) : [],
    ),
  registers: (element, at, cites) =>
    itemsOf(get(at, 'from')).flatMap((from) =>
      scalarEvidence(element, get(from, 'rows'), citesOf(from, cites), (text) => claimOf(text)),
    ),
  history: (element, at, cites) =>
    [at, ...itemsOf(get(at, 'actions'))].flatMap((step) => stepEvidence(element, step, cites)),
};

/** The day of a step, and the days and numbers that were filled in. */
function stepEvidence(element: string, step: Written, around: string[]): Evidence[] {
  const cites = citesOf(step, around);
  const inputs = entries(get(step, 'input')).map(([, value]) => value);
  return [
    ...scalarEvidence(element, get(step, 'on'), cites, dateClaim),
    ...inputs.flatMap((value) =>
      scalarEvidence(
        element,
        value,
        cites,
        (text) => dateClaim(text) ?? (/^[\d.]+$/u.test(text) ? claimOf(text) : null),
      ),
    ),
  ];
}

function scalarEvidence(
  element: string,
  value: Written | undefined,
  cites: string[],
  claimed: (text: string) => Claim | null,
): Evidence[] {
  const claim = value?.kind === 'scalar' ? claimed(value.text) : null;
  if (value?.kind !== 'scalar' || !claim) return [];
  return [{ element, text: value.text, claim, cites, source: sourceOf(value, cites) }];
}

function itemsOf(at: Written | undefined): Written[] {
  return at?.kind === 'list' ? at.items : [];
}

function dateClaim(text: string): Claim | null {
  return parseDay(text) === null ? null : { kind: 'date', iso: text };
}

/** The number of a target: `≥ 95%`, `28 微克/立方米`. */
function claimOf(text: string): Claim | null {
  const match = /(\d+(?:\.\d+)?)\s*(\D*)$/u.exec(text);
  return match ? { kind: 'amount', digits: match[1]!, unit: match[2]!.trim() } : null;
}
