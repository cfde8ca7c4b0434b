/** The policy folders of this installation, read and loaded. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { printDiagnostic } from '../policy/diagnostic.ts';
import { type Loaded, loadPolicies, type PolicyFile } from '../policy/load.ts';
import { policyFolderOf, SPECIMEN } from '../store/jurisdictions.ts';
import { UserError } from '../text/error.ts';

const HOME = resolve(import.meta.dirname, '../../policies');
/** The specimen gazette's: served with it, so that a first start shows answers beside their lines. */
const SPECIMEN_HOME = resolve(import.meta.dirname, '../../samples/policies');

/** Every YAML file below the folder of policies; `GONGBAO_POLICIES` names another. */
export function policyFiles(): PolicyFile[] {
  const home = process.env.GONGBAO_POLICIES || HOME;
  if (!existsSync(home) || !statSync(home).isDirectory())
    throw new UserError(
      `GONGBAO_POLICIES: ${home} is not a folder; name the one that holds JURISDICTION/MECHANISM/policy.yaml.`,
    );
  return yamlFiles(home);
}

function yamlFiles(home: string): PolicyFile[] {
  return readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => ({ path, text: readFileSync(resolve(home, path), 'utf8') }));
}

/** The policies that load, for serving a jurisdiction: one that does not is told on stderr and left out, the others stay. */
export function policiesToServe(jurisdiction: string): Loaded & { files: PolicyFile[] } {
  const files = [...policyFiles(), ...(jurisdiction === SPECIMEN ? yamlFiles(SPECIMEN_HOME) : [])];
  const loaded = loadPolicies(files);
  for (const { file, line, column, message } of loaded.diagnostics)
    process.stderr.write(`policies/${file}:${line}:${column}: ${message}\n`);
  return { ...loaded, files };
}

/** Of these, what binds in the jurisdiction: its own mechanisms and those of the whole country. */
export function policiesInForce(
  jurisdiction: string,
  served: Loaded & { files: PolicyFile[] },
): Loaded & { files: PolicyFile[] } {
  const folders = ['national', policyFolderOf(jurisdiction)];
  return {
    ...served,
    policies: served.policies.filter((policy) => folders.includes(policy.jurisdiction)),
    files: served.files.filter(({ path }) => folders.includes(path.split('/')[0]!)),
  };
}

/** All policies. UserError with every mistake where one does not load. */
export function policies(): Loaded {
  const files = policyFiles();
  const loaded = loadPolicies(files);
  const errors = loaded.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    throw new UserError(
      `政策文件有 ${errors.length} 处错误，请改正：\n${errors.map((d) => printDiagnostic({ ...d, file: `policies/${d.file}` }, texts.get(d.file))).join('\n')}`,
    );
  }
  return loaded;
}
