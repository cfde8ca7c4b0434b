/** Sums, rates and shares: what must be found, and what looks alike and must be left alone. All documents are invented. */
import { describe, expect, it } from 'vitest';
import { check, notice, OFFSET, of, plan, row } from './draft.ts';

describe('sums', () => {
  it('a total and its parts in one sentence', () => {
    const [finding] = of(
      'sum-in-sentence',
      notice('全县安排资金90万元，其中：清河镇40万元、云溪镇30万元、石桥乡30万元。'),
    );
    expect(finding).toMatchObject({
      type: 'sum',
      lines: [OFFSET + 1],
      stated: '90万元',
      proposal: '100万元',
      severity: 'high',
    });
  });

  it.each([
    ['parts that make the total', '全县安排资金100万元，其中：清河镇40万元、云溪镇30万元、石桥乡30万元。'],
    ['parts that are examples', '全县现有企业200家，其中规模以上企业30家、外贸企业12家。'],
    ['a unit printed once less', '安排资金100万元，其中省级40万元，市级30万元，县级30万。'],
    ['parts of a part in brackets', '农用地9公顷（其中耕地4公顷、林地5公顷），未利用地1公顷，共计10公顷。'],
    ['rates', '每亩补助60元，其中种子20元、化肥30元、农机10元，共补助3000亩。'],
    ['a limit with its parts', '供应总量控制在36.5公顷以内，其中：工业用地18.2公顷，住宅用地18.3公顷。'],
  ])('leaves alone %s', (_, text) => expect(check(notice(text))).toEqual([]));

  it('a heading and the items under it, and 元 printed for 万元', () => {
    const items = ['1. 河道清淤资金20万元。', '2. 堤防加固资金40万元。'];
    const of60 = (said: string) => of('sum-over-items', plan('一、资金', `（一）安排河道资金${said}。`, ...items));
    expect(of60('65万元')).toMatchObject([{ type: 'sum', proposal: '60万元' }]);
    expect(of60('60元')).toMatchObject([{ type: 'unit', stated: '60元', proposal: '60万元' }]);
    expect(of60('60万元')).toEqual([]);
  });

  it('sections that each allot money, and the total before them', () => {
    const text = (total: string) => [
      '一、规模',
      `全年计划安排资金${total}。`,
      '二、安排',
      '1. 清淤项目安排资金20万元。',
      '2. 护岸项目安排资金30万元。',
      '3. 绿化项目安排资金45万元。',
    ];
    expect(of('sum-over-items', plan(...text('105万元')))).toMatchObject([{ stated: '105万元', proposal: '95万元' }]);
    expect(check(plan(...text('95万元')))).toEqual([]);
  });

  const table = (...rows: string[]) => notice('单位：万元', row('序号', '项目名称', '资金规模', '备注'), ...rows);
  it('a table and its 合计', () => {
    const rows = (total: string) =>
      table(
        row('1', '清淤', '20.00', ''),
        row('2', '护岸', '30.00', ''),
        row('3', '绿化', '15.50', ''),
        row('合计', '', total, ''),
      );
    expect(of('sum-in-table', rows('66.50'))).toMatchObject([{ stated: '合计66.5万元', found: '3行合计65.5万元' }]);
    expect(check(rows('65.50'))).toEqual([]);
  });

  it('classes of a table, if most of them close', () => {
    const rows = (first: string) =>
      table(
        row('一', '水利项目', first, ''),
        row('1', '清淤', '20.00', ''),
        row('2', '护岸', '30.00', ''),
        row('二', '林业项目', '25.00', ''),
        row('3', '造林', '15.00', ''),
        row('4', '抚育', '10.00', ''),
      );
    expect(of('sum-in-table', rows('60.00'))).toMatchObject([{ stated: '水利项目60万元', found: '2行合计50万元' }]);
    expect(check(rows('50.00'))).toEqual([]);
  });

  it('a table on its side', () => {
    const rows = (total: string) =>
      notice(
        row('项目', '清河', '云溪', '石桥', ''),
        row('套数', '108', '504', '624', '1236'),
        row('面积', '15.5', '20.5', '30', '66'),
        row('栋数', '1', '3', '4', total),
      );
    expect(of('sum-in-table', rows('9'))).toMatchObject([{ stated: '栋数9', proposal: '8' }]);
    expect(check(rows('8'))).toEqual([]);
  });

  it('what a change is said to be', () => {
    expect(of('sum-in-sentence', notice('年初安排资金80万元，现有资金120万元，比年初增加了45万元。'))).toMatchObject([
      { stated: '45万元', proposal: '40万元' },
    ]);
    expect(check(notice('年初安排资金80万元，现有资金120万元，比年初增加了40万元。'))).toEqual([]);
  });

  it('rate times quantity, where most rows agree', () => {
    const rows = (last: string) =>
      notice(
        row('序号', '项目', '任务', '资金', '标准'),
        row('1', '造林', '造林2000亩', '160.00', '800元/亩'),
        row('2', '抚育', '抚育0.18万亩', '36.00', '200元/亩'),
        row('3', '管护', '管护5.9万亩', '59.00', '10元/亩'),
        row('4', '修复', '修复1000亩', last, '800元/亩'),
      );
    expect(of('rate', rows('85.00'))).toMatchObject([
      { type: 'sum', stated: '85.00', found: '1000亩×800元/亩＝80万元' },
    ]);
    expect(check(rows('80.00'))).toEqual([]);
  });

  it('what is paid and what is granted, against the fee', () => {
    const grades = (own: string) =>
      plan(
        '一、标准',
        '个人缴费标准为每人每年400元。',
        '二、资助',
        '（一）特困人员资助400元，个人缴纳0元。',
        '（二）低保对象资助320元，个人缴纳80元。',
        `（三）返贫人口资助240元，个人缴纳${own}元。`,
      );
    expect(of('grade', grades('180'))).toMatchObject([{ found: '400元' }]);
    expect(check(grades('160'))).toEqual([]);
  });

  it('rows by their source of money, only where they exceed it', () => {
    const rows = (last: string) =>
      plan(
        '一、规模',
        '安排资金110万元：包括省级补助资金60万元、市级专项资金20万元、县级财政资金30万元。',
        row('序号', '项目名称', '资金规模', '资金来源'),
        row('1', '清淤', '20.00', '省级资金'),
        row('2', '护岸', '30.00', '省级资金'),
        row('3', '绿化', last, '省级资金'),
        row('4', '步道', '20.00', '市级资金'),
        row('5', '照明', '30.00', '县级资金'),
      );
    expect(of('fund-source', rows('15.00'))).toMatchObject([{ stated: '省级资金60万元', found: '表中3行合计65万元' }]);
    expect(of('fund-source', rows('10.00'))).toEqual([]);
  });
});

