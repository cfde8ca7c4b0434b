import { expect, it } from 'vitest';
import { turns } from '../../src/store/search/turns.ts';

it('runs as many at once as it may, in order, and goes on after a failure', async () => {
  const inTurn = turns(2);
  const log: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) =>
    inTurn(async () => {
      log.push(name);
      await new Promise<void>((end) => void ends.push(end));
      if (name === 'a') throw new Error('failed');
    });
  const all = Promise.allSettled(['a', 'b', 'c', 'd'].map(work));
  expect(log).toEqual(['a', 'b']);
  for (let done = 0; done < 4; done++) {
    ends.shift()!();
    await new Promise((settled) => setImmediate(settled));
  }
  expect(log).toEqual(['a', 'b', 'c', 'd']);
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
});
