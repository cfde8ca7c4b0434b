/** Every declared procedure can be walked: no state that nothing leads to, an end, organs that are registered. */
import { describe, expect, it } from 'vitest';
import { isEnd, PROGRAM, type Procedure } from '../../src/policy/procedure.ts';
import { SPECIMEN } from '../../src/store/jurisdictions.ts';
import { county, LISHI } from '../desk/mechanisms/county.ts';

const clock = { now: '2025-04-01T09:00:00+08:00' };

describe.each([LISHI, SPECIMEN])('the procedures in force in %s', (code) => {
  const setting = county(clock, code);
  const procedures = [...setting.policies.values()].flatMap(({ policy }) => policy.procedures);

  it.each(procedures.map((procedure) => [procedure.id, procedure] as const))('%s', (_, procedure) => {
    expect(unreached(procedure)).toEqual([]);
    expect(procedure.states.filter((state) => isEnd(procedure, state)).length).toBeGreaterThan(0);
    const fields = new Set(procedure.fields.map(({ title }) => title));
    const named = [...procedure.by, ...procedure.actions.flatMap(({ by }) => by)];
    const strange = named.filter(
      (name) => name !== PROGRAM && !fields.has(name) && setting.vocabulary.organNamed(name) === null,
    );
    expect(strange).toEqual([]);
    const bearer = procedure.fields.find(({ title }) => title === procedure.bearer);
    expect(
      procedure.bearer === null || bearer?.format === 'organ' || setting.vocabulary.organNamed(procedure.bearer),
    ).toBeTruthy();
  });
});

/** States that no action leads to from the first one. */
function unreached(procedure: Procedure): string[] {
  const reached = new Set(procedure.states.slice(0, 1));
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const { from, to } of procedure.actions)
      if (from.length === 0 || from.some((state) => reached.has(state))) for (const state of to) reached.add(state);
  }
  return procedure.states.filter((state) => !reached.has(state));
}
