import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionaryWords } from '../../src/text/dictionary.ts';
import { UserError } from '../../src/text/error.ts';
import { findOrgans, fullName, loadOrgans, printedNames, resolve } from '../../src/text/organ.ts';
import { anyText, longRuns } from './arbitrary.ts';

const register = loadOrgans(readFileSync('policies/lishi/organs.yaml', 'utf8'));

describe('resolve', () => {
  it.each([
    ['区发改局', '区发展和改革局'],
    ['离石区发展和改革局', '区发展和改革局'],
    ['吕梁市离石区发展和改革局', '区发展和改革局'],
    ['发改局', '区发展和改革局'],
    ['区工科局', '区工信和科技局'],
    ['区工科局（商务局）', '区工信和科技局'],
    ['区工业和信息化局', '区工信和科技局'],
    ['区教科局', '区教育体育局'],
    ['区教体局', '区教育体育局'],
    ['莲花街道', '莲花池街道'],
    ['离石区莲花街道办事处', '莲花池街道'],
    ['莲花池街道办', '莲花池街道'],
    ['吴城镇人民政府', '吴城镇'],
    ['市公安局离石分局', '市公安局离石分局'],
    ['吕梁市离石区人民政府办公室', '区政府办公室'],
    ['中共离石区委', '区委'],
    ['区委宣传部', '区委宣传部'],
    ['区 医 保 局', '区医疗保障局'],
  ])('%s = %s', (name, canonical) => expect(resolve(register, name)).toBe(canonical));

  it.each(['', '区', '市财政局', '汾阳市财政局', '山西省财政厅', '有关部门'])('%j is nobody here', (name) => {
    expect(resolve(register, name)).toBeNull();
  });

  it('every printed form resolves, with each spelling of the place', () => {
    for (const name of printedNames(register)) {
      const canonical = resolve(register, name);
      expect(canonical, name).not.toBeNull();
      if (name.startsWith('区')) expect(resolve(register, `吕梁市离石${name}`), name).toBe(canonical);
    }
  });

  it('the date decides where a name passed to another organ', () => {
    const moved = loadOrgans(
      'jurisdiction: "1"\nplace: 某市某县\norgans:\n' +
        '  - {name: 县甲局, kind: 部门, aliases: [{name: 县丙局, to: 2020-01-01}]}\n' +
        '  - {name: 县乙局, kind: 部门, aliases: [{name: 县丙局, from: 2020-01-01}]}\n',
    );
    expect(resolve(moved, '县丙局', '2019-12-31')).toBe('县甲局');
    expect(resolve(moved, '县丙局', '2020-01-01')).toBe('县乙局');
    expect(resolve(moved, '某县丙局')).toBe('县乙局');
  });
});

describe('findOrgans', () => {
  const names = (text: string) => findOrgans(register, text).map(({ canonical }) => canonical);

  it('takes the longest name, with and without the place', () => {
    expect(names('区委宣传部、区财政局，吕梁市离石区水利局和市公安局离石分局')).toEqual([
      '区委宣传部',
      '区财政局',
      '区水利局',
      '市公安局离石分局',
    ]);
    expect(names('发改局、财政局、凤山街道办事处')).toEqual(['区发展和改革局', '区财政局', '凤山街道']);
  });

  it('leaves organs of other levels and places alone', () => {
    expect(names('市财政局、省水利厅、汾阳市民政局、交口县财政局')).toEqual([]);
  });

  it('reads across a broken line and says where', () => {
    const text = '由区发展\n\n和改革局牵头';
    expect(findOrgans(register, text).map(({ start, end }) => text.slice(start, end))).toEqual(['区发展\n\n和改革局']);
  });

  it('never throws, is linear on runs of one character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        findOrgans(register, text);
        resolve(register, text);
      }),
      { numRuns: 300 },
    );
    for (const text of longRuns) findOrgans(register, text);
  });
});

it('fullName knows the reform of 2024-05-11', () => {
  expect(fullName(register, '区教育体育局', '2024-05-10')).toBe('吕梁市离石区教育科技局');
  expect(fullName(register, '区教育体育局', '2024-05-11')).toBe('吕梁市离石区教育体育局');
  expect(fullName(register, '区委宣传部')).toBe('中共吕梁市离石区委宣传部');
  expect(fullName(register, '凤山街道')).toBe('凤山街道');
});

it.each([
  '',
  '[',
  'place: 某县',
  'place: 某县\norgans: [{name: 1}]',
  'place: 某县\norgans: [{name: 甲, kind: 乙, from: 昨天}]',
])('says what is wrong in %j', (yaml) => expect(() => loadOrgans(yaml)).toThrow(UserError));

it('dictionaryWords: "word frequency tag" lines, no word twice', () => {
  const lines = dictionaryWords(register, readFileSync('policies/lishi/words.txt', 'utf8')).trimEnd().split('\n');
  expect(lines).toContain('区发改局 20000 nt');
  expect(lines).toContain('挂牌督办 10000 n');
  for (const line of lines) expect(line).toMatch(/^\S+ \d+ (?:nt|n)$/);
  expect(new Set(lines.map((line) => line.split(' ')[0])).size).toBe(lines.length);
});
