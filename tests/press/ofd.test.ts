/** OFD: an archive whose parts find each other, with every character of the PDF where the PDF has it. */
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import type { PressDocument } from '../../src/press/document.ts';
import { officialOfd } from '../../src/press/ofd/ofd.ts';
import { officialPdf } from '../../src/press/official-pdf.ts';
import { tagsOf } from '../support/xml.ts';

/** 28 characters a line, several pages. */
const LONG = '清河两岸的护堤工程要在汛期以前完成验收并且移交给各村管护'.repeat(40);
const DOCUMENT: PressDocument = {
  mark: '青溪县人民政府文件',
  format: 'document',
  number: '青政发〔2024〕8号',
  signer: '王某某',
  urgency: '特急',
  title: '关于<验收>与“移交”&管护的通知',
  addressees: ['各乡镇人民政府'],
  body: [
    { kind: 'paragraph', level: 1, label: '一', text: '总体要求 office ㎡墕垯鋆𠮷' },
    { kind: 'paragraph', level: 0, label: null, text: LONG },
    { kind: 'table', title: '工程量', unit: '万元', header: ['标段', '金额'], rows: [['一标', '12.50']] },
  ],
  annexes: [{ label: '附件', title: '验收表', body: [{ kind: 'lines', lines: ['甲　乙'] }] }],
  issuers: ['青溪县人民政府'],
  dated: '2024-07-08',
  sealed: true,
  note: null,
  copies: ['县委办公室'],
  printer: { name: '青溪县人民政府办公室', printed: '2024-07-09' },
  address: null,
};
const LETTER: PressDocument = { ...DOCUMENT, format: 'letter', mark: '青溪县人民政府' };

async function opened(document: PressDocument) {
  const entries = unzipSync(await officialOfd(document));
  const files = new Map(Object.entries(entries).map(([name, content]) => [name, strFromU8(content)]));
  const pages = [...files.keys()].filter((name) => /Content\.xml$/u.test(name));
  return { files, pages, tags: (name: string) => tagsOf(files.get(name)!) };
}

const numbers = (text: string): number[] => text.split(' ').map(Number);

describe.each([
  ['a document', DOCUMENT],
  ['a letter', LETTER],
])('%s as OFD', async (_, document) => {
  const { files, pages, tags } = await opened(document);
  const pdf = await getDocument({ data: new Uint8Array(officialPdf(document)), verbosity: 0 }).promise;

  it('is well-formed XML, whose references all lead somewhere', () => {
    for (const name of files.keys()) expect(() => tags(name), name).not.toThrow();
    expect(files.get('OFD.xml')).toContain('<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>');
    expect(files.get('Doc_0/Document.xml')).toContain('<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>');
    const places = tags('Doc_0/Document.xml').flatMap(({ attributes }) => attributes.BaseLoc ?? []);
    expect(places.map((place) => `Doc_0/${place}`)).toEqual(pages);
    expect(files.size).toBe(3 + pages.length);
    const fonts = tags('Doc_0/PublicRes.xml').flatMap(({ name, attributes }) =>
      name === 'ofd:Font' ? [attributes.ID] : [],
    );
    const used = pages.flatMap((page) => tags(page).flatMap(({ attributes }) => attributes.Font ?? []));
    expect(new Set(used)).toEqual(new Set(fonts));
  });

  it('gives every id once, and says which is the last', () => {
    // A page is named by its id in the document's list; everything else has its own where it stands.
    const ids = [...files.keys()].flatMap((name) => tags(name).flatMap(({ attributes }) => attributes.ID ?? []));
    expect(new Set(ids).size).toBe(ids.length);
    const last = /<ofd:MaxUnitID>(\d+)</u.exec(files.get('Doc_0/Document.xml')!)![1];
    expect(Math.max(...ids.map(Number))).toBe(Number(last));
  });

  it('has the pages and all characters of the PDF, none lost', async () => {
    expect(pages).toHaveLength(pdf.numPages);
    for (const [n, page] of pages.entries()) {
      const { items } = await (await pdf.getPage(n + 1)).getTextContent();
      const printed = items.map((item) => ('str' in item ? item.str : '')).join('');
      const held = [...files.get(page)!.matchAll(/<ofd:TextCode[^>]*>([^<]*)</gu)].map(([, text]) => text).join('');
      const plain = held
        .replaceAll('&amp;', '&')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"');
      // The order of marks is that of the page's program in both.
      expect([...plain].filter((sign) => sign.trim() !== '').sort()).toEqual(
        [...printed].filter((sign) => sign.trim() !== '').sort(),
      );
    }
    for (const sign of '㎡墕垯鋆𠮷') expect([...files.values()].join('')).toContain(sign);
  });

  it('says where each character stands, on the sheet', () => {
    for (const page of pages) {
      expect(files.get(page)).toContain('<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>');
      for (const { name, attributes } of tags(page)) {
        if (name !== 'ofd:TextObject' && name !== 'ofd:PathObject') continue;
        const [x, y, width, height] = numbers(attributes.Boundary!) as [number, number, number, number];
        expect(Math.min(x, y), attributes.Boundary).toBeGreaterThanOrEqual(0);
        expect(x + width, attributes.Boundary).toBeLessThanOrEqual(210);
        expect(y + height, attributes.Boundary).toBeLessThanOrEqual(297);
      }
      for (const [, deltas, text] of files.get(page)!.matchAll(/DeltaX="([^"]+)">([^<]*)</gu))
        expect(numbers(deltas!)).toHaveLength([...text!.replaceAll(/&\w+;|&#39;/gu, '&')].length - 1);
    }
  });

  it('keeps the grid: 28 characters in 156 mm, 22 lines in 225 mm', () => {
    const runs = [
      ...files.get(pages[1]!)!.matchAll(/Boundary="([^"]+)"[^>]*>[^/]*\/><ofd:TextCode[^>]*DeltaX="([^"]+)"/gu),
    ];
    const full = runs
      .map(([, place, deltas]) => ({ y: numbers(place!)[1]!, steps: numbers(deltas!) }))
      .filter(({ steps }) => steps.length === 27);
    expect(full.length).toBeGreaterThan(10);
    for (const { steps } of full) for (const step of steps) expect(step).toBeCloseTo(156 / 28, 3);
    for (const [n, { y }] of full.slice(1).entries()) expect(y - full[n]!.y).toBeCloseTo(225 / 22, 3);
  });

  it('has the red of the heading and its rule', () => {
    const first = files.get(pages[0]!)!;
    expect(first).toMatch(/<ofd:FillColor Value="230 0 18"\/><ofd:TextCode[^>]*>青溪县人民政府/u);
    expect(first).toMatch(/LineWidth="0\.5292"[^>]*><ofd:StrokeColor Value="230 0 18"\/>/u);
  });
});

describe('OFD', () => {
  it('is the same for the same document', async () => {
    expect((await officialOfd(DOCUMENT)).equals(await officialOfd(structuredClone(DOCUMENT)))).toBe(true);
  });
});
