/** The national format, measured on the printed page; and nothing of the text lost in any form. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDocx } from '../../src/gazette/input/docx.ts';
import type { PressDocument } from '../../src/press/document.ts';
import { officialDocx } from '../../src/press/official-docx.ts';
import { officialPdf } from '../../src/press/official-pdf.ts';
import { html, plainText } from '../../src/press/plain.ts';

const MM = 72 / 25.4;
const folder = mkdtempSync(join(tmpdir(), 'gongbao-press-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0;
const withPoppler = hasPoppler ? describe : describe.skip;
if (!hasPoppler)
  process.stderr.write('tests/press: pdftotext is missing; the tests of the printed page are skipped.\n');

/** A full line of text: 28 characters. */
const LONG = '清河两岸的护堤工程要在汛期以前完成验收并且移交给各村管护'.repeat(60);

const DOCUMENT: PressDocument = {
  mark: '青溪县人民政府文件',
  format: 'document',
  number: '青政发〔2024〕8号',
  signer: null,
  urgency: null,
  title: '青溪县人民政府关于做好清河护堤工程验收工作的通知',
  addressees: ['各乡镇人民政府', '县政府各部门'],
  body: [
    { kind: 'paragraph', level: 1, label: '一', text: '总体要求' },
    { kind: 'paragraph', level: 2, label: '（一）', text: '分工明确。县水利局牵头。' },
    { kind: 'paragraph', level: 3, label: '1', text: LONG },
    {
      kind: 'table',
      title: '工程量',
      unit: '万元',
      header: ['标段', '金额'],
      rows: [
        ['一标', '12.50'],
        ['二标', '7.30'],
      ],
    },
  ],
  annexes: [
    { label: '附件1', title: '验收表', body: [{ kind: 'paragraph', level: 0, label: null, text: '逐项填写。' }] },
    { label: '附件2', title: '名单', body: [{ kind: 'lines', lines: ['甲 乙 丙'] }] },
  ],
  issuers: ['青溪县人民政府'],
  dated: '2024-07-08',
  sealed: true,
  note: '此件公开发布',
  copies: ['县委办公室', '县人大常委会办公室'],
  printer: { name: '青溪县人民政府办公室', printed: '2024-07-09' },
  address: null,
};

interface Word {
  x: number;
  right: number;
  y: number;
  bottom: number;
  text: string;
}

function words(pdf: Buffer, page: number): Word[] {
  const file = join(folder, `${Math.random()}.pdf`);
  writeFileSync(file, pdf);
  const { stdout } = spawnSync('pdftotext', ['-f', String(page), '-l', String(page), '-bbox', file, '-'], {
    encoding: 'utf8',
  });
  return [...stdout.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/gu)].map(
    (match) => ({
      x: Number(match[1]),
      y: Number(match[2]),
      right: Number(match[3]),
      bottom: Number(match[4]),
      text: match[5]!,
    }),
  );
}

const rowsOf = (page: Word[]): number[] => [...new Set(page.map(({ y }) => Math.round(y)))].sort((a, b) => a - b);

withPoppler('the printed page', () => {
  const pdf = officialPdf(DOCUMENT);

  it('is a grid of 22 lines and 28 characters that begins 37 mm below and 28 mm beside the edges', () => {
    const page = words(pdf, 2);
    const text = page.filter(({ bottom }) => bottom < (297 - 35 + 1) * MM);
    const lines = rowsOf(text);
    expect(lines).toHaveLength(22);
    expect(Math.min(...text.map(({ y }) => y)) / MM).toBeCloseTo(37, 0);
    expect(Math.min(...text.map(({ x }) => x)) / MM).toBeCloseTo(28, 0);
    const steps = lines.slice(1).map((y, i) => y - lines[i]!);
    // 225 mm in 22 lines, to the point that bbox rounds to.
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
    const full = text.filter(({ y }) => Math.round(y) === lines[5]);
    expect(full.map((word) => word.text).join('')).toHaveLength(28);
    expect(Math.max(...full.map(({ right }) => right)) / MM).toBeLessThanOrEqual(184.5);
  });

  it('has its number — 2 — at the left of an even page and — 1 — at the right of an odd one', () => {
    const number = (page: number) => words(pdf, page).filter(({ y }) => y > 262 * MM);
    expect(
      number(1)
        .map(({ text }) => text)
        .join(''),
    ).toBe('—1—');
    expect(
      number(2)
        .map(({ text }) => text)
        .join(''),
    ).toBe('—2—');
    expect(Math.min(...number(1).map(({ x }) => x)) / MM).toBeGreaterThan(150);
    expect(Math.min(...number(2).map(({ x }) => x)) / MM).toBeLessThan(40);
    // 7 mm below the type area.
    expect(Math.min(...number(1).map(({ y }) => y)) / MM).toBeCloseTo(262 + 7, 0);
  });

  it('has the red mark 35 mm below the top of the type area, number and title centred', () => {
    const page = words(pdf, 1);
    const mark = page.find(({ text }) => text === DOCUMENT.mark)!;
    expect(mark.y / MM).toBeGreaterThan(37 + 33);
    expect(mark.y / MM).toBeLessThan(37 + 38);
    const number = page.find(({ text }) => text === DOCUMENT.number)!;
    expect((number.x + number.right) / 2 / MM).toBeCloseTo(28 + 78, 0);
  });

  it('has a sealed date four characters in', () => {
    const pages = [1, 2, 3, 4].flatMap((page) => words(pdf, page));
    const date = pages.find(({ text }) => text.endsWith('2024年7月8日'))!;
    expect((184 - date.right / MM) / (16 / MM)).toBeCloseTo(4, 0);
  });

  it('embeds all its fonts and loses no character', () => {
    const rare = officialPdf({
      ...DOCUMENT,
      body: [{ kind: 'paragraph', level: 0, label: null, text: '墕垯鋆昇瞭蹚㎡ 上墕村120㎡' }],
      annexes: [],
    });
    const file = join(folder, 'rare.pdf');
    writeFileSync(file, rare);
    const fonts = spawnSync('pdffonts', [file], { encoding: 'utf8' }).stdout.trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const line of fonts) expect(line).toMatch(/\s(?:yes)\s+(?:yes)\s+(?:yes)\s+\d+\s+\d+$/u);
    const text = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' }).stdout;
    for (const sign of '墕垯鋆昇瞭蹚㎡') expect(text).toContain(sign);
  });
});

