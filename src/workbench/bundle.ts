/** The staff application as files for the browser: bundled by esbuild, kept in the data folder until a source changes. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { dataFolder } from '../store/server/home.ts';

export interface Bundle {
  /** Name → content; `app.js` is where it begins. Names carry a digest, but for these. */
  files: ReadonlyMap<string, Buffer>;
  /** Of everything that it was made from. */
  version: string;
}

const APP = fileURLToPath(new URL('./app/', import.meta.url));
const LOCK = fileURLToPath(new URL('../../package-lock.json', import.meta.url));

/** The bundle of these sources, made if it is not there. Takes some seconds the first time. */
export async function workbenchBundle(): Promise<Bundle> {
  const version = digestOfSources();
  const kept = join(dataFolder(), 'workbench');
  const folder = join(kept, version);
  if (!existsSync(folder)) {
    const fresh = `${folder}.${process.pid}`;
    mkdirSync(fresh, { recursive: true });
    // Those of other versions; another process may be at work on this one.
    for (const name of readdirSync(kept).filter((other) => !other.startsWith(version)))
      rmSync(join(kept, name), { recursive: true, force: true });
    await build({
      entryPoints: { app: join(APP, 'main.tsx') },
      outdir: fresh,
      bundle: true,
      splitting: true,
      format: 'esm',
      target: ['chrome109', 'firefox115', 'safari16'],
      jsx: 'automatic',
      minify: true,
      charset: 'utf8',
      define: { 'process.env.NODE_ENV': '"production"' },
      chunkNames: '[name]-[hash]',
      legalComments: 'none',
      logLevel: 'error',
    });
    if (existsSync(folder)) rmSync(fresh, { recursive: true, force: true });
    else renameSync(fresh, folder);
  }
  const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  return { files, version };
}

function digestOfSources(): string {
  const hash = createHash('sha256').update(readFileSync(LOCK));
  const names = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:tsx?|css)$/u.test(name));
  for (const name of names.sort()) hash.update(`${name}\0`).update(readFileSync(join(APP, name)));
  return hash.digest('hex').slice(0, 16);
}
