/**
 * All measurements, one after another, each in a process of its own.
 *   npm run bench            reading order, reading speed, the checker, 20,000 mutations, search and site with 100,000 documents, rules,
 *                            the press, the desk with 1,000,000 cases
 *   npm run bench -- NAME    only reading-order, read, check, fuzz, search, site, rules, press or desk
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ALL = ['reading-order', 'read', 'check', 'fuzz', 'search', 'site', 'rules', 'press', 'desk'];
const wanted = process.argv.slice(2);
for (const name of wanted) {
  if (ALL.includes(name)) continue;
  console.error(`bench: no measurement "${name}"; there are ${ALL.join(', ')}.`);
  process.exit(2);
}
let failed = false;
for (const name of wanted.length > 0 ? wanted : ALL) {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(`./${name}.ts`, import.meta.url))], {
    stdio: 'inherit',
  });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
