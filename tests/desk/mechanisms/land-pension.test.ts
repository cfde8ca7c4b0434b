/** 被征地农民养老保险补贴: eleven steps, their papers and signatures, counted by hand in working days of 2024. */
import { expect, it } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import { at, county, Matter } from './county.ts';

const { database } = await freshDatabase();
const clock = { now: '2024-06-03T09:00:00+08:00' };
const setting = county(clock);
const land = at(setting, '区自然资源局');
const farm = at(setting, '区现代农业发展服务中心');
const town = at(setting, '信义镇');
const labour = at(setting, '区人社局');
const civil = at(setting, '区民政局');
const due = (matter: Matter, name: string) => matter.due(`land-expropriated-pension/${name}`);

it('goes through eleven steps, three of them at once, four hands on one form', async () => {
  const matter = await Matter.open(database, setting, clock, '2024-06-03', land, {
    procedure: 'land-expropriated-pension/subsidy',
    input: { project: '第三批次用地', noticeOn: '2024-06-03', township: '信义镇', villages: '某村' },
  });
  // 4–7, 11–14 (the 10th is the Dragon Boat holiday), 17–21, 24, 25 June.
  expect(await due(matter, 'township-survey')).toBe('2024-06-25');
  expect(await due(matter, 'subsistence-standard-request')).toBe('2024-06-05');
  await matter.do('2024-06-04', land, 'copy-notice', {}, { papers: ['附件1拟供地项目明细表'] });
  await matter.do('2024-06-05', labour, 'ask-standard');
  expect(await due(matter, 'subsistence-standard-reply')).toBe('2024-06-07');
  await matter.do('2024-06-06', farm, 'receive-areas', { materialsOn: '2024-06-06' });
  expect(await due(matter, 'area-audit')).toBe('2024-06-14');
  await matter.do('2024-06-07', civil, 'give-standard', { standardOn: '2024-06-07', standard: 620 });
  const areas = { papers: ['附件2人均耕地变化情况表', '附件3承包土地面积情况表'] };
  expect(await matter.do('2024-06-14', farm, 'audit-areas', { areasOn: '2024-06-14' }, areas)).toBe('报送资料');
  const survey = { surveyOn: '2024-06-25' };
  await expect(matter.do('2024-06-25', town, 'survey', survey)).rejects.toThrow(/缺材料：附件4调查表、附件5/u);
  const forms = { papers: ['附件4调查表', '附件5调查汇总表'] };
  // The last of the three starts the next limit: 26, 27, 28 June, 1, 2 July.
  expect(await matter.do('2024-06-25', town, 'survey', survey, forms)).toBe('审核资料');
  expect(await due(matter, 'headcount-audit')).toBe('2024-07-02');
  await matter.do('2024-06-27', at(setting, '区人社局', 'reviewer'), 'return', { returnReason: '面积不符' });
  await matter.do('2024-06-28', farm, 'audit-areas', { areasOn: '2024-06-28' });
  await matter.do('2024-07-02', labour, 'headcount', { persons: 86 });
  // 20 working days after 2 July.
  expect(await due(matter, 'township-materials')).toBe('2024-07-30');
  await matter.do('2024-07-10', town, 'publicize', { postedOn: '2024-07-10' });
  const nine = {
    papers: [
      ...['附件6补贴方案', '附件7花名表', '附件8申请书及证件复印件', '附件9确认汇总表', '附件10申请表'],
      ...['承包经营权证等复印件', '会议照片及纪要', '公示图片及无异议说明', '附件11审核结论'],
    ],
  };
  // Five full working days: 11, 12, 15, 16, 17 July.
  await expect(matter.do('2024-07-17', town, 'materials', {}, nine)).rejects.toThrow(/到2024-07-17才满/u);
  await matter.do('2024-07-18', town, 'materials', {}, nine);
  expect(await due(matter, 'leading-group-review')).toBe('2024-07-29');
  expect((await matter.row()).bearer).toBe('区人力资源和社会保障局');
  // The days on the wall are over and make nothing late: the case is due when the leading group's review is.
  expect((await matter.row()).due?.toISOString()).toBe('2024-07-29T15:59:59.999Z');
  await matter.do('2024-07-25', at(setting, '区人社局', 'leader'), 'decide', {}, { papers: ['会议纪要'] });
  expect(await due(matter, 'fund-deposit')).toBe('2024-08-01');
  await matter.do('2024-07-31', land, 'deposit', { amount: 7411480 }, { papers: ['进账单复印件'] });
  expect(await due(matter, 'four-unit-signature')).toBe('2024-08-07');
  for (const [organ, action, field] of [
    ['区自然资源局', 'sign-land', 'landSigned'],
    ['区财政局', 'sign-finance', 'financeSigned'],
    ['区人社局', 'sign-hr', 'hrSigned'],
  ] as const)
    expect(await matter.do('2024-08-02', at(setting, organ, 'leader'), action, { [field]: '2024-08-02' })).toBe(
      '四单位签章',
    );
  const office = at(setting, '区政府办公室', 'leader');
  expect(await matter.do('2024-08-05', office, 'sign-office', { officeSigned: '2024-08-05' })).toBe('待报市局');
  await matter.do('2024-08-06', labour, 'submit-city', {}, { papers: ['请示', '附件12落实情况审核表'] });
  await matter.do('2024-09-11', land, 'approved', { approvedOn: '2024-09-10' });
  // From the approval: 11, 12, 13, Saturday 14 (worked), 18 September.
  expect(await due(matter, 'land-approval-notice')).toBe('2024-09-18');
  await matter.do('2024-09-18', land, 'notify');
  expect(await matter.do('2024-09-20', labour, 'credit', { creditedOn: '2024-09-20' })).toBe('已记账');
  expect(await matter.running()).toEqual([]);
});
