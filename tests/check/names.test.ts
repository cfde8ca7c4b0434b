/** Names: of departments, groups, people, firms, places, titles: what must be found, and what looks alike and must be left alone. All documents are invented. */
import { describe, expect, it } from 'vitest';
import { check, notice, OFFSET, of, plan, row } from './draft.ts';

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

describe('names of organs and of the text itself', () => {
  it('organs that the reform did away with', () => {
    expect(of('former-name', notice('由县国土局、县环保局会同办理。')).map((one) => one.proposal)).toEqual([
      '自然资源局',
      '生态环境局',
    ]);
    expect(of('former-name', notice('原县国土局的案卷移交县自然资源局；2016年县环保局批复的项目继续有效。'))).toEqual(
      [],
    );
    expect(of('former-name', notice('配合国家矿山安监局和县工商联开展宣传。'))).toEqual([]);
  });

  it('a text that calls itself by another kind', () => {
    expect(of('self-name', plan('一、目标', '全面整治。', '二、附则', '本办法自印发之日起施行。'))).toMatchObject([
      { stated: '本办法', proposal: '本方案' },
    ]);
    expect(of('self-name', plan('一、目标', '全面整治。', '二、附则', '本方案自印发之日起施行。'))).toEqual([]);
    expect(of('self-name', plan('一、目标', '基本办法是分段治理。', '依照《云溪县采砂办法》办理。'))).toEqual([]);
  });

  it('a group set up by one name and called another', () => {
    const text = (later: string) => notice('成立河道整治工作领导小组，负责统筹协调。', `${later}办公室设在县水利局。`);
    expect(of('body-name', text('领导组下设'))).toMatchObject([{ stated: '领导组', proposal: '领导小组' }]);
    expect(of('body-name', text('领导小组下设'))).toEqual([]);
    const committee = (name: string) =>
      notice('县政府决定调整云溪县禁毒工作委员会成员。', `县${name}各成员单位要密切配合。`);
    expect(of('body-name', committee('禁毒委员会'))).toHaveLength(1);
    expect(of('body-name', committee('禁毒工作委员会'))).toEqual([]);
    expect(of('body-name', notice('村民委员会、居民委员会组织实施，县卫生健康委员会指导。'))).toEqual([]);
  });

  it('telephones with a digit too few', () => {
    expect(of('contact', notice('举报电话：0931-555012。'))).toMatchObject([{ found: '6位' }]);
    expect(of('contact', notice('举报电话：0931-5550121，010-55501234。'))).toEqual([]);
  });
});
