/** Records of a fictional county 云溪县, written for the tests: clean, damaged, inferred, personal data and hostile text. */
import type { Clause, GazetteDocument, LineRange } from '../../src/gazette/types.ts';

export function clause(
  anchor: string,
  label: string | null,
  text: string,
  line: number,
  more: Partial<Clause> = {},
): Clause {
  return { anchor, kind: 'paragraph', label, text, lines: [[line, line]], children: [], ...more };
}

/** A record that says nothing but what `more` says. */
export function blankRecord(lines: LineRange, more: Partial<GazetteDocument> = {}): GazetteDocument {
  return {
    ...{ number: null, numberLine: null, series: null, year: null, seq: null, issuer: null, kind: null, lines },
    ...{ title: null, titleInferred: null, addressees: null, addresseesLine: null, dated: null, datedLine: null },
    ...{ mark: null, contactUnit: null, contactPhone: null, qrLine: null, tocPage: null, body: null },
    ...{ repeals: [], amends: [], cites: [], appoints: [], removes: [], clauses: [], tables: [], citations: [] },
    ...{ relations: [], damage: [], missing: [], readingOrder: null },
    ...more,
  };
}

export function record(number: string, lines: LineRange, more: Partial<GazetteDocument> = {}): GazetteDocument {
  const [, series, year, seq] = number.match(/^(.+)〔(\d{4})〕(\d+)号$/)!;
  return blankRecord(lines, {
    ...{ number, numberLine: lines[0] + 1, series: series!, year: Number(year), seq: Number(seq) },
    issuer: series!.includes('办') ? '云溪县人民政府办公室' : '云溪县人民政府',
    ...{ kind: '通知', mark: '此件公开发布' },
    ...more,
  });
}

/** A plan with headings, a table, citations, a contact, and the passages that must not get out. */
export const plan = record('云政发〔2025〕7号', [1, 60], {
  title: '云溪县人民政府关于印发云溪县老年人助餐服务实施方案的通知',
  addressees: ['各乡镇人民政府', '县直各单位'],
  addresseesLine: 5,
  dated: '2025-03-18',
  datedLine: 40,
  contactUnit: '县民政局',
  contactPhone: '0350-7654321',
  qrLine: 58,
  tocPage: 3,
  cites: ['云政办发〔2021〕12号', '省民发〔2024〕8号'],
  repeals: ['云政办发〔2021〕12号'],
  clauses: [
    clause('首-1', null, '各乡镇人民政府、县直各单位：', 5),
    clause('首-2', null, '现将实施方案印发给你们，请结合实际认真贯彻落实。', 6),
    clause('一', '一', '工作目标', 8, {
      kind: 'heading',
      children: [
        clause('一-（一）', '（一）', '到2026年底，建成助餐点三十个，行政村覆盖率不低于百分之六十。', 9),
        clause('一-（二）', '（二）', '对八十周岁以上的老年人每餐补助3元，资金列入县级预算。', 10),
      ],
    }),
    clause('二', '二', '重点任务', 12, {
      kind: 'heading',
      children: [
        clause('二-（一）', '（一）', '合理布局。', 13, {
          kind: 'heading',
          children: [
            clause('二-（一）-1', '1', '利用闲置校舍、村级活动场所改建，不新建楼堂馆所。', 14),
            clause('二-（一）-2', '2', '与云政办发〔2021〕12号衔接，原有站点予以保留。', 15),
          ],
        }),
        clause(
          '二-（二）',
          '（二）',
          '联系人张某，手机13812345678，邮箱zhangsan88@example.com，身份证140101195001011234。',
          17,
        ),
        clause('二-（三）', '（三）', '志愿服务由学生李小明，男，12岁等参加。<script>alert(1)</script>', 18),
      ],
    }),
    clause('三', '三', '资金安排', 20, {
      kind: 'heading',
      children: [clause('三-表1', null, '', 21, { kind: 'table', lines: [[21, 26]], table: 0 })],
    }),
    clause('末-1', null, '云溪县人民政府', 39),
    clause('末-2', null, '2025年3月18日', 40),
    clause('附件1', '附件1', '助餐点名单', 42, { kind: 'annex' }),
    clause('附件1-1', null, '■■■□□ 12 ■', 44, { kind: 'damaged', lines: [[44, 45]] }),
  ],
  tables: [
    {
      anchor: '三-表1',
      title: '助餐补助资金安排表',
      unit: '万元',
      lines: [21, 26],
      header: ['乡镇', '站点数', '补助资金', '责任人', '备注'],
      rows: [
        { line: 23, cells: ['清河镇', '12', '36.50', '王建业', '含两处中心厨房，其余为就餐点，配送半径不超过五公里'] },
        { line: 24, cells: ['云溪镇', '10', '30.00', '赵立新', ''] },
        { line: 25, cells: ['合计', '22', '66.50'] },
      ],
    },
  ],
  damage: [
    {
      type: 'broken-line',
      lines: [9, 10],
      found: '断',
      repair: '接',
      evidence: '行末没有标点，下一行顺接。',
      confidence: 0.98,
    },
    {
      type: 'look-alike',
      lines: [10, 10],
      found: '3兀',
      repair: '3元',
      evidence: '“兀”在金额后应为“元”。',
      confidence: 0.95,
    },
    { type: 'unreadable', lines: [44, 45], found: '■■■', repair: null, evidence: '字符无法辨读。', confidence: 0.4 },
  ],
  missing: [{ type: 'annex', what: '附件2没有刊载', lines: [43, 43] }],
});

