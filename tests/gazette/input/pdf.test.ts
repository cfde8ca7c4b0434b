import { describe, expect, it } from 'vitest';
import { readLines } from '../../../src/gazette/input/decode.ts';
import { UserError } from '../../../src/text/error.ts';
import { typeset } from '../../support/typeset.ts';

const bare = (line: string) => line.replace(/[^\S\t\f]/g, '');
const read = async (markup: string) => (await readLines(typeset(markup), 'issue.pdf')).lines.map(bare);
/** The text as a reader hears it: no white space at all. */
const heard = (lines: string[]) => lines.join('').replace(/\s/g, '');

const sentence = (n: number) => `第${n}条各乡镇人民政府应当在每年汛期到来之前对辖区内的隐患点逐一检查并登记造册。`;
const article = (n: number) => `#[${sentence(n)}]\n\n`;
const articles = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const HEAD =
  '#set page(header: [县政府文件 #h(1fr) 临溪县人民政府公报 2025·1], footer: align(center)[#context [— #counter(page).display() —]])\n';

describe('columns', () => {
  it('come one after the other, around a title and a table that lie across them, page by page', async () => {
    const lines = await read(
      `${HEAD}#set page(columns: 2)\n#set par(justify: true, first-line-indent: (amount: 2em, all: true))
#place(top + center, scope: "parent", float: true)[#text(size: 18pt)[关于印发防汛工作规则的通知]]
#place(bottom + center, scope: "parent", float: true)[#table(columns: 3, [序号], [项目], [金额], [1], [道路], [12.5], [合计], [], [12.5])]
${articles(1, 30).map(article).join('')}`,
    );
    const pages = lines.join('\n').split('\f').slice(1);
    expect(pages.length).toBeGreaterThan(1);
    for (const [i, page] of pages.entries()) {
      const rows = page.split('\n').filter((line) => line !== '');
      expect(rows[0]).toBe('县政府文件\t临溪县人民政府公报2025·1');
      expect(rows.at(-1)).toBe(`—${i + 1}—`);
    }
    const body = lines.filter((line) => !line.includes('公报') && !/^—\d—$/.test(line));
    const text = heard(body.filter((line) => !line.includes('\t')));
    expect(text).toBe(`关于印发防汛工作规则的通知${articles(1, 30).map(sentence).join('')}`);
    expect(lines.filter((line) => line.includes('\t') && !line.includes('公报'))).toEqual([
      '序号\t项目\t金额',
      '1\t道路\t12.5',
      '合计\t\t12.5',
    ]);
  });

  it('a last page with little text in its second column', async () => {
    const lines = await read(
      `#set page(columns: 2)\n${articles(1, 32).map(article).join('')}#colbreak()\n尾声落在右栏的这两行文字，只有这么一点点内容而已。`,
    );
    expect(heard(lines)).toBe(
      `${articles(1, 32).map(sentence).join('')}尾声落在右栏的这两行文字，只有这么一点点内容而已。`,
    );
  });

  it('one column stays one column', async () => {
    expect(heard(await read(articles(1, 20).map(article).join('')))).toBe(articles(1, 20).map(sentence).join(''));
  });
});

describe('tables', () => {
  it.each(['top', 'horizon', 'bottom'])('wrapped cells come together (%s)', async (align) => {
    const lines =
      await read(`#table(columns: (auto, 1fr, auto, 1fr), align: left + ${align}, [序号], [项目名称], [金额], [责任单位],
      [1], [乡村道路硬化与排水设施改造工程（含桥涵两座及挡墙等附属设施）], [12.5], [交通运输局],
      [2], [水利], [30], [水利局、农业农村局和各有关乡镇人民政府以及相关村民委员会], [合计], [], [42.5], [])`);
    expect(lines.map((line) => line.replace('\f', ''))).toEqual([
      '序号\t项目名称\t金额\t责任单位',
      '1\t乡村道路硬化与排水设施改造工程（含桥涵两座及挡墙等附属设施）\t12.5\t交通运输局',
      '2\t水利\t30\t水利局、农业农村局和各有关乡镇人民政府以及相关村民委员会',
      '合计\t\t42.5\t',
    ]);
  });

  it.each([
    ['without borders', 'stroke: none, column-gutter: 2em, '],
    ['with lines between the rows only', 'stroke: (x, y) => (top: 1pt, bottom: 1pt), column-gutter: 2em, '],
  ])('%s', async (_, style) => {
    const lines = await read(
      `#table(columns: 3, ${style}[序号], [项目], [金额], [1], [村道硬化], [12.5], [2], [水利], [3])`,
    );
    expect(lines).toEqual(['\f序号\t项目\t金额', '1\t村道硬化\t12.5', '2\t水利\t3']);
  });

  it('a cell that spans rows or columns stands in the first of them', async () => {
    const lines =
      await read(`#table(columns: (auto, 1fr, auto), align: center + horizon, table.cell(rowspan: 2)[类别], [项目], [金额],
      [村道硬化], [12.5], table.cell(colspan: 2)[合计], [12.5])`);
    expect(lines).toEqual(['\f类别\t项目\t金额', '\t村道硬化\t12.5', '合计\t\t12.5']);
  });

  it('inside a column, beside the text of the other', async () => {
    const lines = await read(`#set page(columns: 2)\n${articles(1, 8).map(article).join('')}
      #table(columns: (auto, 1fr, auto), [序号], [项目], [金额], [1], [乡村道路硬化与排水设施改造工程（含桥涵）], [12.5])
      ${articles(9, 30).map(article).join('')}`);
    const rows = lines.filter((line) => line.includes('\t'));
    expect(rows).toEqual(['序号\t项目\t金额', '1\t乡村道路硬化与排水设施改造工程（含桥涵）\t12.5']);
    expect(heard(lines.filter((line) => !line.includes('\t')))).toBe(articles(1, 30).map(sentence).join(''));
    expect(lines.indexOf(rows[0]!)).toBeGreaterThan(8);
  });

  it('a caption above and text below stay outside', async () => {
    const lines = await read(
      `附表：项目计划表（单位：万元）\n#table(columns: 3, [序号], [项目], [金额], [1], [道路], [12.5])\n说明：金额含税。`,
    );
    expect(lines).toEqual([
      '\f附表：项目计划表（单位：万元）',
      '序号\t项目\t金额',
      '1\t道路\t12.5',
      '说明：金额含税。',
    ]);
  });

  it('turned text is read as text', async () => {
    expect(await read('正文一行。\n#rotate(-90deg, reflow: true)[竖放的一行文字]')).toEqual([
      '\f正文一行。',
      '竖放的一行文字',
    ]);
  });
});

it('a PDF without text is refused', async () => {
  const picture = '#rect(width: 5cm, height: 5cm, fill: gray)';
  await expect(readLines(typeset(picture), 'scan.pdf')).rejects.toThrow(UserError);
  await expect(readLines(typeset(picture), 'scan.pdf')).rejects.toThrow(/only pictures/);
});
