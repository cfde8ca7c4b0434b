/** Ways of writing of other governments, each in a small text of our own. */
import { describe, expect, it } from 'vitest';
import { labelOf } from '../../src/gazette/label.ts';
import { readIssue } from '../../src/gazette/read.ts';
import type { GazetteDocument } from '../../src/gazette/types.ts';

const read = (text: string): GazetteDocument[] => readIssue(text.split('\n'), { key: '2025-2' }).documents;
const one = (text: string): GazetteDocument => {
  const documents = read(text);
  expect(documents).toHaveLength(1);
  return documents[0]!;
};
const END = '海州市人民政府\n2025年5月6日\n';

describe('the head', () => {
  it('with masthead, number, signer and title', () => {
    const document = one(`海州市人民政府文件
海政发〔2025〕012号              签发人：赵明远
海州市人民政府
关于报送港区排水整治情况的报告
江东省人民政府：
现将港区排水整治情况报告如下。
特此报告。
（联系人：孙文，联系电话：0518-85551234）
海州市人民政府
二〇二五年四月九日
抄送：省住房城乡建设厅，市委办公室。
海州市人民政府办公室                2025年4月10日印发`);
    expect(document).toMatchObject({
      number: '海政发〔2025〕12号',
      title: '海州市人民政府关于报送港区排水整治情况的报告',
      issuer: '海州市人民政府',
      kind: '报告',
      addressees: ['江东省人民政府'],
      dated: '2025-04-09',
      contactUnit: null,
      contactPhone: null,
      lines: [1, 12],
    });
  });

  it('with the number in brackets', () => {
    const document = one(`海州市人民政府关于挂牌整治渡口隐患的通知
（ 海政〔2025〕8号 ）
各县（市、区）人民政府：
请抓紧整治。
${END}`);
    expect(document).toMatchObject({ number: '海政〔2025〕8号', numberLine: 2, kind: '通知', dated: '2025-05-06' });
  });

  it('with a line of the web page between title and number', () => {
    const document = one(`海州市人民政府办公室关于印发《海州市渡口管理办法》的通知
来源：海州市政府办公室 发布时间：2025-05-09 浏览次数：
海政办〔2025〕14号
各县（市、区）人民政府：
现予印发。
二○二五年五月八日`);
    expect(document).toMatchObject({
      number: '海政办〔2025〕14号',
      title: '海州市人民政府办公室关于印发《海州市渡口管理办法》的通知',
      dated: '2025-05-08',
    });
  });

  it('of several issuers names the lead', () => {
    const documents = read(`中共海州市委
海州市人民政府
关于加强渔港建设的意见
海发〔2025〕3号
各县（市、区）党委、人民政府，市直各委、办、局：
现提出如下意见。
中共海州市委
海州市人民政府
2025年5月6日

海政发〔2025〕9号
海州市人民政府  海州军分区印发
《关于民兵训练的意见》的通知
各县（市、区）人民政府：
现印发给你们。
${END}`);
    expect(documents.map(({ number, title, issuer, kind }) => [number, title, issuer, kind])).toEqual([
      ['海发〔2025〕3号', '中共海州市委海州市人民政府关于加强渔港建设的意见', '中共海州市委', '意见'],
      ['海政发〔2025〕9号', '海州市人民政府海州军分区印发《关于民兵训练的意见》的通知', '海州市人民政府', '通知'],
    ]);
    expect(documents[0]?.addressees).toEqual(['各县（市、区）党委、人民政府', '市直各委、办、局']);
  });

  it('without an issuer in the title takes the one that signs', () => {
    const documents = read(`东江县人民政府关于修建渡口的通知
东政发〔2025〕1号
各乡镇人民政府：
请修建。
东江县人民政府
2025年1月2日
关于印发西河区渡口办法的通知
西政办发〔2025〕3号
各镇人民政府、街道办事处：
现印发给你们。
西河区人民政府办公室
2025年2月2日`);
    expect(documents.map(({ issuer }) => issuer)).toEqual(['东江县人民政府', '西河区人民政府办公室']);
  });

  it('stands in a box of the web page', () => {
    const document = one(`海州市渡口管理规则
发文字号：
海政发〔2024〕7号
发文日期：
2024年04月06日 16:40
第一章总则
一、根据有关规定制定本规则。`);
    expect(document).toMatchObject({ number: '海政发〔2024〕7号', numberLine: 3, lines: [1, 7] });
  });

  it('of an order', () => {
    const document = one(`海州市人民政府令
第 12 号
《海州市犬只管理办法》已经市人民政府第30次常务会议审议通过，现予公布，自2025年5月1日起施行。
市  长  赵明远
2025年3月10日
海州市犬只管理办法
第一条  为加强犬只管理，制定本办法。
第二条  本办法自2025年5月1日起施行。`);
    expect(document).toMatchObject({
      number: '海州市人民政府令第12号',
      year: null,
      seq: 12,
      title: '海州市人民政府令',
      kind: '命令',
      issuer: '海州市人民政府',
      dated: '2025-03-10',
    });
  });

  it('of an announcement without a subject in its title', () => {
    const document = one(`海州市海东区人民政府公告
东政告〔2025〕3号
现将征地补偿安置方案公告如下：
一、征收范围
东至滨河路。
特此公告。
海州市海东区人民政府
2025年2月11日`);
    expect(document).toMatchObject({ kind: '公告', issuer: '海州市海东区人民政府', addressees: null });
  });

  it('in a table of contents is no document', () => {
    expect(
      read(`目录
海州市人民政府关于保护湿地的通告
（海政告〔2025〕1号）
海州市人民政府关于保护渔港的通告
（海政告〔2025〕2号）
海州市人民政府关于保护湿地的通告
海政告〔2025〕1号
湿地内不得捕鸟。
${END}
海州市人民政府关于保护渔港的通告
海政告〔2025〕2号
港内不得拖网。
${END}`).map(({ number, lines }) => [number, lines]),
    ).toEqual([
      ['海政告〔2025〕1号', [6, 10]],
      ['海政告〔2025〕2号', [12, 16]],
    ]);
  });

  it('finds its page by the title where the contents print no number', () => {
    const documents = read(`海州市人民政府公报
2025年第2期（总第38期）
目    录
海州市人民政府办公室关于印发海州市渡口管理
办法的通知………………………………………（5）
海州市人民政府关于表彰先进的决定…………（9）
海州市人民政府办公室
关于印发海州市渡口管理办法的通知
海政办发〔2025〕11号
各县（市、区）人民政府：
现予印发。
附件
名单
市水务局    市统计局
海州市人民政府
关于表彰先进的决定
海政发〔2025〕7号
各县（市、区）人民政府：
予以表彰。
${END}`);
    expect(documents.map(({ tocPage, issuer, lines }) => [tocPage, issuer, lines[0]])).toEqual([
      [5, '海州市人民政府办公室', 7],
      [9, '海州市人民政府', 15],
    ]);
  });

  it('addresses levels that share one head', () => {
    const document = one(`江东省人民政府办公厅关于成立普查小组的通知
江政办发〔2025〕30号
各市、县、自治县人民政府，省政府各部委、各直属机构：
现通知如下。
江东省人民政府办公厅
2025年4月29日`);
    expect(document.addressees).toEqual(['各市、县、自治县人民政府', '省政府各部委', '各直属机构']);
  });
});

