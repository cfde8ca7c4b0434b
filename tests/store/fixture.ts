/** Small issues as the reader would give them, in words of our own. */
import type { Clause, GazetteDocument, ReadIssue } from '../../src/gazette/types.ts';
import type { Jurisdiction } from '../../src/store/import.ts';
import { createVocabulary } from '../../src/store/vocabulary.ts';
import { blankRecord, clause as specimenClause } from '../support/specimen.ts';

export const SOURCE = { sha256: 'a'.repeat(64), reader: 'b'.repeat(64) };

const ORGANS = `
jurisdiction: "999903"
place: 云州市青溪县
organs:
  - name: 县工信和科技局
    kind: 县直部门
    aliases: [{name: 县工科局}, {name: 县工业和信息化局, to: 2024-05-11}]
  - name: 县民政局
    kind: 县直部门
    aliases: []
`;

export const COUNTY: Jurisdiction = {
  code: '999903',
  name: '云州市青溪县',
  vocabulary: createVocabulary(ORGANS, '挂牌督办\n'),
};

export const READER = { jurisdiction: COUNTY.code, role: 'public' } as const;

/** A paragraph, or a clause with an ordinal and children. */
export function clause(anchor: string, text: string, more: Partial<Clause> = {}): Clause {
  return specimenClause(anchor, null, text, 1, more);
}

export function document(number: string | null, more: Partial<GazetteDocument> = {}): GazetteDocument {
  return blankRecord([1, 2], {
    ...{ number, numberLine: 1, series: '青政发', year: 2024, seq: 1, issuer: '云州市青溪县人民政府', kind: '通知' },
    ...{ title: `关于${number}的通知`, dated: '2024-03-01' },
    ...more,
  });
}

export function issue(key: string, documents: GazetteDocument[], more: Partial<ReadIssue> = {}): ReadIssue {
  const [year, number] = key.split('-').map(Number) as [number, number];
  return {
    issue: {
      ...{ key, year, number, total: null, published: `${year}-06-30`, title: '云州市青溪县人民政府公报' },
      ...{ scrambled: false, imprint: {}, toc: null },
    },
    documents,
    damage: [],
    missing: [],
    text: ['第一行', '第二行', '第三行', '第四行', '第五行', '第六行'],
    ...more,
  };
}
