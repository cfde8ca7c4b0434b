/**
 * A throwaway data folder for one vitest run. The embedded server starts when the first test asks for a database
 * (support/database.ts) and is stopped here, at the end.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useEmbedded } from '../../src/store/server/embedded.ts';
import { readSettings } from '../../src/store/server/home.ts';

export default function setup(): () => Promise<void> {
  const home = join(mkdtempSync(join(tmpdir(), 'gongbao-test-')), 'home');
  process.env.GONGBAO_TEST_HOME = home;
  return async () => {
    const settings = existsSync(home) ? readSettings(home) : null;
    if (settings) {
      // The workers are gone; whoever joins and leaves is the last and stops the server.
      await (await useEmbedded(home)).release();
      rmSync(settings.cluster, { recursive: true, force: true });
    }
    rmSync(join(home, '..'), { recursive: true, force: true });
  };
}