export const repealed = record('云政办发〔2021〕12号', [70, 90], {
  title: '云溪县人民政府办公室关于做好农村老年食堂建设工作的通知',
  dated: '2021-05-06',
  clauses: [
    clause('首-1', null, '各乡镇要因地制宜建设农村老年食堂。', 75),
    clause('一', '一', '加强组织领导', 76, { kind: 'heading' }),
  ],
});

/** From a scrambled page: the title is inferred, the order too. */
export const appointments = record('云政发〔2025〕9号', [100, 130], {
  titleInferred: {
    title: '云溪县人民政府关于周文等同志职务任免的通知',
    evidence: '正文只有任免事项，首名为周文。',
    lines: [104, 108],
    confidence: 0.86,
  },
  dated: '2025-04-02',
  appoints: [
    { person: '周文', post: '县统计局副局长', probation: true, line: 104 },
    { person: '沈若兰', post: '县民政局局长', probation: false, line: 105 },
  ],
  removes: [{ person: '韩树林', post: '县民政局局长', line: 107 }],
  clauses: [
    clause('首-1', null, '周文同志任县统计局副局长（试用期一年）；沈若兰同志任县民政局局长。', 104),
    clause('首-2', null, '免去韩树林同志的县民政局局长职务。', 107),
  ],
  readingOrder: {
    order: [
      [104, 108],
      [100, 103],
    ],
    confidence: 0.72,
  },
});

export const roster = record('云政办函〔2024〕3号', [10, 40], {
  title: '云溪县人民政府办公室关于成立县防汛工作领导小组的函',
  kind: '函',
  dated: '2024-06-01',
  body: {
    name: '县防汛工作领导小组',
    office: '县应急管理局',
    lines: [14, 30],
    members: [
      { role: '组长', person: '高远', post: '县委常委、副县长', line: 15 },
      { role: null, person: '韩树林', post: '县民政局局长', line: 18 },
    ],
  },
  clauses: [clause('首-1', null, '为加强汛期值守，决定成立县防汛工作领导小组。', 12)],
});

/** Text that tries to be markup. */
export const hostile = record('云政函〔2024〕5号', [50, 60], {
  title: '"><img src=x onerror=alert(1)><script>alert(2)</script>',
  kind: '函',
  dated: '2024-07-01',
  clauses: [clause('首-1', null, '</script><svg onload=alert(3)>', 52)],
});
