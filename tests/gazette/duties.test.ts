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
  return duty && [duty.bearer.join('、'), duty.receiver.join('、')];
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
])('finds %s', (_, sentence, bearer, receiver) => {
  expect(dutyOf(sentence)).toEqual([bearer, receiver]);
});

it('takes the head of an office for a person, not for the office', () => {
  expect(dutyOf('办公室主任由区水务局局长兼任，定期召开会议。')?.[0]).toBe('');
});
