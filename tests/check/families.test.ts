/** Every family: what it must find, and what looks alike and must be left alone. All documents are invented. */
import { describe, expect, it } from 'vitest';
import { isIdNumber, isLuhn } from '../../src/check/families/personal-data.ts';
import { NOTHING_KNOWN } from '../../src/check/known.ts';
import { check, notice, OFFSET, of, plan } from './draft.ts';

const row = (...cells: string[]): string => cells.join('\t');

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

describe('counts', () => {
  const systems = ['（一）巡查制度。每日巡查。', '（二）报告制度。及时报告。', '（三）通报制度。定期通报。'];
  it('announced items', () => {
    expect(of('count', plan('一、任务', '落实以下4项制度：', ...systems))).toMatchObject([
      { stated: '以下4项制度', found: '列出3', severity: 'high' },
    ]);
    expect(check(plan('一、任务', '落实以下3项制度：', ...systems))).toEqual([]);
  });
  it('stages', () => {
    const stages = [
      '（一）动员阶段（4月1日至4月10日）',
      '（二）整治阶段（4月11日至6月30日）',
      '（三）总结阶段（7月1日至7月15日）',
    ];
    expect(of('count', plan('一、步骤', '整治工作分为四个阶段进行。', ...stages))).toMatchObject([{ found: '列出3' }]);
    expect(check(plan('一、步骤', '整治工作分为三个阶段进行。', ...stages))).toEqual([]);
  });
  it('an enumeration behind its number, or before it', () => {
    expect(of('count', notice('落实四项制度：巡查制度、报告制度、通报制度。'))).toMatchObject([{ found: '列出3个' }]);
    expect(of('count', notice('对餐饮、零售、旅游、民航、运输等6个行业缓缴。'))).toMatchObject([{ found: '列出5个' }]);
  });
  it.each([
    '落实三项制度：巡查制度、报告制度、通报制度。',
    '对餐饮、零售、旅游、民航、运输等5个行业缓缴。',
    // An excerpt.
    '覆盖清河、云溪、石桥、柳坪等12个乡镇。',
    '共建成3个站点，服务老人200名。',
  ])('leaves alone: %s', (text) => expect(check(notice(text))).toEqual([]));
});

describe('numbering', () => {
  it('a gap and a repetition', () => {
    expect(
      of('numbering', plan('一、目标', '全面整治。', '二、任务', '清理河道。', '四、保障', '加强领导。')),
    ).toMatchObject([{ found: '缺三', severity: 'high' }]);
    expect(
      of(
        'numbering',
        plan('一、目标', '全面整治。', '二、任务', '清理河道。', '二、保障', '加强领导。', '四、要求', '抓好落实。'),
      ),
    ).toMatchObject([{ proposal: '三' }]);
    expect(
      of(
        'numbering',
        plan('第一条 为了整治河道，制定本办法。', '第二条 本办法适用于全县。', '第四条 本办法自发布之日起施行。'),
      ),
    ).toMatchObject([{ found: '缺第三条' }]);
  });
  it('leaves alone a second list, and an item that runs on in the line before', () => {
    expect(check(plan('一、目标', '1. 清淤。', '2. 护岸。', '二、任务', '1. 排查。', '2. 整治。'))).toEqual([]);
    expect(of('numbering', plan('一、任务', '1. 清淤。', '2. 护岸。3. 绿化。', '4. 照明。'))).toEqual([]);
  });
  it('rows of a table', () => {
    const rows = (third: string) =>
      notice(
        row('序号', '项目', '地点'),
        row('1', '清淤', '清河'),
        row('2', '护岸', '云溪'),
        row(third, '绿化', '石桥'),
        row('4', '照明', '柳坪'),
        row('5', '步道', '云台'),
      );
    expect(of('numbering', rows('2'))).toMatchObject([{ found: '序号重复' }]);
    expect(check(rows('3'))).toEqual([]);
  });
});

