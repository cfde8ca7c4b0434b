/** References, figures, tables, tasks, characters, personal data, form, and what the caller knows: what must be found, and what looks alike and must be left alone. All documents are invented. */
import { describe, expect, it } from 'vitest';
import { isIdNumber, isLuhn } from '../../src/check/families/personal-data.ts';
import { NOTHING_KNOWN } from '../../src/check/known.ts';
import { check, notice, of, plan, row } from './draft.ts';

describe('references', () => {
  it('numbers', () => {
    expect(of('citation', notice('按照国务院令第六49号执行。'))).toMatchObject([{ proposal: '令第649号' }]);
    expect(of('citation', notice('按照《关于防汛工作的通知》（云岭政发〔2026〕3号）执行。'))).toMatchObject([
      { severity: 'high' },
    ]);
    expect(of('citation', notice('参照云政发〔2024〕第07号执行。'))).toMatchObject([
      { type: 'format', proposal: '云政发〔2024〕7号' },
    ]);
    expect(check(notice('按照国务院令第649号和云岭政发〔2024〕3号执行。'))).toEqual([]);
  });

  it('documents that are known', () => {
    const known = {
      ...NOTHING_KNOWN,
      documents: [
        {
          number: '云政办发〔2023〕5号',
          title: '云溪县人民政府办公室关于印发云溪县防汛预案的通知',
          dated: '2023-04-02',
          repealedBy: '云政办发〔2024〕9号',
        },
      ],
    };
    const found = of('citation', notice('按照《云溪县殡葬管理办法》（云政办发〔2023〕5号）执行。'), known);
    expect(found.map(({ found: what }) => what)).toEqual([
      '已由云政办发〔2024〕9号废止',
      '《云溪县人民政府办公室关于印发云溪县防汛预案的通知》',
    ]);
    expect(of('citation', notice('《云溪县防汛预案》（云政办发〔2023〕5号）同时废止。'), known)).toEqual([]);
  });

  it('annexes', () => {
    const annexed = (reference: string, ...behind: string[]) =>
      plan(
        '一、要求',
        `请${reference}填报。`,
        '附件：1.河道名单',
        '2.河道台账',
        '附件1',
        '河道名单',
        '清河、云溪。',
        ...behind,
      );
    expect(of('annex', annexed('按附件2'))).toMatchObject([{ type: 'reference', stated: '附件2《河道台账》' }]);
    const second = ['附件2', '河道台账', '清河，12公里。'];
    expect(of('annex', annexed('按附件3', ...second))).toMatchObject([{ stated: '附件3' }]);
    expect(of('annex', annexed('按附表2', ...second))).toMatchObject([{ proposal: '附件2' }]);
    expect(of('annex', annexed('按附件2', '附件3', '河道台账', '清河，12公里。'))).toMatchObject([
      { stated: '附件3', found: '只列出附件1至2' },
    ]);
    expect(check(annexed('按附件2', ...second))).toEqual([]);
  });

  it('mailboxes', () => {
    expect(
      of('contact', notice('材料发至yunxishuili@example.com。', '逾期的发至yunxishuli@example.com。')),
    ).toHaveLength(1);
    expect(check(notice('材料发至yunxishuili@example.com。', '咨询请发zhengwu@example.com。'))).toEqual([]);
  });
});

describe('figures', () => {
  it('one name, two values', () => {
    expect(
      of('figure', plan('一、目标', '全县总参保率不低于97%。', '二、考核', '县政府年终考核，全县总参保率不低于95%。')),
    ).toMatchObject([{ severity: 'high' }]);
    expect(
      check(plan('一、目标', '2025年，全县总参保率达到95%。', '二、远期', '2030年，全县总参保率达到98%。')),
    ).toEqual([]);
  });
  it('against what is in force', () => {
    const known = {
      ...NOTHING_KNOWN,
      figures: [{ name: '总参保率', value: '95%', year: null, document: '云政发〔2023〕4号' }],
    };
    expect(of('figure', notice('全县总参保率不低于97%。'), known)).toMatchObject([{ found: '云政发〔2023〕4号为95%' }]);
    expect(of('figure', notice('全县总参保率不低于95%。'), known)).toEqual([]);
    // A target for another year is another target.
    const of2026 = { ...known, figures: [{ ...known.figures[0]!, year: 2026 }] };
    expect(of('figure', notice('2025年全县总参保率不低于97%。'), of2026)).toEqual([]);
    expect(of('figure', notice('2026年全县总参保率不低于97%。'), of2026)).toHaveLength(1);
  });
});

