/** Who bears a duty and who receives what it brings, in sentences of our own. */
import { expect, it } from 'vitest';
import { findDuties } from '../../src/gazette/duties.ts';
import { readIssue } from '../../src/gazette/read.ts';

function dutyOf(sentence: string) {
  const text = `东海市海州区人民政府关于成立海堤普查领导小组的通知
海政发〔2025〕11号
各乡镇人民政府：
为做好普查，区政府决定成立海州区海堤普查领导小组，名单如下：
组长：赵明远 区政府副区长
成员：李思源 区财政局局长
周国兴 区水务局局长
一、职责
${sentence}
海州区人民政府
2025年5月6日`;
  const [duty] = findDuties(readIssue(text.split('\n'), { key: '2025-2' })).duties;
  return duty && [duty.bearer.join('、'), duty.receiver.join('、'), duty.cadenceNormalized];
}

it.each([
  [
    'departments that share place and tail',
    '区水务、民政部门每月向区财政局报送数据。',
    '区水务部门、区民政部门',
    '区财政局',
  ],
  ['the place before an organ', '海州区水务局每季度向区政府报送进展情况。', '区水务局', '区政府'],
  [
    'several receivers',
    '区水务局每周推送给区民政、财政部门和乡镇人民政府。',
    '区水务局',
    '区民政部门、区财政部门、乡镇人民政府',
  ],
  ['the whole district', '区水务局每月对巡查情况汇总并在全区范围内通报。', '区水务局', '全区'],
  ['whom an organ urges', '区水务局督促各企业每年对海堤进行维护。', '各企业', ''],
  ['the group of the document, by its full name', '领导小组每季度召开会议。', '区海堤普查领导小组', ''],
  ['departments without a place', '水务局会同财政局每年向民政部门报送名单。', '区水务局、区财政局', '区民政部门'],
  [
    'each of two duties its own receiver',
    '各乡镇每周五向区水务局报送周报，区水务局每季度向区政府报告。',
    '各乡镇',
    '区水务局',
  ],
  [
    'the unit below a department',
    '区水务局水库管理中心复核后，按季度将补助直接拨付给符合条件的渔民个人账户。',
    '区水务局水库管理中心',
    '渔民',
  ],
  [
    'who leads and who takes part',
    '区政府督查室牵头，区水务局、民政局等部门每月通报。',
    '区政府督查室、区水务局、区民政局',
    '',
  ],
  [
    'whom a group calls in',
    '区海堤普查领导组将抽调区水务局、区财政局等部门定期检查。',
    '区海堤普查领导组、区水务局、区财政局',
    '',
  ],
  [
    'that nobody reports to himself',
    '领导小组对各成员单位的进展情况进行督导，于每月25日前将情况报领导小组办公室汇总。',
    '各成员单位',
    '区海堤普查领导小组办公室',
  ],
  [
    'the receiver of a report where the next compiles it',
    '各乡镇每周五上报周报表，区水务局每月汇总。',
    '各乡镇',
    '区水务局',
  ],
  [
    'a system as receiver',
    '区水务局依托海堤监测信息系统排查，将结果录入系统，定期更新数据。',
    '区水务局',
    '海堤监测信息系统',
  ],
  ['a platform to which data run', '区水务局将水位数据实时上传至市级监测平台。', '区水务局', '市级监测平台'],
  ['whom the document addresses, where it asks', '普查期间，请每月的20日前报送海堤情况。', '各乡镇人民政府', ''],
  ['not what is looked at', '区消防救援大队对消防安全重点单位每年至少检查一次。', '区消防救援大队', ''],
  ['who stands behind the date', '每年4月底前，区水务局编制海堤维护方案，报区政府批准。', '区水务局', '区政府'],
  [
    'those in the bracket that ends the clause',
    '定期检查海堤。（牵头单位：区水务局；责任单位：各乡镇人民政府）。',
    '区水务局、各乡镇人民政府',
    '',
  ],
  ['who takes part, where no other is named', '建立有关部门共同参与的协调机制，定期召开会议。', '有关部门', ''],
  ['no unit in a verb', '强化海堤巡查，各乡镇也要成立工作专班，定期研究海堤安全。', '各乡镇', ''],
])('finds %s', (_, sentence, bearer, receiver) => {
  expect(dutyOf(sentence)?.slice(0, 2)).toEqual([bearer, receiver]);
});

it('takes the head of an office for a person, and gives the duty to the group that the document sets up', () => {
  expect(dutyOf('办公室主任由区水务局局长兼任，定期召开会议。')?.[0]).toBe('区海堤普查领导小组');
});

it.each([
  [
    'a system of reports and what it consists in, once',
    '实行旬报告制度，各乡镇于每月10日、20日、月底报送清单。',
    'tenday:10,20,end',
  ],
  [
    'what stands in a bracket for the words before it',
    '各乡镇每半月（每月的15日、30日）向区水务局报送情况。',
    'monthly:15,30',
  ],
  ['no end of a period', '补贴暂定期限为一年，另行研究确定。', undefined],
  ['no share of a plan', '确保完成每年度海堤检查任务。', undefined],
  ['no title', '您提出的《关于常态化开展海堤巡查的建议》已收悉。', undefined],
])('counts %s', (_, sentence, cadence) => {
  expect(dutyOf(sentence)?.[2]).toBe(cadence);
});

it('leaves aims alone', () => {
  expect(dutyOf('二、工作目标\n持续常态化开展海堤巡查，确保安全。')).toBeUndefined();
});
