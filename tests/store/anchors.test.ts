import { describe, expect, it } from 'vitest';
import type { Clause } from '../../src/gazette/types.ts';
import { type HeldClause, keepAnchors } from '../../src/store/anchors.ts';
import { clause, document } from './fixture.ts';

/** The clauses of a reading as the store would hold them: the id tells the text. */
function held(clauses: Clause[]): HeldClause[] {
  const list = clauses.flatMap((one): Clause[] => [one, ...one.children]);
  return list.map(({ anchor, kind, label, text, lines }) => ({
    id: `id of ${text}`,
    version: 1,
    anchor,
    kind,
    label,
    text,
    lines,
  }));
}

const before = [
  clause('首-1', '甲'),
  clause('首-2', '乙'),
  clause('一', '丙', { label: '一', children: [clause('一-1', '丁')] }),
];

describe('keepAnchors', () => {
  it('leaves a new document as it is', () => {
    const { record, gone } = keepAnchors(document('青政发〔2024〕1号', { clauses: before }), []);
    expect(record.clauses).toEqual(before);
    expect(gone).toEqual([]);
  });

  it('keeps identity and anchor of a text that moved because another was found before it', () => {
    const after = [clause('首-1', '新'), clause('首-2', '甲'), clause('首-3', '乙'), before[2]!];
    const { record, clauses, gone } = keepAnchors(document(null, { clauses: after }), held(before));
    expect(record.clauses.map(({ anchor, text }) => [anchor, text])).toEqual([
      ['首-1-补1', '新'],
      ['首-1', '甲'],
      ['首-2', '乙'],
      ['一', '丙'],
    ]);
    expect(clauses.map((one) => one.held?.id ?? null)).toEqual([null, 'id of 甲', 'id of 乙', 'id of 丙', 'id of 丁']);
    expect(gone).toEqual([]);
  });

  it('keeps the identity of a place whose text was corrected', () => {
    const after = [clause('首-1', '甲'), clause('首-2', '乙改'), before[2]!];
    const { record, clauses, gone } = keepAnchors(document(null, { clauses: after }), held(before));
    expect(clauses[1]!.held?.id).toBe('id of 乙');
    expect(record.clauses[1]!.anchor).toBe('首-2');
    expect(gone).toEqual([]);
  });

  it('names what is gone, and keeps anchors unique among repeated texts', () => {
    const after = [clause('首-1', '甲'), clause('首-2', '甲'), clause('首-3', '甲')];
    const { record, gone } = keepAnchors(document(null, { clauses: after }), held(before));
    const anchors = record.clauses.map(({ anchor }) => anchor);
    expect(new Set(anchors).size).toBe(3);
    expect(gone.map(({ text }) => text)).toEqual(['丙', '丁']);
  });

  it('follows children to another parent and moves the anchor of their table with them', () => {
    const table = { anchor: '附件1', title: null, unit: null, lines: [3, 4] as [number, number], header: [], rows: [] };
    const old = [clause('附件1', '表一', { kind: 'annex' })];
    const after = [clause('一', '头', { label: '一', children: [clause('一-附件1', '表一', { kind: 'annex' })] })];
    const reading = document(null, { clauses: after, tables: [{ ...table, anchor: '一-附件1' }] });
    const { record } = keepAnchors(reading, held(old));
    expect(record.clauses[0]!.children[0]!.anchor).toBe('附件1');
    expect(record.tables[0]!.anchor).toBe('附件1');
  });
});
