import { describe, expect, it } from 'vitest';
import { signaturePlace } from '../../src/site/opening-and-close.tsx';
import { headings, lineOwners, outline } from '../../src/site/outline.ts';
import { heldOn } from '../../src/site/tenure.ts';
import type { Tenure } from '../../src/store/views.ts';
import { clause, plan, record } from '../support/specimen.ts';

describe('outline', () => {
  it('lists every clause once, in reading order, with its depth', () => {
    const entries = outline(plan);
    expect(entries.map(({ clause, depth }) => `${depth} ${clause.anchor}`)).toEqual([
      '1 首-1',
      '1 首-2',
      '1 一',
      '2 一-（一）',
      '2 一-（二）',
      '1 二',
      '2 二-（一）',
      '3 二-（一）-1',
      '3 二-（一）-2',
      '2 二-（二）',
      '2 二-（三）',
      '1 三',
      '2 三-表1',
      '1 末-1',
      '1 末-2',
      '1 附件1',
      '1 附件1-1',
    ]);
  });

  it('shows a repair at the clause of its lines, and broken lines nowhere', () => {
    const marked = outline(plan).filter(({ repairs }) => repairs.length > 0);
    expect(marked.map(({ clause, repairs }) => [clause.anchor, repairs])).toEqual([
      ['一-（二）', [2]],
      ['附件1-1', [3]],
    ]);
  });

  it('takes topmost headings and annexes into the contents', () => {
    expect(headings(outline(plan)).map(({ clause }) => clause.anchor)).toEqual(['一', '二', '三', '附件1']);
  });

  it('gives every line to the first clause that shows it', () => {
    const twice = record('云政发〔2025〕20号', [1, 9], {
      clauses: [clause('一', '一', '标题', 3), clause('二', '二', '同一行', 3), clause('三', '三', '另一行', 4)],
    });
    expect([...lineOwners(outline(twice))]).toEqual([
      [3, '一'],
      [4, '三'],
    ]);
  });
});

describe('the signature', () => {
  const notice = {
    dated: '2025-03-18',
    datedLine: 10,
    clauses: [
      clause('首-1', null, '现印发给你们。', 6),
      clause('首-2', null, '某某办法', 12),
      clause('附件1', '附件1', '表', 20, { kind: 'annex' }),
    ],
  } as const;
  const placeIn = (more: object) => {
    const given = record('云政发〔2025〕21号', [1, 30], { ...notice, clauses: [...notice.clauses], ...more });
    return signaturePlace(given, outline(given));
  };

  it('stands between a notice and the text annexed to it', () => {
    expect(placeIn({})).toBe(1);
  });

  it('stands before the annexes where the printed order is lost', () => {
    expect(placeIn({ readingOrder: { order: [[1, 30]], confidence: 0.8 } })).toBe(2);
    expect(placeIn({ datedLine: null })).toBe(2);
  });

  it('is not repeated where a clause shows it, nor made up where no date survives', () => {
    expect(placeIn({ datedLine: 12 })).toBeNull();
    expect(placeIn({ dated: null, datedLine: null })).toBeNull();
  });
});

describe('who held a post on a day', () => {
  const tenure = (from: string | null, to: string | null): Tenure => ({
    person: '某',
    post: '局长',
    organ: '局',
    from,
    to,
    probation: false,
    fromDocument: null,
    toDocument: null,
  });

  it('begins on the day of the appointment and ends before that of the removal', () => {
    const held = tenure('2024-01-10', '2025-02-01');
    expect(heldOn([held], '2024-01-09').certain).toEqual([]);
    expect(heldOn([held], '2024-01-10').certain).toEqual([held]);
    expect(heldOn([held], '2025-01-31').certain).toEqual([held]);
    expect(heldOn([held], '2025-02-01').certain).toEqual([]);
  });

  it('is only possible where the beginning is unknown', () => {
    const held = tenure(null, '2025-02-01');
    expect(heldOn([held], '2024-06-01')).toEqual({ certain: [], possible: [held] });
    expect(heldOn([held], '2025-02-01')).toEqual({ certain: [], possible: [] });
  });
});
