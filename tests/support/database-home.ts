/**
 * A throwaway data folder for one vitest run. The embedded server starts when the first test asks for a database
 * (support/database.ts) and is stopped here, at the end.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeHome } from './cluster.ts';

export default function setup(): () => Promise<void> {
  const above = mkdtempSync(join(tmpdir(), 'gongbao-test-'));
  const home = join(above, 'home');
  process.env.GONGBAO_TEST_HOME = home;
  return async () => {
    await removeHome(home);
    rmSync(above, { recursive: true });
  };
}
