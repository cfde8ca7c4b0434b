/** A policy file as written: plain data, each piece with its place. Made from YAML by src/policy. */
import { Mistake } from './scope.ts';
import type { Source } from './tree.ts';

export type Written = { file: string; line: number; column: number } & (
  | { kind: 'scalar'; value: string | number | boolean | null; text: string; exact: boolean }
  | { kind: 'list'; items: Written[] }
  | { kind: 'map'; entries: Map<string, { key: Written; value: Written }> }
);

export type WrittenMap = Extract<Written, { kind: 'map' }>;

/** The place of a piece, with the cites that it rests on. */
export function sourceOf(at: Written, cites: string[]): Source {
  return { text: at.kind === 'scalar' ? at.text : '', file: at.file, line: at.line, column: at.column, cites };
}

export function wrong(at: Written, message: string): Mistake {
  return new Mistake(message, sourceOf(at, []));
}

export function mapOf(at: Written): WrittenMap {
  if (at.kind !== 'map') throw wrong(at, '这里要写成“名称: 内容”的形式。');
  return at;
}

export function listOf(at: Written): Written[] {
  if (at.kind !== 'list') throw wrong(at, '这里要写成列表（每项前加“- ”）。');
  return at.items;
}

export function get(map: Written, key: string): Written | undefined {
  return map.kind === 'map' ? map.entries.get(key)?.value : undefined;
}

export function need(map: Written, key: string): Written {
  const value = get(map, key);
  if (!value) throw wrong(map, `缺少“${key}”。`);
  return value;
}

/** A scalar as text. */
export function textOf(at: Written): string {
  if (at.kind !== 'scalar' || at.value === null) throw wrong(at, '这里要写一段文字。');
  return at.text;
}

export function optionalText(map: Written, key: string): string | null {
  const value = get(map, key);
  return value ? textOf(value) : null;
}

export function flag(map: Written, key: string): boolean {
  const value = get(map, key);
  if (!value) return false;
  if (value.kind !== 'scalar' || typeof value.value !== 'boolean') throw wrong(value, `“${key}”只能是 true 或 false。`);
  return value.value;
}

/** `cite: "…"` or a list of them; the cites of what stands around where there is none. */
export function citesOf(at: Written, around: string[]): string[] {
  const cite = get(at, 'cite');
  if (!cite) return around;
  return cite.kind === 'list' ? cite.items.map(textOf) : [textOf(cite)];
}

/** Keys that nobody reads are mistakes: a misspelt one must not be lost in silence. */
export function only(map: WrittenMap, allowed: string[]): void {
  for (const [name, { key }] of map.entries) {
    if (!allowed.includes(name)) throw wrong(key, `不认识“${name}”；这里可写 ${allowed.join('、')}。`);
  }
}
