/**
 * Random properties start from one seed, so that a run on one machine is the run on another. `SEED=7 npx vitest run tests/rule`
 * looks elsewhere; what it finds becomes a test of its own.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.SEED ?? 20240901) });