describe('shares', () => {
  const land = (last: string) =>
    notice(`水田20公顷，占总面积的40%；旱地15公顷，占总面积的30%；林地15公顷，占总面积的${last}，总面积50公顷。`);
  it('against the whole', () => {
    expect(of('share', land('32%'))).toMatchObject([{ type: 'share', stated: '32%', proposal: '30%' }]);
    expect(check(land('30%'))).toEqual([]);
  });
  it('against each other', () => {
    expect(of('share', notice('中央资金占45%，省级资金占35%，县级资金占25%。'))).toMatchObject([{ found: '105%' }]);
    expect(check(notice('中央资金占45%，省级资金占35%，县级资金占20%。'))).toEqual([]);
    expect(check(notice('森林占45%，草地占15%，其他用途另行统计，水面占3%。'))).toEqual([]);
  });
  it('of a price', () => {
    expect(of('share', notice('机耕价格75元/亩，财政补助33元/亩，补助占价格的40%。'))).toMatchObject([
      { stated: '40%', proposal: '44%' },
    ]);
    expect(check(notice('机耕价格75元/亩，财政补助30元/亩，补助占价格的40%。'))).toEqual([]);
  });
});

describe('rates and growth in a sentence', () => {
  it('a quantity at a rate', () => {
    const found = (total: string) => of('rate', notice(`今年种植高粱3000亩，每亩补助60元，共补助${total}。`));
    expect(found('20万元')).toMatchObject([{ type: 'sum', stated: '20万元', proposal: '18万元' }]);
    expect(found('18万元')).toEqual([]);
  });
  it.each([
    '受助学生120名，每名每月补助50元，全年共7.2万元。',
    '计划修路30公里，每公里补助10万元，另安排绿化资金310万元。',
    '每亩补助60元，面积3000亩以上，共20万元。',
  ])('leaves alone: %s', (text) => expect(of('rate', notice(text))).toEqual([]));

  it('from one value to another', () => {
    const found = (text: string) => of('growth', notice(text)).map((one) => one.proposal);
    expect(found('村级收入由200万元增加到250万元，增长20%。')).toEqual(['25.0%']);
    expect(found('村级收入由200万元增加到250万元，增长25%。')).toEqual([]);
    expect(found('参保率由85%提高到92%，提高6个百分点。')).toEqual(['7.0个百分点']);
    expect(found('参保率由85%提高到92%，提高7个百分点。')).toEqual([]);
    // A rate for each year, and rounding.
    expect(found('产量由200吨增加到250吨，年均增长11.8%。')).toEqual([]);
    expect(found('户数由300户减少到200户，下降33.3%。')).toEqual([]);
  });
});

