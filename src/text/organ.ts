/**
 * Names of organs: which organ a printed name means, on a date, and where organs are named in a text.
 * The register is data (policies/<jurisdiction>/organs.yaml); reading the file is the caller's.
 */
import { parse } from 'yaml';
import { isHan } from './character.ts';
import { UserError } from './error.ts';

export interface Organ {
  /** Official short name, 区 standing for the place: 区财政局, 市公安局离石分局. The key of the organ. */
  name: string;
  /** 区政府, 区直部门, 事业单位, 街道, 镇, 乡, 市驻, 党群, 企业. */
  kind: string;
  /** Since when `name` is the official one, ISO; null where the sources do not say. */
  from: string | null;
  aliases: Alias[];
  /** ISSUE:LINE */
  cite: string | null;
}

export interface Alias {
  name: string;
  /** Dates between which it was official or in use, ISO; null = open. */
  from: string | null;
  to: string | null;
  cite: string | null;
}

export interface OrganRegister {
  /** 行政区划代码. */
  jurisdiction: string;
  /** 吕梁市离石区. */
  place: string;
  organs: Organ[];
  /** Every form of every name → the organs that it may mean. */
  byName: Map<string, Candidate[]>;
  /** Two leading characters → names with that beginning, longest first; the index of findOrgans. */
  byBeginning: Map<string, string[]>;
}

interface Candidate {
  organ: Organ;
  from: string | null;
  to: string | null;
}

/** Offsets `[start, end)`; `canonical` is `Organ.name`. */
export interface FoundOrgan {
  start: number;
  end: number;
  canonical: string;
}

/** Reads a register. UserError names the entry that is wrong. */
export function loadOrgans(yamlText: string): OrganRegister {
  const data = readYaml(yamlText);
  const register: OrganRegister = {
    jurisdiction: String(data.jurisdiction ?? ''),
    place: String(data.place ?? ''),
    organs: list(data.organs).map(readOrgan),
    byName: new Map(),
    byBeginning: new Map(),
  };
  if (!register.place || register.organs.length === 0) throw wrong('place 或 organs 缺失');
  for (const organ of register.organs) {
    enter(register, organ.name, { organ, from: organ.from, to: null });
    for (const form of extraForms(organ)) enter(register, form, { organ, from: null, to: null });
    for (const { name, from, to } of organ.aliases) enter(register, name, { organ, from, to });
  }
  index(register);
  return register;
}

/** The organ that a printed name means, or null. `onDate` (ISO) decides where a name passed from one organ to another. */
export function resolve(register: OrganRegister, name: string, onDate?: string): string | null {
  if (name.length > 60) return null;
  const short = shorten(register, name.replace(/\s+/g, ''));
  const level = register.place.at(-1)!;
  const plain = short.replace(/[（(][^（()）]*[）)]$/, '');
  for (const form of [short, level + short, plain, short.startsWith(level) ? short.slice(1) : short]) {
    const candidates = register.byName.get(form);
    if (candidates) return choose(candidates, onDate).organ.name;
  }
  return null;
}

/** The official name of an organ on a date, in full: 吕梁市离石区教育科技局 before 2024-05-11. */
export function fullName(register: OrganRegister, canonical: string, onDate?: string): string {
  const organ = register.organs.find(({ name }) => name === canonical);
  const former = organ?.aliases.find(({ to, cite }) => onDate && to && onDate < to && cite === organ.cite);
  const name = former?.name ?? canonical;
  const level = register.place.at(-1)!;
  if (name.startsWith(`${level}委`)) return `中共${register.place}委${name.slice(2)}`;
  if (name.startsWith(level)) return register.place + name.slice(1);
  return name;
}

/**
 * The organs named in a text, left to right, the longest name at each place. White space inside a name (a broken line)
 * is no obstacle. A bare name (财政局) behind another place or level (市财政局, 汾阳市财政局) is not taken.
 */
export function findOrgans(register: OrganRegister, text: string, onDate?: string): FoundOrgan[] {
  const { packed, places } = pack(text);
  const found: FoundOrgan[] = [];
  for (let i = 0; i < packed.length - 1; ) {
    const name = nameAt(register, packed, i);
    if (name === null) {
      i++;
      continue;
    }
    const canonical = choose(register.byName.get(expand(register, name))!, onDate).organ.name;
    found.push({ start: places[i]!, end: places[i + name.length - 1]! + 1, canonical });
    i += name.length;
  }
  return found;
}

/** All printed forms of all names, for dictionaries and suggestions. */
export function printedNames(register: OrganRegister): string[] {
  return [...register.byName.keys()];
}

function enter(register: OrganRegister, name: string, candidate: Candidate): void {
  const candidates = register.byName.get(name) ?? [];
  if (!candidates.some(({ organ }) => organ === candidate.organ)) candidates.push(candidate);
  register.byName.set(name, candidates);
}