describe('two documents of one issue', () => {
  const second = (...text: string[]) => notice(...text).map((line) => line.replace('7号', '9号'));
  it('set one rate for one year differently', () => {
    const found = (value: string) =>
      of('figure', [
        ...notice('2025年农村自来水普及率达到92%。'),
        '',
        ...second(`2025年农村自来水普及率达到${value}。`),
      ]);
    expect(found('95%')).toMatchObject([{ document: '云政发〔2025〕9号', found: '云政发〔2025〕7号为92%' }]);
    expect(found('92%')).toEqual([]);
    expect(
      of('figure', [...notice('2025年农村自来水普及率达到92%。'), '', ...second('2026年农村自来水普及率达到95%。')]),
    ).toEqual([]);
  });

  const tasks = (lead: string) => [
    `一、${lead}牵头负责的工作`,
    '1. 完成清河河道清淤十二公里工程。',
    '2. 完成云溪堤防加固三公里工程。',
    '3. 完成石桥泵站机组更新工程。',
  ];
  it('give one task to two units', () => {
    const found = (lead: string) => of('task', [...notice(...tasks('县水利局')), '', ...second(...tasks(lead))]);
    expect(found('县农业农村局')).toHaveLength(3);
    expect(found('县农业农村局')[0]).toMatchObject({ found: '云政发〔2025〕7号由县水利局牵头' });
    expect(found('县水利局')).toEqual([]);
  });
});

describe('division of work', () => {
  const tasks = (said: string, last: string, cooperating: string) =>
    plan(
      `本方案共${said}项任务。`,
      '一、县水利局牵头负责的工作',
      '1. 完成清河河道清淤十二公里工程。',
      '配合单位：县财政局',
      '2. 完成云溪堤防加固三公里工程。',
      `配合单位：${cooperating}`,
      '二、县林业局牵头负责的工作',
      `1. ${last}`,
      '配合单位：县财政局',
    );
  it('tasks said and found, leads, cooperators', () => {
    const found = (...text: Parameters<typeof tasks>) =>
      of('task', tasks(...text)).map(({ type, stated }) => [type, stated]);
    expect(found('4', '完成荒山造林两千亩工程。', '县财政局')).toEqual([['count', '共4项任务']]);
    expect(found('3', '完成荒山造林两千亩工程。', '县水利局')).toEqual([['mismatch', '第2项县水利局牵头']]);
    expect(found('3', '完成清河河道清淤十二公里工程。', '县财政局')).toEqual([['mismatch', '1 县林业局牵头']]);
    expect(found('3', '完成荒山造林两千亩工程。', '县财政局')).toEqual([]);
  });
});

