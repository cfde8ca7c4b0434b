/** Counts, numbering, dates and thresholds: what must be found, and what looks alike and must be left alone. All documents are invented. */
import { describe, expect, it } from 'vitest';
import { layPages, scramblePages } from '../support/damage.ts';
import { check, notice, of, plan, row } from './draft.ts';

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
    expect(of('count-in-sentence', notice('落实四项制度：巡查制度、报告制度、通报制度。'))).toMatchObject([
      { found: '列出3个' },
    ]);
    expect(of('count-in-sentence', notice('对餐饮、零售、旅游、民航、运输等6个行业缓缴。'))).toMatchObject([
      { found: '列出5个' },
    ]);
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
  it('decimals', () => {
    const text = (...labels: string[]) =>
      plan(...labels.map((label) => (label.includes('.') ? `${label} 做好这一项工作。` : `${label} 有关事项`)));
    const found = (...labels: string[]) => of('decimal-numbering', text(...labels)).map((one) => one.stated);
    expect(found('1', '1.1', '1.2', '2', '2.1', '2.1.1', '2.1.2', '2.2', '3', '3.1')).toEqual([]);
    expect(found('1', '1.1', '1.2', '2', '2.1', '2.3', '3', '3.1')).toEqual(['2.1之后是2.3']);
    expect(
      of('decimal-numbering', [...text('1', '1.1', '1.2', '2', '2.1', '3'), '附件：1.险情表', '2.值守表']),
    ).toEqual([]);
    expect(found('1', '1.1', '1.2', '2', '2.1', '2.1', '2.3', '3')).toEqual(['2.1之后是2.1']);
    expect(found('1', '1.1', '1.2', '1', '2.1', '2.2', '3', '3.1')).toEqual(['1之后是2.1']);
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

describe('lists inside a paragraph', () => {
  const of1 = (text: string) => of('inline-list', notice(text)).map(({ type, found }) => [type, found]);
  it('a gap, a repetition, another number than was said', () => {
    expect(of1('做好工作：一是清淤；二是护岸；四是绿化。')).toEqual([['numbering', '缺三是']]);
    expect(of1('材料如下：（1）申请书；（2）身份证；（2）照片。')).toEqual([['numbering', '第二个应为（3）']]);
    expect(of1('重点做好四项工作：一是清淤；二是护岸；三是绿化。')).toEqual([['count', '列出3']]);
    expect(of1('按以下3个类别填写：（1）企业；（2）个人。')).toEqual([['count', '列出2']]);
  });
  it('as paragraphs', () => {
    const text = (...items: string[]) =>
      of('inline-list', notice('重点做好三项工作。', ...items)).map((one) => one.found);
    expect(text('一是清理河道。', '二是加固堤防。', '四是植树绿化。')).toEqual(['缺三是']);
    expect(text('一是清理河道。', '二是加固堤防。')).toEqual(['列出2']);
    expect(text('一是清理河道。', '二是加固堤防。', '三是植树绿化。')).toEqual([]);
  });
  it.each([
    '重点做好三项工作：一是清淤；二是护岸；三是绿化。',
    // Two lists, and a reference.
    '镇级：一是清淤；二是护岸。村级：一是保洁；二是巡查。',
    '符合本条（1）、（3）情形的，不予补助。',
    '20个村分三批实施：一是试点；二是推广；三是验收。',
  ])('leaves alone: %s', (text) => expect(check(notice(text))).toEqual([]));
});

describe('counts without 等, and levels', () => {
  const found = (text: string) => of('count-in-sentence', notice(text)).map((one) => one.found);
  it('of stages and levels', () => {
    expect(found('整治分动员、排查、整改四个阶段。')).toEqual(['列出3个']);
    expect(found('健全县、乡、村两级网络。')).toEqual(['列出3级']);
    expect(found('新建清河小区、云溪小区、石桥小区、柳坪小区5个小区。')).toEqual(['列出4个']);
    expect(found('启用“云溪县人民政府”、“云溪县水利局”印章叁枚。')).toEqual(['列出2个']);
  });
  it.each([
    '整治分动员、排查、整改三个阶段。',
    '健全县、乡（镇）、村（社区）三级网络。',
    '县乡两级负责。',
    // Four of three kinds; a class of hospitals; 乡镇 is one word or two.
    '建设商场、超市、便民店4个。',
    '引进省、市三级医院专家。',
    '健全县、乡镇、村三级网络。',
    '启用“云溪县人民政府”、“云溪县水利局”印章贰枚。',
    '新建清河小区、云溪小区、石桥小区、柳坪小区4个小区。',
  ])('leaves alone: %s', (text) => expect(found(text)).toEqual([]));
});

describe('numbering on scrambled pages', () => {
  const lists = [
    [
      '一、排查',
      '（一）河道。查清淤积。',
      '（二）堤防。查清险段。',
      '（三）涵闸。查清锈损。',
      '（四）泵站。查清机组。',
    ],
    ['二、整治', '（一）清淤。限期完成。', '（二）护岸。限期完成。', '（三）换闸。限期完成。'],
  ].flat();
  /** A notice whose second page holds `text`, and the same pages as an extraction scrambles them. */
  const scrambled = (text: string[]): string[] =>
    scramblePages(layPages(plan(...text).map((line, i) => (i === plan().length - 1 ? `\f${line}` : line))), 3).lines;
  const found = (text: string[]) =>
    check(scrambled(text))
      .filter(({ family }) => family === 'numbering-by-page')
      .map((one) => one.found);

  it('whole lists are left alone whatever their order', () => expect(found(lists)).toEqual([]));
  it.each([
    ['（二）护岸。限期完成。', '缺（二）'],
    ['（一）河道。查清淤积。', '缺（一）'],
  ])('an item that was taken out is wanting: %s', (item, wanting) =>
    expect(found(lists.filter((line) => line !== item))).toEqual([wanting]),
  );
  it('a number that stands twice leaves its own place empty', () =>
    expect(found(lists.map((line) => line.replace('（二）护岸', '（一）护岸')))).toEqual(['缺（二）']));
  it.each(['（四）泵站', '（三）涵闸'])('what leaves labels that make whole lists cannot be told: %s', (item) =>
    expect(found(lists.filter((line) => !line.startsWith(item)))).toEqual([]),
  );
});

describe('grades', () => {
  const found = (...text: string[]) =>
    of('tier-chain', plan('一、标准', ...text)).map(({ type, found: what }) => [type, what]);
  it('of one sentence and of a list', () => {
    const sentence = (second: string) => `90分以上为优秀，${second}为良好，60分以上80分以下为合格，60分以下为不合格。`;
    expect(found(sentence('85分以上90分以下'))).toEqual([['threshold-gap', '80至85分没有规定']]);
    expect(found(sentence('80分以上95分以下'))).toEqual([['threshold-overlap', '90至95分同属两档']]);
    expect(found(sentence('80分以上90分以下'))).toEqual([]);
    const list = (second: string) => ['（一）100亩以上；', `（二）${second}；`, '（三）20亩以下。'];
    expect(found(...list('30亩以上100亩以下'))).toEqual([['threshold-gap', '20至30亩没有规定']]);
    expect(found(...list('20亩以上100亩以下'))).toEqual([]);
  });
  it.each([
    // Whole numbers that adjoin; two scales; bounds of other things.
    '90分以上为优秀，60分以上89分以下为合格，59分以下为不合格。',
    '死亡3人以上、受伤10人以上或者损失100万元以上的，逐级上报。',
    '65岁以上老人免费，6岁以下儿童免费，20人以上团体半价。',
  ])('leaves alone: %s', (text) => expect(found(text)).toEqual([]));

  it('a stage that reaches into the next, where all others adjoin', () => {
    const stages = (second: string) =>
      of(
        'window',
        plan(
          '一、步骤',
          '（一）动员阶段（2025年4月1日至4月30日）',
          `（二）排查阶段（${second}）`,
          '（三）整改阶段（2025年6月1日至8月31日）',
          '（四）总结阶段（2025年9月1日至9月30日）',
        ),
      ).map(({ type }) => type);
    expect(stages('2025年5月1日至6月20日')).toEqual(['threshold-overlap']);
    expect(stages('2025年5月1日至5月31日')).toEqual([]);
  });
});
