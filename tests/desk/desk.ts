/** A desk for tests: a county of our own, a small policy, a clock that the test turns. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Actor, Role } from '../../src/desk/actor.ts';
import { storeFile } from '../../src/desk/attachments.ts';
import { createSetting, type Setting } from '../../src/desk/setting.ts';
import { loadPolicies, type PolicyFile } from '../../src/policy/load.ts';
import type { Database } from '../../src/store/database.ts';
import { createVocabulary } from '../../src/store/vocabulary.ts';

export const COUNTY = '999903';

const ORGANS = `
jurisdiction: "${COUNTY}"
place: 云州市青溪县
organs:
  - {name: 县政府, kind: 区政府}
  - {name: 县政府办公室, kind: 区直部门, aliases: [{name: 县政府办}]}
  - {name: 县信访局, kind: 区直部门}
  - {name: 县财政局, kind: 区直部门}
  - {name: 县民政局, kind: 区直部门}
  - {name: 东河镇, kind: 镇}
  - {name: 西坪乡, kind: 乡}
  - {name: 城关街道, kind: 街道}
`;

/** 复查: every kind of clock and of permission that a procedure can have. */
export const REVIEW = `
id: review
title: 信访复查
organ: 县信访局
documents: [信访工作条例]
clocks:
  answer: {title: 答复期限, document: 信访工作条例, start: 受理, amount: 30, unit: calendar-day, onExpire: overdue, lights: {yellow: 5}, cite: [信访工作条例第三十五条],
    pauses: {reasons: [听证], cite: [信访工作条例第三十五条]}, extension: {max: 30, by: 县信访局, when: before-expiry, cite: [信访工作条例第三十四条]}}
  consult: {title: 征求意见期限, document: 工作规则, start: 发出, amount: 7, unit: working-day, onExpire: deemed-consent, cite: [工作规则]}
  publicity: {title: 公示期, document: 办法, start: 公示, amount: 3, unit: calendar-day, kind: minimum, onExpire: close, cite: [办法]}
duties:
  monthly: {title: 报送复查月报, bearer: 各乡镇（街道）, to: 县信访局, clock: monthly-report, cite: 工作规则}
procedures:
  review:
    title: 复查
    by: 县信访局
    subject: "{申请人}：{请求}"
    bearer: 责任单位
    inputs:
      applicant: {title: 申请人, type: person, personal: true}
      request: {title: 请求, type: paragraph}
      unit: {title: 责任单位, type: organ}
      amount: {title: 金额, type: money, min: 0, optional: true}
    states: [已登记, 办理中, 征求意见, 公示, 待批, 已答复, 不予受理]
    actions:
      accept: {title: 受理, by: 县信访局, from: 已登记, to: 办理中, starts: answer}
      refuse: {title: 不予受理, by: 县信访局, from: 已登记, to: 不予受理, inputs: {reason: {title: 理由, type: paragraph}}}
      hear: {title: 听证开始, from: 办理中, pauses: {clock: answer, reason: 听证}}
      heard: {title: 听证结束, from: 办理中, resumes: answer}
      extend: {title: 延长, by: 县信访局, role: reviewer, from: 办理中, extends: {clock: answer, amount: 30}}
      consult: {title: 征求意见, from: 办理中, to: 征求意见, starts: consult}
      reply: {title: 回复意见, by: 县财政局, from: 征求意见, to: 公示, stops: consult, starts: publicity}
      deemed: {title: 视为同意, by: 系统, from: 征求意见, to: 公示, expires: consult, starts: publicity}
      submit:
        title: 报批
        from: 公示
        to: 待批
        after: publicity
        inputs: {opinion: {title: 处理意见, type: paragraph}, pay: {title: 给付, type: money}}
        require: [{that: "给付 ≤ 缺省(金额, 1000 元)", else: 给付不能多于请求的金额。}]
        papers: [意见书]
      approve: {title: 批准, by: 县信访局, role: leader, from: 待批, to: 已答复}
      back: {title: 退回, by: 县信访局, role: leader, from: 待批, to: [办理中, 公示], inputs: {backReason: {title: 退回理由, type: paragraph}}}
`;

const MONTHLY = `
clocks:
  monthly-report: {title: 月报, document: 工作规则, start: 每月, unit: cadence, every: month, days: [25], onExpire: overdue, cite: [工作规则]}
`;

const POLICIES = resolve(import.meta.dirname, '../../policies');

/** The files of one national policy. */
export function national(id: string): PolicyFile[] {
  return readdirSync(`${POLICIES}/national/${id}`)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({
      path: `national/${id}/${name}`,
      text: readFileSync(`${POLICIES}/national/${id}/${name}`, 'utf8'),
    }));
}

/** A desk on which it is `clock.now`. */
export function desk(clock: { now: string }, review = REVIEW): Setting {
  const files: PolicyFile[] = [
    ...national('calendar'),
    ...national('generic'),
    { path: 'qingxi/review/policy.yaml', text: review },
    { path: 'qingxi/review/clocks.yaml', text: MONTHLY },
  ];
  const loaded = loadPolicies(files);
  if (loaded.diagnostics.length > 0) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'));
  return createSetting(COUNTY, createVocabulary(ORGANS, ''), loaded, files, () => new Date(clock.now));
}

/** Somebody with one seat. */
export function somebody(organ: string, role: Role = 'clerk'): Actor {
  return {
    jurisdiction: COUNTY,
    account: `${organ}-${role}`,
    person: `${organ}${role}`,
    seats: [{ id: `${organ}-${role}`, organ, post: null, role, standsIn: false }],
  };
}

/** The digest of a paper that was stored. */
export async function stored(db: Database): Promise<string> {
  return (await storeFile(db, somebody('县民政局'), '一.txt', Buffer.from('一份材料'))).sha256;
}