describe('members and duties', () => {
  const posts = [
    '县财政局',
    '县民政局',
    '县教育局',
    '县住房和城乡建设局',
    '县应急管理局',
    '县司法局',
    '县审计局',
    '县统计局',
    '市公安局云溪分局',
  ];
  const names = ['高远', '丁若兰', '赵立新', '韩树林', '周文', '沈望', '江慎', '白景', '柳叔同'];
  const group = (last: string) => [
    '云溪县人民政府办公室',
    '关于成立云溪县自建房整治工作领导小组的通知',
    '云政办发〔2025〕3号',
    '各乡镇人民政府：',
    '现将组成人员通知如下：',
    row('组　长：', '顾明远', '县委常委、副县长'),
    ...posts.map((post, i) => row(i === 0 ? '成　员：' : '', names[i]!, `${post}局长`)),
    '领导小组办公室设在县住房和城乡建设局。',
    '云溪县人民政府办公室',
    '2025年3月3日',
    '附件',
    '成员单位职责',
    row('序号', '单位', '职责'),
    ...['县财政局', '县民政局', '县教育局', '县住建局', '县应急局', '县公安局', last].map((unit, i) =>
      row(String(i + 1), unit, '负责本行业自建房排查整治。'),
    ),
  ];
  it('a unit with duties and no seat', () => {
    expect(of('membership', group('县水利局'))).toMatchObject([{ stated: '县水利局承担职责', severity: 'medium' }]);
    expect(of('membership', group('县司法局'))).toEqual([]);
  });
});

describe('what the caller knows', () => {
  it('a number that is taken', () => {
    const known = (title: string) => ({
      ...NOTHING_KNOWN,
      documents: [{ number: '云政发〔2025〕7号', title, dated: '2025-03-02', repealedBy: null }],
    });
    expect(of('numbering', notice('请抓好落实。'), known('云溪县人民政府关于防汛工作的通知'))).toMatchObject([
      { severity: 'high' },
    ]);
    const own = check(notice('请抓好落实。'), known('云溪县人民政府关于做好有关工作的通知'));
    expect(own).toEqual([]);
  });
  it('a name that has changed', () => {
    const known = {
      ...NOTHING_KNOWN,
      formerNames: [{ former: '县扶贫办', present: '县乡村振兴局', since: '2021-06-01' }],
    };
    expect(of('former-name', notice('由县扶贫办负责。'), known)).toMatchObject([{ proposal: '县乡村振兴局' }]);
    expect(of('former-name', notice('由县乡村振兴局（原县扶贫办）负责。'), known)).toEqual([]);
  });
  it('how long a kind may be', () => {
    const known = {
      ...NOTHING_KNOWN,
      lengths: [{ kind: '通知' as const, characters: 20, basis: '《云溪县人民政府工作规则》' }],
    };
    expect(of('form', notice('请各乡镇认真抓好河道整治和防汛备汛各项工作，及时报告。'), known)).toMatchObject([
      { type: 'format' },
    ]);
    expect(of('form', notice('请抓好落实。'), known)).toEqual([]);
  });
});

describe('tables', () => {
  it('a cell that slipped into the row above', () => {
    const rows = (third: string, fourth: string) =>
      notice(
        row('序号', '项目', '任务', '单位'),
        row('1', '清淤', '清理清河河道十二公里。', '水利局'),
        row('2', '护岸', '加固云溪堤防三公里。', '水利局'),
        row('3', '家庭农场奖补', third, '农业农村局'),
        row('4', '核桃经济林提质', fourth, '林业局'),
        row('5', '照明', '安装路灯二百盏以上。', '住建局'),
        row('6', '步道', '铺设步道五公里左右。', '住建局'),
      );
    expect(of('shifted-cell', rows('奖补八家。对核桃经济林修剪管护。', ''))).toMatchObject([
      { type: 'mismatch', severity: 'high' },
    ]);
    expect(check(rows('奖补星级农场八家。', '对核桃经济林修剪管护。'))).toEqual([]);
    expect(check(rows('奖补星级农场八家。', ''))).toEqual([]);
  });
  it('rows whose long text slid into the rows above, in whatever column', () => {
    const law = (matter: string) =>
      `有关法规第十二条规定，乡镇人民政府应当对本行政区域内的${matter}组织调查核实，依法作出处理，并将处理结果书面告知当事人和有关单位，同时抄送主管部门备案。`;
    const matters = [
      '耕地承包调整',
      '宅基地的审批',
      '河道采砂巡查',
      '农村饮水管护',
      '秸秆焚烧巡查',
      '食品摊点划定',
      '民间纠纷调解',
      '森林防火巡查',
      '养老机构检查',
      '校园周边治理',
      '移民生产扶持',
    ];
    const rows = (shifted: boolean) =>
      notice(
        row('序号', '事项', '乡', '街道', '依据'),
        ...matters.map((matter, i) => {
          const text = !shifted ? law(matter) : i === 9 ? law(matter) + law(matters[10]!) : i === 10 ? '' : law(matter);
          return i % 2 === 0
            ? row(String(i + 1), `对${matter}`, '√', '', text)
            : row(String(i + 1), `对${matter}`, text, '√', '');
        }),
      );
    expect(of('shifted-cell', rows(true))).toMatchObject([{ type: 'mismatch', severity: 'high' }]);
    expect(of('shifted-cell', rows(false))).toEqual([]);
  });
  it('one head twice', () => {
    expect(
      of('characters', notice(row('序号', '问题类别', '具体问题', '具体问题'), row('1', '甲', '乙', '丙'))),
    ).toHaveLength(1);
    expect(check(notice(row('姓名', '职务', '姓名', '职务'), row('高远', '县长', '丁岚', '局长')))).toEqual([]);
  });
});

