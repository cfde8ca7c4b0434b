/** The policies as the site shows them: proven against the issues that are held, with the lines of their cites. */
import type { ClockSpec } from '../../calendar/spec.ts';
import type { WorkCalendar } from '../../calendar/working-days.ts';
import type { Loaded } from '../../policy/load.ts';
import type { Policy } from '../../policy/policy.ts';
import { faultOf, type LineCite, parseCite } from '../../policy/prove/cited-lines.ts';
import { type ProvenItem, prove } from '../../policy/prove/prove.ts';
import { type Ready, ready } from '../../rule/ask.ts';
import type { Rule } from '../../rule/rule.ts';
import { sourcePath } from '../addresses.ts';
import { maskLines } from '../mask.ts';
import type { Site } from '../visit.ts';

/** What stands on the shelf at one version of the register. */
export interface Stock {
  /** A policy whose cited lines say something else is not here. */
  policies: Policy[];
  refused: { policy: Policy; items: ProvenItem[] }[];
  calendar: WorkCalendar;
  clocks: ReadonlyMap<string, ClockSpec>;
  /** Values that the lines do not say, by element. */
  unproven: ReadonlyMap<string, ProvenItem[]>;
  clause(cite: string): Clause;
}

/** A cite with what its lines say. */
export interface Clause {
  cite: string;
  /** null where the issue is not held, or the cite is a law. */
  lines: string[] | null;
  /** Where they stand in their document. */
  address: string | null;
  place: LineCite | null;
  document: string | null;
}

export class Shelf {
  readonly #loaded: Loaded;
  readonly #site: Pick<Site, 'register' | 'visits'>;
  readonly #ready = new Map<Rule, Ready>();
  #stock: { version: string; content: Promise<Stock> } | null = null;

  constructor(loaded: Loaded, site: Pick<Site, 'register' | 'visits'>) {
    this.#loaded = loaded;
    this.#site = site;
  }

  /** Read and proven once for each version of the register. */
  async stock(): Promise<Stock> {
    const version = await this.#site.visits.version();
    if (this.#stock?.version !== version) {
      const content = this.#fill();
      this.#stock = { version, content };
      content.catch(() => {
        this.#stock = null;
      });
    }
    return this.#stock!.content;
  }

  ready(rule: Rule): Ready {
    const found = this.#ready.get(rule) ?? ready(rule);
    this.#ready.set(rule, found);
    return found;
  }

  async #fill(): Promise<Stock> {
    const { register, visits } = this.#site;
    const { overview } = await visits.frame();
    const lines = new Map<string, string[]>();
    const places = new Map<string, { number: string; lines: readonly [number, number] }[]>();
    for (const { key } of overview.issues) {
      const [text, issue] = await Promise.all([
        register.issueText(visits.reader, key),
        register.issue(visits.reader, key),
      ]);
      if (text) lines.set(key, text);
      if (issue) places.set(key, issue.contents);
    }
    const items = prove(this.#loaded.policies, lines);
    const of = (policy: Policy): ProvenItem[] =>
      items.filter(({ outcome, element }) => outcome === 'contradicted' && element.startsWith(`${policy.id}/`));
    const refused = this.#loaded.policies.flatMap((policy) =>
      of(policy).length > 0 ? [{ policy, items: of(policy) }] : [],
    );
    const policies = this.#loaded.policies.filter((policy) => !refused.some((other) => other.policy === policy));
    const masked = new Map([...lines].map(([key, text]) => [key, maskLines(text)]));
    return {
      policies,
      refused,
      calendar: this.#loaded.calendar,
      clocks: new Map(policies.flatMap((policy) => policy.clocks.map(({ spec }) => [spec.id, spec] as const))),
      unproven: Map.groupBy(
        items.filter(({ outcome }) => outcome === 'unproven'),
        ({ element }) => element,
      ),
      clause: (cite) => clauseOf(cite, masked, places),
    };
  }
}

function clauseOf(
  cite: string,
  lines: ReadonlyMap<string, string[]>,
  places: ReadonlyMap<string, { number: string; lines: readonly [number, number] }[]>,
): Clause {
  const place = parseCite(cite);
  const text =
    place && faultOf(place, lines) === null
      ? lines
          .get(place.issue)!
          .slice(place.from - 1, place.to)
          .filter((line) => line.trim() !== '')
      : null;
  const document =
    place &&
    (places.get(place.issue)?.find(({ lines: [first, last] }) => first <= place.from && place.from <= last)?.number ??
      null);
  return { cite, place, lines: text, document, address: place && document ? sourcePath(document, place.from) : null };
}
