/** Ends the embedded server of a throwaway data folder and removes what it kept. */
import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { useEmbedded } from '../../src/store/server/embedded.ts';
import { readSettings } from '../../src/store/server/home.ts';

export async function removeHome(folder: string): Promise<void> {
  const settings = existsSync(folder) ? readSettings(folder) : null;
  if (settings && existsSync(settings.cluster)) {
    // Who joins and leaves when nobody else is there is the last, and stops the server.
    await (await useEmbedded(folder)).release();
    const inside = dirname(settings.cluster) === folder;
    rmSync(inside ? settings.cluster : dirname(settings.cluster), { recursive: true });
  }
  rmSync(folder, { recursive: true, force: true });
}