describe('personnel', () => {
  const decide = (items: string): GazetteDocument =>
    one(`海州市人民政府关于赵明远等同志职务任免的通知
海政人〔2025〕3号
各县（区）人民政府，市政府各部门：
市政府2025年5月6日研究决定：
${items}
${END}`);
  const appointed = (items: string) =>
    decide(items).appoints.map(({ person, post, probation }) => [person, post, probation]);
  const removed = (items: string) => decide(items).removes.map(({ person, post }) => [person, post]);

  it.each([
    ['赵明远为市水务局局长；', [['赵明远', '市水务局局长', false]]],
    [
      '任命：\n赵明远为市水务局局长\n孙文任市统计局副局长',
      [
        ['赵明远', '市水务局局长', false],
        ['孙文', '市统计局副局长', false],
      ],
    ],
    ['任命李思源同志为市教育局副局长，试用期一年。', [['李思源', '市教育局副局长', true]]],
    [
      '周岚、吴起同志任市信访局副局长（试用期一年）；',
      [
        ['周岚', '市信访局副局长', true],
        ['吴起', '市信访局副局长', true],
      ],
    ],
    ['郑和同志兼任市档案馆馆长。\n以上同志试用期一年。', [['郑和', '市档案馆馆长', true]]],
  ])('appoints: %s', (items, expected) => {
    expect(appointed(items)).toEqual(expected);
  });

  it.each([
    ['钱立诚的市水务局局长职务；', [['钱立诚', '市水务局局长']]],
    ['免去冯远市统计局副局长职务；', [['冯远', '市统计局副局长']]],
    ['免去陈立新同志市信访局局长职务，退休；', [['陈立新', '市信访局局长']]],
    ['卫东同志不再担任市教育局副局长职务。', [['卫东', '市教育局副局长']]],
    ['王海波同志的海州市信息中心主任职务自然免除。', [['王海波', '海州市信息中心主任']]],
    ['免去：\n吴  起  市信访局副局长职务。', [['吴起', '市信访局副局长']]],
    ['王海波任市政府副秘书长，免去其市商务局副局长职务；', [['王海波', '市商务局副局长']]],
    ['任命刘志强同志为市审计局副局长，不再担任市财政局总会计师职务。', [['刘志强', '市财政局总会计师']]],
  ])('removes: %s', (items, expected) => {
    expect(removed(items)).toEqual(expected);
  });
});

