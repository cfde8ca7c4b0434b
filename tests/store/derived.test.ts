import { describe, expect, it } from 'vitest';
import { type HeldTitle, resolveRelations, type StandingRelation } from '../../src/store/import/relations.ts';
import { type PersonnelAct, tenures } from '../../src/store/import/tenures.ts';

const PLACE = '云州市青溪县';

function act(more: Partial<PersonnelAct>): PersonnelAct {
  const common = { document_id: 'd1', person: '白晓川', post: '县民政局局长', act: 'appoint' as const };
  return { ...common, probation: false, line: 1, dated: '2022-01-01', ...more };
}

describe('tenures', () => {
  it('ends a tenure where the same person leaves the same post, however the place is printed', () => {
    const acts = [
      act({ probation: true }),
      act({ document_id: 'd2', act: 'remove', post: '青溪县民政局局长职务', line: 9, dated: '2024-05-01' }),
    ];
    expect(tenures(acts, PLACE, () => '县民政局')).toEqual([
      {
        ...{ person: '白晓川', post: '县民政局局长', organ: '县民政局', probation: true },
        ...{ valid_from: '2022-01-01', from_document_id: 'd1', from_line: 1 },
        ...{ valid_to: '2024-05-01', to_document_id: 'd2', to_line: 9 },
      },
    ]);
  });

  it('shows a removal without a held appointment as a tenure of unknown beginning', () => {
    const [tenure] = tenures([act({ act: 'remove' })], PLACE, () => null);
    expect(tenure).toMatchObject({ valid_from: null, from_document_id: null, valid_to: '2022-01-01' });
  });

  it('keeps namesakes in other posts, and a second term, apart', () => {
    const acts = [
      act({}),
      act({ post: '县财政局局长' }),
      act({ act: 'remove', dated: '2023-01-01' }),
      act({ dated: '2024-01-01' }),
    ];
    expect(
      tenures(acts, PLACE, () => null).map(({ post, valid_from, valid_to }) => [post, valid_from, valid_to]),
    ).toEqual([
      ['县民政局局长', '2022-01-01', '2023-01-01'],
      ['县财政局局长', '2022-01-01', null],
      ['县民政局局长', '2024-01-01', null],
    ]);
  });
});

function relation(more: Partial<StandingRelation>): StandingRelation {
  const common = { document_id: 'new', type: 'repeals' as const, number: null, subject: null, evidence: '同时废止。' };
  return { ...common, first_line: 1, last_line: 1, dated: '2024-01-01', ...more };
}

const HELD: HeldTitle[] = [
  { id: 'old', number: '青政发〔2020〕3号', title: '关于印发青溪县临时救助实施办法的通知', dated: '2020-02-01' },
  { id: 'other', number: '青政发〔2021〕4号', title: '关于印发青溪县养老服务补贴办法的通知', dated: '2021-02-01' },
  { id: 'new', number: '青政发〔2024〕1号', title: '关于印发青溪县临时救助实施办法的通知', dated: '2024-01-01' },
];

describe('resolveRelations', () => {
  it.each([
    ['by number', { number: '青政发〔2021〕4号' }, 'other'],
    ['by subject, among earlier documents only', { subject: '《青溪县临时救助实施办法》' }, 'old'],
  ])('finds the other document %s', (_, more, target) => {
    expect(resolveRelations([relation(more)], HELD).map((found) => found.target)).toEqual([target]);
  });

  it.each([
    ['itself', { number: '青政发〔2024〕1号' }],
    ['a document that is not held', { number: '青政发〔2019〕9号' }],
    ['a subject too short to tell', { subject: '办法' }],
    ['a subject that fits two', { subject: '青溪县临时救助实施办法', document_id: 'third', dated: '2025-01-01' }],
  ])('does not take %s', (_, more) => {
    expect(resolveRelations([relation(more)], HELD)).toEqual([]);
  });
});