describe('characters', () => {
  it.each([
    ['二O二五年度', '二〇二五'],
    ['各乡镇（镇）人民政府负责', '乡（镇）'],
    ['区内省外务工', '区外省内'],
  ])('%s', (text, proposal) => expect(of('characters', notice(`${text}。`))).toMatchObject([{ proposal }]));

  it('a bracket without its other half', () => {
    expect(of('characters', notice('按照医疗机构设置标准WS/T）的规定执行。'))).toHaveLength(1);
    expect(check(notice('按照医疗机构设置标准（WS/T）的规定执行；1）先行登记；2）现场核验。'))).toEqual([]);
  });

  it('a paragraph that ends with a comma', () => {
    const text = (end: string) =>
      plan('一、目标', `建成覆盖全县的河道巡查体系，为防汛打下坚实基础${end}`, '二、任务', '清理河道。');
    expect(of('characters', text('，'))).toMatchObject([{ lines: [11], found: '段末应为句号' }]);
    expect(check(text('。'))).toEqual([]);
  });

  it('a look-alike', () => {
    expect(
      of('look-alike', notice('做好疏干排水管理。疏干排水应当计量，疏干排水依法纳税。', '疏千排水不得直排。')),
    ).toMatchObject([{ stated: '疏千排水', proposal: '疏干排水' }]);
    expect(check(notice('做好疏干排水管理。疏干排水应当计量，疏干排水依法纳税。'))).toEqual([]);
  });
});

describe('personal data', () => {
  it('numbers and minors, hidden in what is printed', () => {
    const found = of(
      'personal-data',
      notice('联系人王建业，手机13812345678，身份证号11010519491231002X。', '受助学生李小明，男，12岁。'),
    );
    expect(found.map((one) => one.found).sort()).toEqual(['手机号', '未成年人姓名', '身份证号']);
    for (const one of found) expect(JSON.stringify(one)).not.toMatch(/13812345678|11010519491231002X|李小明/u);
  });
  it('leaves alone telephones of offices and numbers that only look so', () => {
    expect(check(notice('咨询电话0350-7654321。统一编号110105194912310021。学生李小明，男，19岁。'))).toEqual([]);
  });
  it('check digits', () => {
    // GB 11643 and ISO/IEC 7812 give these examples.
    expect([
      isIdNumber('11010519491231002X'),
      isIdNumber('110105194912310021'),
      isIdNumber('11010519491331002X'),
    ]).toEqual([true, false, false]);
    expect([isLuhn('79927398713'), isLuhn('79927398710')]).toEqual([true, false]);
  });
});