describe('rosters', () => {
  const found = (roster: string, office = '领导小组办公室设在市数据局。') =>
    one(`海州市人民政府办公室关于成立海州市古城保护领导小组的通知
海政办字〔2025〕22号
各县（市、区）人民政府，市直各单位：
市政府决定成立海州市古城保护领导小组，组成人员如下：
${roster}
${office}
海州市人民政府办公室
2025年7月2日`).body;
  const HEAD = [
    ['组长', '赵明远', '市委副书记、市长'],
    ['副组长', '楼晓东', '市委常委、副市长'],
    ['副组长', '肖捷', '市政府秘书长'],
    ['成员', '李思源', '市财政局局长'],
  ];

  it.each([
    [
      'after the name',
      '组　长：赵明远　　市委副书记、市长\n副组长：楼晓东　　市委常委、副市长\n　　　　肖　捷　　市政府秘书长\n成　员：李思源　　市财政局局长',
    ],
    [
      'in brackets',
      '组　长：赵明远（市委副书记、市长）\n副组长：楼晓东（市委常委、副市长）、肖捷（市政府秘书长）\n成　员：李思源（市财政局局长）\n　　　　各县（市、区）人民政府主要负责人',
    ],
    [
      'before the name',
      '组　长：市委副书记、市长赵明远\n副组长：市委常委、副市长楼晓东\n　　　　市政府秘书长 肖　捷\n成　员：市财政局局长李思源',
    ],
    [
      'with marks at the line ends',
      '组长：赵明远  市委副书记、市长；\n副组长：楼晓东  市委常委、副市长；\n肖捷  市政府秘书长；\n成员：李思源  市财政局局长。',
    ],
    [
      'in a table',
      '职务\t姓名\t单位及职务\n组长\t赵明远\t市委副书记、市长\n副组长\t楼晓东\t市委常委、副市长\n\t肖捷\t市政府秘书长\n成员\t李思源\t市财政局局长',
    ],
    [
      'under the role',
      '组长：\n赵明远 市委副书记、市长\n副组长：\n楼晓东 市委常委、副市长\n肖捷 市政府秘书长\n成员：\n李思源 市财政局局长',
    ],
  ])('with the post %s', (_, roster) => {
    const body = found(roster);
    expect(body).toMatchObject({ name: '海州市古城保护领导小组', office: '市数据局' });
    expect(body?.members.map(({ role, person, post }) => [role, person, post])).toEqual(HEAD);
  });

  it('without posts, and the staff of the office left out', () => {
    const body = found(
      '组长：赵明远（市长）\n成员：李思源、周岚、阿依古丽·买买提',
      '领导小组下设办公室，办公地点设在市数据局。\n办公室主任：吴起  市数据局局长\n办公室副主任：冷秋月  市数据局副局长',
    );
    expect(body?.office).toBe('市数据局');
    expect(body?.members.map(({ role, person }) => [role, person])).toEqual([
      ['组长', '赵明远'],
      ['成员', '李思源'],
      ['成员', '周岚'],
      ['成员', '阿依古丽·买买提'],
    ]);
  });

  it('in prose', () => {
    const body = found(
      '由市长赵明远任组长，副市长楼晓东任副组长，市直有关部门主要负责人为成员。',
      '领导小组办公室设在市数据局，办公室主任由市数据局局长吴起担任。',
    );
    expect(body?.members.map(({ role, person, post }) => [role, person, post])).toEqual([
      ['组长', '赵明远', '市长'],
      ['副组长', '楼晓东', '副市长'],
    ]);
  });

  it('of posts only name nobody', () => {
    expect(found('指挥长由市委常委、副市长担任；成员由市财政局分管领导组成。')).toBeNull();
  });
});

