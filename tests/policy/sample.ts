/**
 * One tiny policy whose answers are known by hand, for whatever serves policies:
 * from 60 years on, each meal is subsidised by 3 元 (in 2024) or 4 元 (from 2025); an appeal is answered within 6 working days.
 */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Loaded, loadPolicies, type PolicyFile } from '../../src/policy/load.ts';

const CALENDAR = 'national/calendar/calendar.yaml';

const POLICY = `id: meals
title: 助餐<b>补贴</b>
organ: 县民政局
documents: [样政发〔2024〕1号]
valid: {from: 2024-01-01}

parameters:
  rate:
    title: 每餐补贴
    unit: 元
    values:
      2024-01-01: 3 元
      2025-01-01: 4 元

rules:
  subsidy:
    title: 用餐补贴
    asks: 每月补贴多少？
    inputs:
      age: {title: 年龄, type: integer, min: 0, max: 150}
      meals: {title: 用餐次数, type: integer, min: 0}
      name: {title: 姓名, type: text, optional: true}
    outputs:
      entitled: {title: 可享受, type: boolean, value: 年龄 >= 60}
      amount:
        title: 补贴
        type: money
        first-of:
          - {when: 可享受, then: 每餐补贴 × 用餐次数}
        otherwise: 0 元

clocks:
  appeal:
    title: 申诉答复
    document: 样政发〔2024〕1号
    asks: 最迟哪天答复申诉？
    start: 收到申诉之日
    unit: working-day
    amount: 6
    onExpire: overdue
    cite: [样政发〔2024〕1号第三条]
`;

const FILES: PolicyFile[] = [
  { path: CALENDAR, text: readFileSync(resolve(import.meta.dirname, '../../policies', CALENDAR), 'utf8') },
  { path: 'test/meals/policy.yaml', text: POLICY },
];

/** The policy as a server is given it; throws where it does not load. */
export function samplePolicies(): Loaded {
  const loaded = loadPolicies(FILES);
  if (loaded.diagnostics.length > 0) throw new Error(JSON.stringify(loaded.diagnostics));
  return loaded;
}

/** The same as a folder for GONGBAO_POLICIES, below a new temporary folder. */
export function sampleFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongbao-policies-'));
  for (const { path, text } of FILES) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
