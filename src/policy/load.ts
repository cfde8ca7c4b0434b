/** The files of policy folders → policies; everything that is wrong is told at once, with its place. */
import { parseCalendar } from '../calendar/parse-calendar.ts';
import { parseClockSpec } from '../calendar/parse-spec.ts';
import { type WorkCalendar, workCalendar } from '../calendar/working-days.ts';
import { checkRule } from '../rule/check/check.ts';
import { readParameter } from '../rule/read-parameter.ts';
import { entries, type RuleScope, readRule, readValidity } from '../rule/read-rule.ts';
import { readDomain } from '../rule/read-type.ts';
import { Mistake } from '../rule/scope.ts';
import type { Parameter } from '../rule/tree.ts';
import type { Domain } from '../rule/type.ts';
import {
  citesOf,
  get,
  listOf,
  mapOf,
  need,
  only,
  optionalText,
  sourceOf,
  textOf,
  type Written,
  type WrittenMap,
  wrong,
} from '../rule/written.ts';
import { UserError } from '../text/error.ts';
import { loadOrgans, type OrganRegister } from '../text/organ.ts';
import { clockEvidence } from './clock-evidence.ts';
import { readDeclared } from './declared.ts';
import { type Diagnostic, diagnosticOf } from './diagnostic.ts';
import { parameterEvidence, ruleEvidence } from './evidence.ts';
import { plain } from './plain.ts';
import type { Policy, PolicyDocument } from './policy.ts';
import { readProcedure } from './procedure.ts';
import { faultsWithin, unknownOrgan, unknownReferences, writtenIds } from './references.ts';
import { readRegister } from './register.ts';
import { readYaml } from './yaml.ts';

/** A file of a policy folder: `policies/lishi/medical-insurance/policy.yaml`. */
export interface PolicyFile {
  /** Relative to the folder that holds the jurisdictions. */
  path: string;
  text: string;
}

export interface Loaded {
  policies: Policy[];
  calendar: WorkCalendar;
  diagnostics: Diagnostic[];
}

/**
 * Loads every `*.yaml` below JURISDICTION/MECHANISM/. The files of a folder are one policy; `policy.yaml` has its head. A policy
 * with errors is left out, and its errors are told; the others are not touched by them.
 */
export function loadPolicies(files: PolicyFile[]): Loaded {
  const diagnostics: Diagnostic[] = [];
  const told = new Set<string>();
  // A field that several actions share is read for each of them; its mistake is one.
  const report = (mistake: Mistake): void => {
    const diagnostic = diagnosticOf(mistake);
    const key = `${diagnostic.file}:${diagnostic.line}:${diagnostic.column} ${diagnostic.message}`;
    if (!told.has(key)) diagnostics.push(diagnostic);
    told.add(key);
  };
  let calendar = workCalendar([]);
  const folders: { folder: string; id: string; contents: WrittenMap[]; read: boolean }[] = [];
  for (const [folder, members] of foldersOf(files)) {
    const before = diagnostics.length;
    const contents = members.flatMap((file) => attempt(() => [mapOf(readYaml(file.text, file.path))], [], report));
    const notices = contents.find((content) => content.entries.has('notices'));
    if (notices) calendar = attempt(() => readCalendar(notices), calendar, report);
    else folders.push({ folder, id: folder.split('/').at(-1)!, contents, read: diagnostics.length === before });
  }
  const known = writtenIds(folders);
  const organs = organRegisters(files, report);
  const policies = folders.flatMap(({ folder, id, contents, read }) => {
    const before = diagnostics.length;
    const policy = attempt(() => readPolicy(folder, contents, report), null, report);
    const register = organs.get(folder.split('/').at(-2)!);
    for (const content of contents) {
      unknownReferences(id, content, known).forEach(report);
      if (register) unknownOrgan(content, register).forEach(report);
    }
    return policy && read && diagnostics.length === before ? [policy] : [];
  });
  return { policies, calendar, diagnostics };
}

/** The organs of a jurisdiction, where JURISDICTION/organs.yaml registers them. */
function organRegisters(files: PolicyFile[], report: (mistake: Mistake) => void): Map<string, OrganRegister> {
  return new Map(
    files.flatMap(({ path, text }) => {
      const [jurisdiction, name] = path.split('/').slice(-2);
      if (name !== 'organs.yaml' || path.split('/').length > 2) return [];
      try {
        return [[jurisdiction!, loadOrgans(text)] as const];
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        report(new Mistake(error.message, { text: '', file: path, line: 1, column: 1, cites: [] }));
        return [];
      }
    }),
  );
}

const HEAD = ['id', 'title', 'organ', 'documents', 'units', 'choices', 'bounds', 'valid', 'cite', 'note', 'hooks'];
const SECTIONS = [
  'parameters',
  'rules',
  'clocks',
  'duties',
  'indicators',
  'registers',
  'procedures',
  'plans',
  'bodies',
  'letters',
  'views',
  'history',
];

function attempt<T>(make: () => T, otherwise: T, report: (mistake: Mistake) => void): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    report(error);
    return otherwise;
  }
}

function foldersOf(files: PolicyFile[]): Map<string, PolicyFile[]> {
  const folders = new Map<string, PolicyFile[]>();
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const parts = file.path.split('/');
    if (parts.length < 3 || !file.path.endsWith('.yaml')) continue;
    const folder = parts.slice(0, -1).join('/');
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return folders;
}

function readCalendar(content: Written): WorkCalendar {
  const { notices, diagnostics } = parseCalendar(plain(content));
  if (notices) return workCalendar(notices);
  throw placed(content, diagnostics[0]!.path, diagnostics[0]!.message);
}