describe('a roster of two columns run into one line', () => {
  const roster = (line: string) =>
    one(`海州市人民政府关于成立海州市海堤普查领导小组的通知
海政发〔2025〕10号
各县（市、区）人民政府：
现将名单印发给你们。
${END}附件
海州市海堤普查领导小组成员名单
${line}
领导小组办公室设在市水务局。`).body?.members.map(({ role, person, post }) => `${role} ${person} ${post}`);

  it('gives each rest to the post of its column, and roles from column to column', () => {
    expect(
      roster(
        '组 长: 赵明远 市政府副市长 李思源 市财政局副局长 副组长: 楼晓东 市水务局局长 周国兴 市住房和城乡建 肖 捷 市政府办副主任 设局副局长 成 员: 孙文 市自然资源和规 陈建平 市交通局副局长 划局副局长 吴海兰 市气象局局长',
      ),
    ).toEqual([
      '组长 赵明远 市政府副市长',
      '副组长 楼晓东 市水务局局长',
      '副组长 肖捷 市政府办副主任',
      '成员 孙文 市自然资源和规划局副局长',
      '成员 李思源 市财政局副局长',
      '成员 周国兴 市住房和城乡建设局副局长',
      '成员 陈建平 市交通局副局长',
      '成员 吴海兰 市气象局局长',
    ]);
  });

  it('is one column where every member is whole', () => {
    expect(
      roster(
        '组 长: 赵明远 市政府副市长 副组长: 楼晓东 市水务局局长 肖 捷 市政府办副主任 成 员: 孙文 市财政局副局长 陈建平 市交通局副局长 吴海兰 市气象局局长',
      ),
    ).toEqual([
      '组长 赵明远 市政府副市长',
      '副组长 楼晓东 市水务局局长',
      '副组长 肖捷 市政府办副主任',
      '成员 孙文 市财政局副局长',
      '成员 陈建平 市交通局副局长',
      '成员 吴海兰 市气象局局长',
    ]);
  });
});

