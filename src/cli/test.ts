/** `test`: types, lint and the whole test suite; closes with one line `N passed, N failed` for all of it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const help = `usage: gongbao test [vitest arguments]

Checks types and lint, installs a browser for the browser tests where it can, and runs the whole test suite.
`;

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export async function run(args: string[]): Promise<number> {
  const sum: Counts = { passed: 0, failed: 0, skipped: 0 };
  if (args.length === 0) {
    count(sum, check('types', ['node_modules/typescript/bin/tsc']));
    count(sum, check('types of the workbench', ['node_modules/typescript/bin/tsc', '-p', 'src/workbench/app']));
    count(sum, check('lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']));
  }
  for (const script of ['scripts/install-browser.sh', 'scripts/install-press-tools.sh']) {
    const { status, stderr } = spawnSync('sh', [script], { cwd: root, encoding: 'utf8' });
    if (status !== 0) process.stderr.write(stderr);
  }
  const tests = vitest(args);
  sum.passed += tests.passed;
  sum.failed += tests.failed;
  sum.skipped += tests.skipped;
  const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
  process.stdout.write(`${sum.passed} passed, ${sum.failed} failed${skipped}\n`);
  return sum.failed > 0 ? 1 : 0;
}

function check(name: string, command: string[]): boolean {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  process.stdout.write(`${name}: ${status === 0 ? 'ok' : 'failed'}\n`);
  return status === 0;
}

function count(sum: Counts, ok: boolean): void {
  if (ok) sum.passed += 1;
  else sum.failed += 1;
}

/** Runs vitest with its own report on the terminal and a machine-readable one for the counts. */
function vitest(args: string[]): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'gongbao-test-'));
  const report = join(folder, 'report.json');
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    // A file that does not load fails as a suite without a failed test in it.
    const failed = numFailedTests > 0 ? numFailedTests : Math.max(numFailedTestSuites, status === 0 ? 0 : 1);
    return { passed: numPassedTests, failed, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