/** The mistake at the place of a key path. */
function placed(content: Written, path: string[], message: string): Mistake {
  let at = content;
  for (const key of path) {
    const inner = at.kind === 'list' ? at.items[Number(key)] : get(at, key);
    if (!inner) break;
    at = inner;
  }
  return wrong(at, message);
}

function readPolicy(folder: string, contents: WrittenMap[], report: (mistake: Mistake) => void): Policy | null {
  const [jurisdiction, id] = folder.split('/').slice(-2) as [string, string];
  const head = contents.find((content) => content.entries.has('id'));
  if (!head) {
    if (contents[0]) throw wrong(contents[0], `文件夹“${folder}”没有 policy.yaml（要有 id、title、documents）。`);
    return null;
  }
  for (const content of contents) only(content, content === head ? [...HEAD, ...SECTIONS] : SECTIONS);
  const name = need(head, 'id');
  if (textOf(name) !== id) throw wrong(name, `id 要与文件夹同名（${id}）。`);
  const section = (key: string): [string, Written][] => contents.flatMap((content) => entries(get(content, key)));
  const cites = citesOf(head, []);
  const units = new Set(listed(get(head, 'units')));
  const domains = new Map<string, Domain>(
    entries(get(head, 'choices')).map(([title, at]) => [title, readDomain(at, { domains: new Map() })]),
  );
  const bounds = readBounds(get(head, 'bounds'));
  const types = { units, domains };
  const parameters = new Map<string, Parameter>();
  const scope: RuleScope = {
    ...types,
    parameters,
    bounds,
    validity: get(head, 'valid') ? readValidity(need(head, 'valid'), cites) : [],
    cites,
    report,
  };
  const evidence: Policy['evidence'] = [];
  for (const [key, at] of section('parameters')) {
    attempt(
      () => {
        const { parameter, values } = readParameter(`${id}/${key}`, at, types, {
          cites,
          questions: [],
          scope: (written, within) => ({
            names: new Map(),
            items: [],
            units,
            bounds,
            readings: new Set(),
            source: () => sourceOf(written, within),
          }),
        });
        if (parameters.has(parameter.title)) throw wrong(at, `参数“${parameter.title}”写了两次。`);
        parameters.set(parameter.title, parameter);
        evidence.push(...parameterEvidence(parameter.id, values));
      },
      undefined,
      report,
    );
  }
  const rules = section('rules').flatMap(([key, at]) => {
    const rule = readRule(`${id}/${key}`, at, scope);
    if (!rule) return [];
    for (const mistake of checkRule(rule)) report(mistake);
    evidence.push(...ruleEvidence(rule));
    return [rule];
  });
  const clocks = section('clocks').flatMap(([key, at]) => {
    const { spec, diagnostics } = parseClockSpec(`${id}/${key}`, plain(at));
    for (const { path, message } of diagnostics ?? []) report(placed(at, path, message));
    if (!spec) return [];
    evidence.push(...clockEvidence(spec.id, at));
    return [{ spec, source: sourceOf(at, spec.cite) }];
  });
  const declared = contents.flatMap((content) => readDeclared(id, content, report, evidence));
  // Only what has the right shape is read further.
  const sound = new Set(declared.map((element) => element.id));
  const running = <T>(kind: string, read: (key: string, at: Written) => T | null): T[] =>
    section(kind).flatMap(([key, at]) => {
      const made = sound.has(`${id}/${key}`) ? attempt(() => read(key, at), null, report) : null;
      return made ? [made] : [];
    });
  const documents = listOf(need(head, 'documents')).map(readDocument);
  faultsWithin(
    contents,
    documents.map(({ number }) => number),
  ).forEach(report);
  const procedures = running('procedures', (key, at) => readProcedure(id, key, at, scope));
  const registers = running('registers', (key, at) => readRegister(id, key, at, scope));
  // What an action or a balance requires is said by lines as a rule's answer is.
  const guards = procedures.flatMap(({ opening, actions }) => [opening, ...actions.map(({ guard }) => guard)]);
  evidence.push(...[...guards, ...registers.flatMap(({ balance }) => balance ?? [])].flatMap(ruleEvidence));
  return {
    id,
    jurisdiction,
    title: textOf(need(head, 'title')),
    organ: optionalText(head, 'organ'),
    documents,
    parameters: [...parameters.values()],
    rules,
    clocks,
    procedures,
    registers,
    declared,
    hooks: listed(get(head, 'hooks')),
    evidence,
    file: head.file,
  };
}

function listed(at: Written | undefined): string[] {
  return at ? listOf(at).map(textOf) : [];
}

function readDocument(at: Written): PolicyDocument {
  if (at.kind === 'scalar') return { number: textOf(at), lines: null };
  only(mapOf(at), ['number', 'lines']);
  return { number: textOf(need(at, 'number')), lines: optionalText(at, 'lines') };
}

/** `bounds: {以上: 含, 以下: 不含, cite: …}`; the law's default is that both count (民法典 art. 1259). */
function readBounds(at: Written | undefined): RuleScope['bounds'] {
  if (!at) return { atLeast: true, atMost: true };
  only(mapOf(at), ['以上', '以下', 'cite', 'note']);
  const counts = (key: string): boolean => {
    const value = get(at, key);
    if (!value) return true;
    if (textOf(value) !== '含' && textOf(value) !== '不含') throw wrong(value, `“${key}”只能写 含 或 不含。`);
    return textOf(value) === '含';
  };
  return { atLeast: counts('以上'), atMost: counts('以下') };
}