describe('repeals', () => {
  it('in the decision, in its table, and not what it amends', () => {
    const document = one(`海州市人民政府关于废止部分行政规范性文件的决定
海政规〔2025〕1号
各县（市、区）人民政府，市政府各部门：
根据《江东省规范性文件办法》（江政发〔2020〕1号），决定废止《海州市散装水泥管理办法》（海政发〔2010〕5号）等3件规范性文件，对《海州市公共租赁住房办法》（海政规〔2020〕2号）作如下修改：
一、将第三条删去。
附件：决定废止的行政规范性文件目录
${END}附件
决定废止的行政规范性文件目录
序号\t文件名称\t文号
1\t海州市散装水泥管理办法\t海政发〔2010〕5号
2\t关于加强户外广告管理的通知\t海政办发〔2012〕33号`);
    expect(document.repeals).toEqual(['海政发〔2010〕5号', '海政办发〔2012〕33号']);
    expect(document.amends).toEqual(['海政规〔2020〕2号']);
    expect(document.cites).toHaveLength(4);
  });

  it('of lists declared void', () => {
    const document = one(`海州市人民政府关于宣布失效一批市政府文件的决定
海政发〔2025〕19号
经清理，下列文件宣布失效。
附件：宣布失效的市政府文件目录
${END}附件
宣布失效的市政府文件目录
1.关于春耕工作的通知（海政发〔2014〕3号）
2.关于防汛工作的通知（海政办发〔2015〕18号）`);
    expect(document.repeals).toEqual(['海政发〔2014〕3号', '海政办发〔2015〕18号']);
  });
});

describe('chapters with a bare numeral', () => {
  const plan = (body: string) =>
    one(`海州市人民政府关于印发海州市防台风应急预案的通知
海政发〔2025〕9号
各县（市、区）人民政府：
现将预案印发给你们，请认真执行。
${END}${body}`).clauses;
  const outline = (clauses: GazetteDocument['clauses']): string[] =>
    clauses.flatMap(({ anchor, label, kind, text, children }) => [
      ...(label === null ? [] : [`${anchor} ${kind} ${text}`]),
      ...outline(children),
    ]);

  it('hold their sections, four levels deep', () => {
    expect(
      outline(
        plan(`1 总则
1.1 编制目的
为了有序应对台风，减少损失。
1.2 工作原则
统一指挥，分级负责。
2 组织体系与职责
2.1 指挥机构
2.1.1 市级指挥部
2.1.1.1 指挥长由分管副市长担任。
2.1.2 县级指挥部
3 附则
本预案自印发之日起实施。`),
      ),
    ).toEqual([
      '1 heading 总则',
      '1-1.1 heading 编制目的',
      '1-1.2 heading 工作原则',
      '2 heading 组织体系与职责',
      '2-2.1 heading 指挥机构',
      '2-2.1-2.1.1 heading 市级指挥部',
      '2-2.1-2.1.1-2.1.1.1 paragraph 指挥长由分管副市长担任。',
      '2-2.1-2.1.2 heading 县级指挥部',
      '3 heading 附则',
    ]);
  });

  it('are read without a space too, and an amount at the head of a broken line is none', () => {
    const found = outline(
      plan(`1总则
1.1编制依据
依据海州市防汛防台风工作的有关规定，并吸取了最近
2 次台风的教训，
修订本预案。
2预警
2.1分级
预警分为蓝色、黄色、橙色、红色四级，分别对应今后
2 级风力的变化。
2.2发布`),
    );
    expect(found.filter((one) => !one.includes('.'))).toEqual(['1 heading 总则', '2 heading 预警']);
  });

  it('are none where no decimals show the numbering', () => {
    expect(outline(plan('全市设立\n3 个救助点\n4 个物资库'))).toEqual([]);
  });
});

describe('decimals', () => {
  it.each([
    ['2.1组织体系', 2, '2.1'],
    ['5.12分级响应', 2, '5.12'],
    ['3.1.2人员职责', 3, '3.1.2'],
  ])('%s is an item', (text, level, label) => {
    expect(labelOf(text)).toMatchObject({ level, text: label, length: label.length });
  });

  it.each(['2.1万元', '3.5人次', '1.25公顷林地'])('%s is an amount', (text) => {
    expect(labelOf(text)).toBeNull();
  });

  it('hold their text', () => {
    const { clauses } = one(`海州市人民政府关于印发应急预案的通知
海政发〔2025〕8号
各县（市、区）人民政府：
现印发给你们。
${END}
2.1 市级指挥部
2.1.1 指挥长由副市长担任。
2.2 县级指挥部`);
    expect(
      clauses.filter(({ label }) => label !== null).map(({ anchor, children }) => [anchor, children[0]?.anchor]),
    ).toEqual([
      ['2.1', '2.1-2.1.1'],
      ['2.2', undefined],
    ]);
  });
});
