import { describe, expect, it } from 'vitest';
import { jurisdictionOf, jurisdictions, SPECIMEN, vocabularyOf } from '../../src/store/jurisdictions.ts';
import { document, issue } from './fixture.ts';

function published(title: string | null, issuer: string | null = null) {
  const read = issue('2024-1', [document('某发〔2024〕1号', { issuer })]);
  return jurisdictionOf({ ...read, issue: { ...read.issue, title } });
}

describe('jurisdictionOf', () => {
  it.each([
    ['the masthead', '吕梁市离石区人民政府公报', null, '141102'],
    ['who issued, where there is no masthead', null, '吕梁市离石区人民政府办公室', '141102'],
    ['the specimen', '临溪县人民政府公报', null, SPECIMEN],
    ['a government that nobody has described, by its place', '云州市青溪县人民政府公报', null, '云州市青溪县'],
    ['nobody', null, null, '未署名'],
  ])('knows %s', (_, title, issuer, code) => {
    expect(published(title, issuer).code).toBe(code);
  });
});

describe('vocabularyOf', () => {
  it('has the organs of each described jurisdiction, by all their names', () => {
    for (const { code } of jurisdictions()) expect(vocabularyOf(code).organs.length).toBeGreaterThan(10);
    expect(vocabularyOf(SPECIMEN).mentions('由县大数据管理中心负责')).toEqual(['县数据局']);
    expect(vocabularyOf('不知道').mentions('由县大数据管理中心负责')).toEqual([]);
  });
});