describe('dates', () => {
  it('a duty that was due before the signature', () => {
    expect(of('deadline', notice('各乡镇于2月20日前报送自查报告，于4月20日前完成整改。'))).toMatchObject([
      { type: 'date-order', stated: '2月20日前', severity: 'high' },
    ]);
  });
  it.each([
    '2024年12月31日前登记的车辆可以申请。',
    '2020年以前建成的房屋纳入排查。',
    '截至2025年1月31日前已完成清淤12公里。',
    '各乡镇于3月底前报送自查报告。',
    '各乡镇当年12月报送计划，次年2月底前报送总结。',
    '每年开展一次普查，于2月底前完成。',
  ])('leaves alone: %s', (text) => expect(of('deadline', notice(text))).toEqual([]));

  const stages = (first: string, second: string) =>
    plan('一、步骤', `（一）动员阶段（${first}）`, '召开会议。', `（二）整治阶段（${second}）`, '开展整治。');
  it('stages: over, begun, reversed, on one day, apart', () => {
    const found = (first: string, second: string) =>
      of('window', stages(first, second)).map(({ type, severity }) => [type, severity]);
    expect(found('1月5日至2月10日', '4月1日至6月30日')).toEqual([['date-order', 'high']]);
    expect(found('3月1日至3月31日', '4月1日至6月30日')).toEqual([['date-order', 'medium']]);
    expect(found('4月1日至4月10日', '4月10日至6月30日')).toEqual([['threshold-overlap', 'low']]);
    expect(found('4月1日至4月10日', '4月15日至6月30日')).toEqual([['threshold-gap', 'low']]);
    expect(found('4月1日至4月10日', '2025年6月30日至2025年4月11日')).toEqual([['date-order', 'high']]);
    expect(found('3月18日至4月10日', '4月11日至6月30日')).toEqual([]);
    // Side by side, not one after the other.
    expect(found('4月至6月', '4月至10月')).toEqual([]);
  });

  it('the signature itself', () => {
    const signed = (date: string, text = '请抓好落实。') => [
      '云溪县人民政府',
      '关于做好有关工作的通知',
      '云政发〔2025〕7号',
      '各乡镇人民政府：',
      text,
      '云溪县人民政府',
      date,
      '（此件公开发布）',
    ];
    expect(of('signature', signed('2024年3月18日'))).toMatchObject([{ severity: 'medium' }]);
    expect(of('signature', signed('2026年1月8日'))).toEqual([]);
    const meeting = (day: number) =>
      signed('2025年3月18日', `经2025年3月${day}日县政府常务会议研究决定，开展河道整治。`);
    expect(of('signature', meeting(28))).toMatchObject([{ severity: 'high', stated: '2025年3月28日' }]);
    expect(check(meeting(8))).toEqual([]);
  });

  it('days and weekdays that do not exist', () => {
    expect(of('calendar-date', notice('定于2025年4月31日召开。'))).toMatchObject([{ found: '没有这一天' }]);
    expect(of('calendar-date', notice('定于6月3日（星期三）复查。'))).toMatchObject([{ proposal: '星期二' }]);
    expect(check(notice('定于6月3日（星期二）复查，2028年2月29日总结。'))).toEqual([]);
  });
});