describe('a document', () => {
  it('is the same bytes every time it is set', () => {
    expect(officialPdf(DOCUMENT).equals(officialPdf(DOCUMENT))).toBe(true);
  });

  it('says that it is PDF/A-2b', () => {
    const text = officialPdf(DOCUMENT).toString('latin1');
    expect(/<pdfaid:part>2<\/pdfaid:part>/u.test(text)).toBe(true);
    expect(/<pdfaid:conformance>B<\/pdfaid:conformance>/u.test(text)).toBe(true);
  });

  it('in the letter format has no number on its first page', () => {
    const letter = officialPdf({ ...DOCUMENT, format: 'letter', mark: '青溪县人民政府', printer: null });
    expect(letter.length).toBeGreaterThan(1000);
    if (!hasPoppler) return;
    expect(words(letter, 1).filter(({ y }) => y > 265 * MM)).toEqual([]);
    expect(
      words(letter, 2)
        .filter(({ y }) => y > 262 * MM)
        .map(({ text }) => text)
        .join(''),
    ).toBe('—2—');
  });

  it('holds signs that mean something to a typesetter as signs', () => {
    const text = '#let x = 1 $a$ *b* _c_ `d` \\ "e" <f> @g [h] {i}';
    const pdf = officialPdf({
      ...DOCUMENT,
      title: text,
      body: [{ kind: 'paragraph', level: 0, label: null, text }],
      annexes: [],
    });
    expect(pdf.length).toBeGreaterThan(1000);
    expect(html({ ...DOCUMENT, title: text })).not.toContain('<f>');
    expect(plainText({ ...DOCUMENT, title: text })).toContain(text);
  });

  it('comes back from Word with every word in its place', async () => {
    const lines = (await readDocx(await officialDocx(DOCUMENT), 'a.docx')).join('\n');
    for (const part of [
      DOCUMENT.title,
      DOCUMENT.number!,
      '一、总体要求',
      '（一）分工明确。',
      LONG,
      '12.50',
      '附件：1. 验收表',
      '2. 名单',
      '2024年7月8日',
      '（此件公开发布）',
      '抄送：县委办公室，县人大常委会办公室。',
    ])
      expect(lines).toContain(part);
    const order = ['各乡镇人民政府', '总体要求', '工程量', '附件：1. 验收表', '青溪县人民政府\n', '附件1', '附件2'].map(
      (part) => lines.indexOf(part),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('in Word has the measures of the standard and the official fonts', async () => {
    const { unzipSync, strFromU8 } = await import('fflate');
    const xml = strFromU8(unzipSync(await officialDocx(DOCUMENT))['word/document.xml']!);
    const margin = /<w:pgMar ([^>]*)\/>/u.exec(xml)![1]!;
    const of = (side: string): number => Number(new RegExp(`w:${side}="(\\d+)"`, 'u').exec(margin)![1]) / (1440 / 25.4);
    expect([of('top'), of('left'), of('right'), of('bottom')].map(Math.round)).toEqual([37, 28, 26, 35]);
    expect(xml).toContain('方正小标宋简体');
    expect(xml).toContain('仿宋_GB2312');
    // 22 lines of 579 twips are 225 mm.
    expect(xml).toContain('w:line="579" w:lineRule="exact"');
  });
});

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
if (!hasOffice)
  process.stderr.write(
    'tests/press: LibreOffice is not installed; the comparison of its pages with ours is skipped.\n',
  );

(hasOffice && hasPoppler ? describe : describe.skip)('in LibreOffice', () => {
  it('the Word file has the lines of the PDF on its text pages', { timeout: 120_000 }, async () => {
    const plain = { ...DOCUMENT, annexes: [], body: DOCUMENT.body.slice(0, 3) };
    const file = join(folder, 'same.docx');
    writeFileSync(file, await officialDocx(plain));
    spawnSync('soffice', [
      `-env:UserInstallation=file://${folder}/office`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      file,
    ]);
    const theirs = readFileSync(join(folder, 'same.pdf'));
    const ours = officialPdf(plain);
    const lines = (pdf: Buffer) => rowsOf(words(pdf, 2).filter(({ y }) => y < 262 * MM)).length;
    expect(lines(theirs)).toBe(lines(ours));
  });
});