describe('form', () => {
  const letter = (kind: string, addressee: string, text: string, date = '2025年3月8日') => [
    '云溪县水利局',
    `关于河道清淤的${kind}`,
    '云水发〔2025〕3号',
    `${addressee}：`,
    text,
    '云溪县水利局',
    date,
  ];
  it('a request goes to one organ and names its signer', () => {
    const found = of('form', letter('请示', '县人民政府、县财政局', '我局拟开展清淤。妥否，请批示。'));
    expect(found.map((one) => one.message)).toEqual([
      '上行文应当标明签发人。',
      '请示只能有一个主送机关，其他机关用抄送。',
    ]);
  });
  it('a report carries no request', () => {
    expect(of('form', letter('报告', '县人民政府', '清淤已经完成。妥否，请批示。'))).toHaveLength(1);
    expect(of('form', letter('报告', '县人民政府', '清淤已经完成。特此报告。'))).toEqual([]);
  });
  it('dates without leading zeros', () => {
    expect(of('form', letter('报告', '县人民政府', '清淤已经完成。', '2025年03月08日'))).toMatchObject([
      { proposal: '2025年3月8日' },
    ]);
  });
});

describe('words and rows that do not agree', () => {
  it('an item twice in an enumeration', () => {
    expect(of('repetition', notice('整治清河大桥、云溪大桥、云溪大桥、石桥大桥等桥梁。'))).toMatchObject([
      { stated: '“云溪大桥”列举两次' },
    ]);
    expect(of('repetition', notice('清河大桥、云溪大桥由县政府负责，清河大桥、石桥大桥的照明由镇政府负责。'))).toEqual(
      [],
    );
    expect(of('repetition', notice('县消防救援大队大队长负责，各乡镇乡镇长配合，一级一级抓落实。'))).toEqual([]);
  });

  it('a row whose name and kind differ', () => {
    const kinds = ['崩塌', '滑坡', '崩塌', '崩塌', '滑坡', '崩塌', '滑坡', '崩塌', '崩塌'];
    const table = (third: string) =>
      notice(
        row('序号', '名称', '类型'),
        ...kinds.map((kind, i) => row(String(i + 1), `清河村${i + 1}组${kind}`, i === 2 ? third : kind)),
      );
    expect(of('row-kind', table('滑坡'))).toMatchObject([{ stated: '清河村3组崩塌', found: '滑坡' }]);
    expect(check(table('崩塌'))).toEqual([]);
  });
});

describe('marks and digits of the wrong width', () => {
  const text = Array.from({ length: 10 }, (_, i) => `第${i + 1}段巡查河道，记录险情，及时上报。`);
  const found = (line: string) => of('width', notice(...text, line)).map((one) => one.stated);
  it('a comma among full ones, digits as wide as characters', () => {
    expect(found('请认真落实,抓好整改。')).toEqual(['“认真落实,抓好整”']);
    expect(found('截至２０２５年底，全部完成。')).toEqual(['“截至２０２５年底，”']);
  });
  it.each(['请认真落实，抓好整改。', '误差为3,500元，邮箱a@b.cn。'])('leaves alone: %s', (line) =>
    expect(found(line)).toEqual([]),
  );
  it('a text that uses half-width marks throughout', () =>
    expect(of('width', notice(...text.map((line) => line.replaceAll('，', ','))))).toEqual([]));
});

describe('a title under another number', () => {
  const known = {
    ...NOTHING_KNOWN,
    documents: [
      {
        number: '云政发〔2023〕5号',
        title: '云溪县人民政府关于加强河道采砂管理的通知',
        dated: '2023-04-01',
        repealedBy: null,
      },
    ],
  };
  const cited = (number: string) =>
    of('citation', notice(`按照《云溪县人民政府关于加强河道采砂管理的通知》（${number}）执行。`), known);
  it('of the same series and year', () => {
    expect(cited('云政发〔2023〕6号')).toMatchObject([{ type: 'reference', proposal: '云政发〔2023〕5号' }]);
    expect(cited('云政发〔2023〕5号')).toEqual([]);
    // A notice of the same title every year.
    expect(cited('云政发〔2022〕6号')).toEqual([]);
  });
});
