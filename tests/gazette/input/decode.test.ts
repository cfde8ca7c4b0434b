import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, PageBreak, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readFileLines, readLines } from '../../../src/gazette/input/decode.ts';
import { UserError } from '../../../src/text/error.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongbao-decode-'));
afterAll(() => rmSync(folder, { recursive: true }));

const utf8 = (text: string) => new TextEncoder().encode(text);
const TEXT = '临溪县人民政府\n临政发〔2025〕3号\n';
const LINES = ['临溪县人民政府', '临政发〔2025〕3号'];
/** 临溪县人民政府 in GB18030, written out: Node encodes none. */
const GB18030 = Uint8Array.from('c1d9cfaacfd8c8cbc3f1d5feb8ae'.match(/../g)!.map((byte) => Number.parseInt(byte, 16)));

describe('plain text', () => {
  it.each([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with mark', utf8(`\ufeff${TEXT}`)],
    ['UTF-16 LE', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
    ['CRLF', utf8(TEXT.replaceAll('\n', '\r\n'))],
    ['CR', utf8(TEXT.replaceAll('\n', '\r'))],
  ])('%s', async (_, bytes) => {
    expect(await readLines(bytes, 'x.txt')).toEqual({ kind: 'text', lines: LINES });
  });

  it('GB18030', async () => {
    expect((await readLines(GB18030, 'x.txt')).lines).toEqual(['临溪县人民政府']);
  });

  it('keeps blank lines, leading blanks and form feeds, and survives single broken bytes', async () => {
    expect((await readLines(utf8('甲\n\n 乙\n\f丙'), 'x.txt')).lines).toEqual(['甲', '', ' 乙', '\f丙']);
    const broken = utf8('临溪县人民政府公报\n'.repeat(100));
    broken[4] = 0xff;
    expect((await readLines(broken, 'x.txt')).lines[1]).toBe('临溪县人民政府公报');
  });
});

describe('docx', () => {
  const cell = (text: string, span = {}) => new TableCell({ children: [new Paragraph(text)], ...span });
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph('临溪县人民政府关于安排资金的通知'),
          new Paragraph(''),
          new Paragraph({ children: [new TextRun('第一页'), new PageBreak(), new TextRun('第二页')] }),
          new Table({
            rows: [
              new TableRow({ children: [cell('序号'), cell('项目'), cell('金额')] }),
              new TableRow({ children: [cell('1', { rowSpan: 2 }), cell('道路'), cell('12.5')] }),
              new TableRow({ children: [cell('桥梁'), cell('30')] }),
              new TableRow({ children: [cell('合计', { columnSpan: 2 }), cell('42.5')] }),
            ],
          }),
          new Paragraph('完'),
        ],
      },
    ],
  });

  it('paragraphs, page breaks and table rows, spanned cells left empty', async () => {
    const { kind, lines } = await readLines(await Packer.toBuffer(document), 'x.txt');
    expect(kind).toBe('docx');
    expect(lines).toEqual([
      '\f临溪县人民政府关于安排资金的通知',
      '',
      '第一页',
      '\f第二页',
      '序号\t项目\t金额',
      '1\t道路\t12.5',
      '\t桥梁\t30',
      '合计\t\t42.5',
      '完',
    ]);
  });

  it('a broken one is refused', async () => {
    const bytes = await Packer.toBuffer(document);
    await expect(readLines(bytes.subarray(0, 2000), 'x.docx')).rejects.toThrow(UserError);
    const nothing = new Document({ sections: [{ children: [] }] });
    await expect(readLines(await Packer.toBuffer(nothing), 'x.docx')).rejects.toThrow(/no text/);
  });
});

describe('what is no text', () => {
  it.each([
    ['empty', new Uint8Array(), /is empty/],
    ['blank', utf8(' \n\n '), /white space/],
    ['NULs', new Uint8Array(5000), /not text/],
    ['a picture', Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + (i >> 3)) % 256), /not text/],
    ['old Word', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /old Word/],
    ['RTF', utf8('{\\rtf1 text}'), /RTF/],
    ['broken PDF', utf8('%PDF-1.7\nnothing more'), /broken PDF/],
  ])('%s', async (_, bytes, message) => {
    await expect(readLines(bytes, 'x.txt')).rejects.toThrow(UserError);
    await expect(readLines(bytes, 'x.txt')).rejects.toThrow(message);
  });

  it('a missing file, a folder, a file of 1 GB (not read)', async () => {
    const big = join(folder, 'big.txt');
    writeFileSync(big, '');
    truncateSync(big, 1e9);
    await expect(readFileLines(big)).rejects.toThrow(/1000 MB/);
    await expect(readFileLines(folder)).rejects.toThrow(/folder/);
    await expect(readFileLines(join(folder, 'none.txt'))).rejects.toThrow(/no file/);
    await expect(readFileLines('/dev/null')).rejects.toThrow(/regular file/);
  });

  it('reads a file by its path', async () => {
    const path = join(folder, '2025-1.txt');
    writeFileSync(path, TEXT);
    expect(await readFileLines(path)).toEqual(LINES);
  });

  it('any bytes give lines or one clear sentence', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', 'PK\u0003\u0004', '%PDF-1.4\n'),
        async (bytes, head) => {
          const all = Uint8Array.from([...utf8(head), ...bytes]);
          const result = await readLines(all, 'x').catch((error: unknown) => error);
          if (result instanceof Error) expect(result).toBeInstanceOf(UserError);
        },
      ),
      { numRuns: 60 },
    );
  });
});