describe('names', () => {
  it('of departments', () => {
    expect(of('organ-name', notice('由县教育局牵头，县教育科技局配合。'))).toMatchObject([
      { stated: '县教育局', found: '县教育科技局' },
    ]);
    expect(of('organ-name', notice('由县发改委牵头，县发改局配合。'))).toHaveLength(1);
    expect(of('organ-name', notice('由县教育科技局牵头。', '教育局汇总后上报。'))).toMatchObject([
      { stated: '教育局' },
    ]);
    // Style, once for the whole document.
    expect(
      of('organ-name', notice('由县应急局、县人社局牵头。', '报县应急管理局、县人力资源和社会保障局备案。')),
    ).toMatchObject([{ severity: 'low', lines: [OFFSET + 1, OFFSET + 2] }]);
    // Another level, two departments, one short form throughout.
    expect(check(notice('由县人社局牵头，市教育局指导，县教育局、县财政局配合。', '县人社局负责。'))).toEqual([]);
    expect(check(notice('由县民政局会同石桥区民政局开展。'))).toEqual([]);
    // The document that renames it.
    expect(of('organ-name', notice('启用县教育局印章，停用县教育科技局印章。'))).toEqual([]);
  });

  it('of leading groups', () => {
    const text = (second: string) =>
      notice('县政府成立县河道整治工作领导小组，统筹推进。', `县${second}办公室设在县水利局。`);
    expect(of('body-name', text('河道整治领导小组'))).toHaveLength(1);
    expect(check(text('河道整治工作领导小组'))).toEqual([]);
    expect(check(notice('县政府成立县河道整治工作领导小组。', '领导小组办公室设在县水利局。'))).toEqual([]);
  });

  it('of firms and streets', () => {
    expect(
      of('entity-name', notice('由云溪谷香农业科技服务有限公司实施。', '验收时，由云溪谷香农业科技有限公司配合。')),
    ).toHaveLength(1);
    expect(check(notice('由云溪谷香农业科技服务有限公司实施。', '由云溪谷香农业科技服务有限公司验收。'))).toEqual([]);
    expect(of('entity-name', notice('包括：莲花池街道、东关街道、西关街道。', '莲花街道负责。'))).toHaveLength(1);
    expect(check(notice('包括：东关街道、西关街道。'))).toEqual([]);
  });

  it('of people in one post', () => {
    const roster = (number: number, name: string) => [
      '云溪县人民政府办公室',
      '关于成立防汛指挥部的通知',
      `云政办发〔2025〕${number}号`,
      '各乡镇人民政府：',
      '组成人员如下：',
      row('总指挥：', '高远', '县委常委、副县长'),
      row('成　员：', name, '县水利局局长'),
      row('', '赵立新', '县财政局局长'),
      '云溪县人民政府办公室',
      `2025年3月${number}日`,
      '',
    ];
    expect(of('person-name', [...roster(3, '候树林'), ...roster(4, '侯树林')])).toMatchObject([{ severity: 'medium' }]);
    expect(of('person-name', [...roster(3, '侯树林'), ...roster(4, '侯树林')])).toEqual([]);
    expect(of('person-name', [...roster(3, '侯树林'), ...roster(4, '丁若兰')])).toEqual([]);
  });

  it('of what is issued', () => {
    const issued = (heading: string) => [
      '云溪县人民政府',
      '关于印发云溪县河道整治奖励办法的通知',
      '云政发〔2025〕8号',
      '各乡镇人民政府：',
      '《云溪县河道整治奖励办法》已经县政府同意，现印发给你们。',
      '云溪县人民政府',
      '2025年3月18日',
      '（此件公开发布）',
      heading,
      '第一条 为了整治河道，制定本办法。',
    ];
    expect(of('title-name', issued('云溪县河道整治激励办法'))).toMatchObject([{ severity: 'medium' }]);
    expect(check(issued('云溪县河道整治奖励办法'))).toEqual([]);
  });

  it('of cited documents', () => {
    expect(
      of(
        'title-name',
        notice('按照《农村自建住房规划管理办法》办理。', '不符合《农村自建房规划管理办法》的不予批准。'),
      ),
    ).toHaveLength(1);
    expect(
      check(
        notice(
          '按照《中华人民共和国消防法》《中华人民共和国统计法》《第一批项目管理办法》《第二批项目管理办法》办理。',
        ),
      ),
    ).toEqual([]);
  });

  it('of the place', () => {
    const signed = (unit: string) => [
      '青川市云溪区人民政府',
      '关于做好防汛工作的通知',
      '云政发〔2025〕9号',
      '各乡镇人民政府：',
      `由${unit}负责。`,
      '青川市云溪区人民政府',
      '2025年3月18日',
    ];
    expect(of('place-name', signed('青川市云溪水利局'))).toMatchObject([{ proposal: '青川市云溪区' }]);
    expect(of('place-name', signed('青川市云溪区水利局'))).toEqual([]);
  });

  it('of classes in text and table', () => {
    const text = (second: string) =>
      plan(
        '一、安排',
        '1. 产业发展项目',
        '安排资金20万元。',
        `2. ${second}`,
        '安排资金10万元。',
        row('序号', '项目名称', '资金'),
        row('一', '产业发展项目', '20.00'),
        row('1', '养殖', '20.00'),
        row('二', '教育扶贫项目', '10.00'),
        row('2', '助学', '10.00'),
      );
    expect(of('class-name', text('教育帮扶项目'))).toMatchObject([{ stated: '教育帮扶项目', found: '教育扶贫项目' }]);
    expect(of('class-name', text('教育扶贫项目'))).toEqual([]);
  });
});

describe('thresholds', () => {
  it('that leave the bound itself to nobody', () => {
    expect(
      of('threshold', plan('一、禁止', '禁止使用硫份高于1%的煤。', '二、供应', '供应硫份低于1%的煤。')),
    ).toMatchObject([{ type: 'threshold-gap', severity: 'high' }]);
    expect(of('threshold', plan('一、禁止', '禁止使用硫份高于1%的煤。', '二、供应', '供应硫份不高于1%的煤。'))).toEqual(
      [],
    );
  });
  it('between tiers', () => {
    const tiers = (second: string, rule = '') =>
      plan(
        '一、标准',
        `按规模补助。${rule}`,
        '（一）50亩以上200亩以下的，每亩补助60元；',
        `（二）${second}的，每亩补助80元。`,
      );
    expect(of('threshold', tiers('300亩以上500亩以下'))).toMatchObject([{ type: 'threshold-gap' }]);
    expect(of('threshold', tiers('200亩以上500亩以下'))).toMatchObject([{ type: 'threshold-overlap' }]);
    expect(of('threshold', tiers('200亩以上500亩以下', '“以上”包括本数，“以下”不包括本数。'))).toEqual([]);
    expect(of('threshold', tiers('201亩以上500亩以下'))).toEqual([]);
  });
});

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
    const known = { ...NOTHING_KNOWN, figures: [{ name: '总参保率', value: '95%', document: '云政发〔2023〕4号' }] };
    expect(of('figure', notice('全县总参保率不低于97%。'), known)).toMatchObject([{ found: '云政发〔2023〕4号为95%' }]);
    expect(of('figure', notice('全县总参保率不低于95%。'), known)).toEqual([]);
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
