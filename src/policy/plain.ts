/** A written piece without its places: what a YAML reader gives. */
import type { Written } from '../rule/written.ts';

export function plain(at: Written): unknown {
  if (at.kind === 'scalar') return at.value;
  if (at.kind === 'list') return at.items.map(plain);
  return Object.fromEntries([...at.entries].map(([key, { value }]) => [key, plain(value)]));
}