/** 凤山街道 is also 凤山街道办事处, 凤山街道办, …; 吴城镇 is also 吴城镇人民政府. */
function extraForms({ name, kind, aliases }: Organ): string[] {
  const names = [name, ...aliases.map((alias) => alias.name)];
  const tails =
    kind === '街道' ? ['办事处', '办', '党工委'] : kind === '镇' || kind === '乡' ? ['人民政府', '政府', '党委'] : [];
  return names.flatMap((n) => tails.map((tail) => n + tail));
}

/** Names that begin with the level (区财政局) are also looked for with the whole place, with its last part, and bare. */
function index(register: OrganRegister): void {
  const level = register.place.at(-1)!;
  const forms = new Set<string>();
  for (const name of register.byName.keys()) {
    forms.add(name);
    if (!name.startsWith(level)) continue;
    const rest = name.slice(1);
    for (const place of placeForms(register)) forms.add(place + rest);
    if (rest.length >= 3 && !/^(?:人民|政府|委)/.test(rest)) forms.add(rest);
  }
  for (const form of forms) {
    const key = form.slice(0, 2);
    register.byBeginning.set(key, [...(register.byBeginning.get(key) ?? []), form]);
  }
  for (const names of register.byBeginning.values()) names.sort((a, b) => b.length - a.length);
}

/** 吕梁市离石区 → itself and 离石区. */
function placeForms({ place }: OrganRegister): string[] {
  const last = /[^省市州盟]+$/.exec(place)?.[0];
  return last && last !== place ? [place, last] : [place];
}

/** 吕梁市离石区财政局, 离石区财政局 → 区财政局. */
function shorten(register: OrganRegister, name: string): string {
  const level = register.place.at(-1)!;
  const bare = name.replace(/^中共(?=.)/, '');
  for (const place of placeForms(register)) {
    if (bare.startsWith(place) && bare.length > place.length) return level + bare.slice(place.length);
  }
  return bare;
}

/** The entry of `byName` for a form of the index. */
function expand(register: OrganRegister, form: string): string {
  if (register.byName.has(form)) return form;
  const short = shorten(register, form);
  return register.byName.has(short) ? short : register.place.at(-1)! + form;
}

function nameAt(register: OrganRegister, packed: string, i: number): string | null {
  const names = register.byBeginning.get(packed.slice(i, i + 2));
  const name = names?.find((candidate) => packed.startsWith(candidate, i));
  if (name === undefined) return null;
  const bare = !register.byName.has(name) && expand(register, name).length === name.length + 1;
  return bare && /[省市州盟县区旗国总厅]/.test(packed[i - 1] ?? '') ? null : name;
}

/** The candidate whose name was in force on the date; without one, the open-ended candidate. */
function choose(candidates: Candidate[], onDate?: string): Candidate {
  const fits = ({ from, to }: Candidate) =>
    onDate === undefined ? to === null : (from === null || from <= onDate) && (to === null || onDate < to);
  return candidates.find(fits) ?? candidates[0]!;
}

/** Text without white space, and the offset of each character. */
function pack(text: string): { packed: string; places: number[] } {
  const places: number[] = [];
  let packed = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (!isHan(c) && /\s/.test(c)) continue;
    packed += c;
    places.push(i);
  }
  return { packed, places };
}

function readYaml(yamlText: string): Record<string, unknown> {
  try {
    const data: unknown = parse(yamlText);
    if (typeof data === 'object' && data !== null) return data as Record<string, unknown>;
  } catch (error) {
    throw wrong((error as Error).message.split('\n')[0]!);
  }
  throw wrong('文件为空');
}

function readOrgan(entry: unknown): Organ {
  const { name, kind, from, cite, aliases } = Object(entry) as Record<string, unknown>;
  if (typeof name !== 'string' || typeof kind !== 'string') throw wrong(`缺少 name 或 kind：${JSON.stringify(entry)}`);
  return {
    name,
    kind,
    from: day(from),
    cite: cite === undefined ? null : String(cite),
    aliases: list(aliases).map(readAlias),
  };
}

function readAlias(entry: unknown): Alias {
  const { name, from, to, cite } = Object(entry) as Record<string, unknown>;
  if (typeof name !== 'string') throw wrong(`别名缺少 name：${JSON.stringify(entry)}`);
  return { name, from: day(from), to: day(to), cite: cite === undefined ? null : String(cite) };
}

function day(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw wrong(`日期应为 YYYY-MM-DD：${text}`);
  return text;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function wrong(what: string): UserError {
  return new UserError(`机构名录 organs.yaml 有误：${what}；请改正后重试。`);
}
