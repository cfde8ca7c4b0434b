/** A document as the press sets it, whatever it was made from: a gazette's record, a draft, a letter. */
import type { Clause, GazetteDocument, Table } from '../gazette/types.ts';

export interface PressDocument {
  /** 发文机关标志: 临溪县人民政府文件; in the letter format the organ's name alone. */
  mark: string;
  /** 公文 with the red heading, or 信函 (a layout, not the kind 函). */
  format: 'document' | 'letter';
  number: string | null;
  /** 签发人: only upward documents have one. */
  signer: string | null;
  /** 特急, 加急. */
  urgency: string | null;
  title: string;
  addressees: string[];
  body: Block[];
  annexes: Annex[];
  /** 发文机关署名, in print order. */
  issuers: string[];
  /** ISO. */
  dated: string | null;
  /** Where a seal is put, the date stands four characters in and the name over its middle (GB/T 9704 7.3.5). */
  sealed: boolean;
  /** 附注: 此件公开发布. */
  note: string | null;
  /** 抄送. */
  copies: string[];
  /** 印发机关 and its day; no 版记 where it is null. */
  printer: { name: string; printed: string } | null;
  /** Where it is read on the web; the QR code of a gazette leads there. */
  address: string | null;
}

export interface Annex {
  /** 附件1; 附件 where there is only one. */
  label: string;
  title: string;
  body: Block[];
}

export type Block =
  | { kind: 'paragraph'; level: Level; label: string | null; text: string; centred?: boolean }
  | { kind: 'table'; title: string | null; unit: string | null; header: string[]; rows: string[][] }
  /** What could not be read as paragraphs: its lines as printed. */
  | { kind: 'lines'; lines: string[] };

/** 0 = no number; 1 一、 2 （一） 3 1. 4 （1）; articles are 0 with a label. */
export type Level = 0 | 1 | 2 | 3 | 4;

/** The form in which a gazette's document is set again. `text`: the lines of its issue, for what is only kept as lines. */
export function fromGazette(record: GazetteDocument, text: string[], address: string | null): PressDocument {
  const issuer = record.issuer ?? '';
  const letter = record.series !== null && /函$/u.test(record.series);
  const annexes = record.clauses.filter(({ kind }) => kind === 'annex');
  const body = record.clauses.filter(({ kind }) => kind !== 'annex');
  return {
    mark: letter ? issuer : `${issuer}文件`,
    format: letter ? 'letter' : 'document',
    number: record.number,
    signer: null,
    urgency: null,
    title: record.title ?? record.titleInferred?.title ?? '',
    addressees: record.addressees ?? [],
    body: blocksOf(body, record.tables, text),
    annexes: annexes.map((clause) => {
      const [first, ...rest] = clause.children;
      const named = clause.text !== '';
      const titled = !named && first?.kind === 'heading' && first.label === null;
      return {
        label: clause.label ?? '附件',
        title: named ? clause.text : titled ? first.text : '',
        body: blocksOf(titled ? [...first.children, ...rest] : clause.children, record.tables, text),
      };
    }),
    issuers: issuer ? [issuer] : [],
    dated: record.dated,
    sealed: true,
    note: record.mark,
    copies: [],
    printer: null,
    address,
  };
}

function blocksOf(clauses: Clause[], tables: Table[], text: string[]): Block[] {
  return clauses.flatMap((clause): Block[] => {
    const inner = blocksOf(clause.children, tables, text);
    if (clause.kind === 'table') {
      const table = clause.table === undefined ? undefined : tables[clause.table];
      if (!table) return inner;
      const { title, unit, header, rows } = table;
      return [{ kind: 'table', title, unit, header, rows: rows.map(({ cells }) => cells) }, ...inner];
    }
    if (clause.kind === 'damaged') {
      const lines = clause.lines.flatMap(([first, last]) => text.slice(first - 1, last));
      return [{ kind: 'lines', lines: lines.filter((line) => line.trim() !== '') }, ...inner];
    }
    if (clause.text === '' && clause.label === null) return inner;
    const paragraph: Block = {
      kind: 'paragraph',
      level: levelOf(clause.label),
      label: clause.label,
      text: clause.text,
      centred: clause.kind === 'heading' && clause.label === null,
    };
    return [paragraph, ...inner];
  });
}

function levelOf(label: string | null): Level {
  if (label === null || label.startsWith('第')) return 0;
  if (/^[一二三四五六七八九十百]+$/u.test(label)) return 1;
  if (/^（[一二三四五六七八九十百]+）$/u.test(label)) return 2;
  if (/^（\d+）$/u.test(label)) return 4;
  return 3;
}

/** The ordinal with the sign that stands behind it: 一、 （一） 1. （1） 第五条 */
export function ordinal({ level, label }: { level: Level; label: string | null }): string {
  if (label === null) return '';
  if (label.startsWith('第')) return `${label}　`;
  if (level === 1) return `${label}、`;
  if (level === 2 || level === 4) return label;
  return label.includes('.') ? `${label} ` : `${label}. `;
}

/** 2023年7月8日: no zero before a number (GB/T 9704 7.3.5.5). */
export function printedDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 附件：1. 名称 … as the body announces them; no sign at the end. */
export function announced(annexes: Annex[]): string[] {
  const titles = annexes.map(({ title, label }) => title || label);
  return titles.length === 1 ? [titles[0]!] : titles.map((title, i) => `${i + 1}. ${title}`);
}

/** Where the heading of a paragraph ends: the whole of a short one, the first sentence of one that runs on. */
export function headingEnd(text: string): number {
  const stop = text.search(/[。：]/u);
  if (stop < 0) return text.length <= 60 ? text.length : 0;
  return stop <= 60 ? stop + 1 : 0;
}
