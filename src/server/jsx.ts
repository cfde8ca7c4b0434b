/**
 * Node strips types from .ts files only. Importing this module lets it load .tsx files too: esbuild transforms them in
 * memory, nothing is written to disk. Import it first, then `await import('./page.tsx')`.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

// React chooses its build when it is first loaded; the development build is several times slower.
process.env.NODE_ENV ??= 'production';

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context);
    const file = fileURLToPath(url);
    const { code } = transformSync(readFileSync(file, 'utf8'), {
      loader: 'tsx',
      jsx: 'automatic',
      format: 'esm',
      target: 'node24',
      sourcefile: file,
      sourcemap: 'inline',
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