describe('steps and shares of a number', () => {
  it('by how much a standard was raised', () => {
    const found = (text: string) => of('growth', notice(text)).map((one) => one.proposal);
    expect(found('补助标准整体提高10元，即补助标准由每人每月33.2元提高到44.2元。')).toEqual(['11元']);
    expect(found('补助标准整体提高10元，即补助标准由每人每月33.2元提高到43.2元。')).toEqual([]);
    expect(found('补助由每户300元提高到350元，提高60元。')).toEqual(['50元']);
    expect(found('补助由每户300元提高到350元，比全市平均提高60元。')).toEqual([]);
  });
  it('a heading that counts what the sentence under it shares out', () => {
    const found = (last: string) =>
      of(
        'sum-over-items',
        plan('一、任务', '（一）新建食堂8个', `清河镇2个、云溪镇3个、石桥乡1个、柳坪乡${last}。统一标识。`),
      );
    expect(found('3个')).toMatchObject([{ type: 'count', stated: '8个', proposal: '9个' }]);
    expect(found('2个')).toEqual([]);
  });
});

describe('wholes', () => {
  it('accounts', () => {
    const found = (text: string) => of('balance', notice(text)).map((one) => one.proposal);
    expect(found('基金收入88.3亿元，支出79.6亿元，当年结余9.7亿元。')).toEqual(['8.7亿元']);
    expect(found('基金收入88.3亿元，支出79.6亿元，当年结余8.7亿元。')).toEqual([]);
    expect(found('基金收入88.3亿元，支出79.6亿元，滚存结余102.4亿元。')).toEqual([]);
    expect(found('收入1.2亿元，支出0.9亿元，调出0.2亿元，结余0.1亿元。')).toEqual([]);
  });
  it('the text and the last row of the table', () => {
    const text = (said: string) =>
      notice(
        said,
        '单位：万元',
        row('序号', '项目名称', '计划投资'),
        row('1', '清淤', '20'),
        row('2', '护岸', '30'),
        row('3', '绿化', '45'),
        row('合计', '', '95'),
      );
    const found = (said: string) => of('table-total', text(said)).map((one) => one.stated);
    expect(found('全年计划投资105万元。')).toEqual(['计划投资105万元']);
    expect(found('全年计划投资95万元。')).toEqual([]);
    // One row of it, and another matter.
    expect(found('绿化计划投资45万元，另一工程计划投资900万元。')).toEqual([]);
  });
  it('amounts between the total and 其中, and a unit without 万', () => {
    const found = (text: string) => of('sum-in-sentence', notice(text)).map(({ type, proposal }) => [type, proposal]);
    expect(found('全年收入128万元，比上年增加6万元。其中：税收94万元；非税32万元。')).toEqual([['sum', '126万元']]);
    expect(found('全年收入126万元，比上年增加6万元。其中：税收94万元；非税32万元。')).toEqual([]);
    // Examples, far below the whole.
    expect(found('全年收入300万元，比上年增加6万元。其中：税收94万元；非税32万元。')).toEqual([]);
    expect(found('总投资286元，其中设备96万元、土建70万元、管网120万元。')).toEqual([['unit', '286万元']]);
  });
  it('members of a structure', () => {
    expect(of('share', notice('三次产业结构调整为14.6∶43.9∶45.5。'))).toMatchObject([{ found: '104' }]);
    expect(of('share', notice('三次产业结构调整为14.6∶43.9∶41.5，男女比例为1.2∶1.0。'))).toEqual([]);
  });
});
