/** The data folder: `GONGBAO_HOME`, else `.gongbao` in the project's root. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../text/error.ts';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));

/** What the data folder knows about its database; kept in `database.json`, mode 0600. */
export interface Settings {
  /** Folder of the PostgreSQL cluster. Elsewhere than in the data folder when the server's user cannot reach that one. */
  cluster: string;
  password: string;
}

/** The data folder, made if absent. Throws UserError when it cannot be made or written. */
export function dataFolder(): string {
  const folder = process.env.GONGBAO_HOME ? resolve(process.env.GONGBAO_HOME) : join(PROJECT, '.gongbao');
  try {
    // 0711: the server's own user must pass through it to the cluster, and sees nothing else.
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    return realpathSync(folder);
  } catch (error) {
    throw new UserError(
      `the data folder ${folder} cannot be made (${(error as Error).message}); set GONGBAO_HOME to a folder that you may write.`,
    );
  }
}

/** The settings of a data folder, or null before its first start. */
export function readSettings(folder: string): Settings | null {
  const file = join(folder, 'database.json');
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Settings;
  } catch (error) {
    throw new UserError(
      `${file} cannot be read (${(error as Error).message}); run as the user who started gongbao first, or set GONGBAO_HOME to another folder.`,
    );
  }
}

/** Keeps the settings of a new data folder, with a fresh password. */
export function createSettings(folder: string, cluster: string): Settings {
  const settings = { cluster, password: randomBytes(24).toString('hex') };
  const file = join(folder, 'database.json');
  try {
    writeFileSync(`${file}.new`, `${JSON.stringify(settings)}\n`, { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  } catch (error) {
    throw new UserError(
      `the data folder ${folder} cannot be written (${(error as Error).message}); set GONGBAO_HOME to a folder that you may write.`,
    );
  }
  return settings;
}

/**
 * What signs cookies: `GONGBAO_SECRET`, else made once for the data folder and kept beside it, mode 0600. UserError for a given one
 * that could be guessed.
 */
export function signingSecret(): string {
  const given = process.env.GONGBAO_SECRET;
  if (given && given.length < SHORTEST_SECRET)
    throw new UserError(
      `GONGBAO_SECRET is too short; set at least ${SHORTEST_SECRET} random characters, or leave it out.`,
    );
  if (given) return given;
  const file = join(dataFolder(), 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8');
}

const SHORTEST_SECRET = 32;
