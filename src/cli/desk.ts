/** The desk of a jurisdiction, ready to be served: its setting, its accounts, and what is told at a first start. */
import type { Begun } from '../desk/begin.ts';
import { createSetting } from '../desk/setting.ts';
import { createAccounts } from '../server/accounts.ts';
import { firstAccounts } from '../server/desk/first-accounts.ts';
import type { Desk } from '../server/desk/staff.ts';
import type { Store } from '../store/database.ts';
import { SPECIMEN, vocabularyOf } from '../store/jurisdictions.ts';
import { signingSecret } from '../store/server/home.ts';
import { policiesInForce, type policiesToServe } from './policy-files.ts';

/** Opens the desk under the address that people use. */
export function openDesk(
  store: Store,
  jurisdiction: string,
  served: ReturnType<typeof policiesToServe>,
  url: string,
): Desk {
  const inForce = policiesInForce(jurisdiction, served);
  const setting = createSetting(jurisdiction, vocabularyOf(jurisdiction), inForce, inForce.files);
  const secret = signingSecret();
  return { database: store.database, accounts: createAccounts(store.accounts, secret, url), setting, secret };
}

/** Makes the accounts of a first start and tells their passwords, once, on stdout. */
export async function tellFirstAccounts(desk: Desk): Promise<void> {
  const specimen = desk.setting.jurisdiction === SPECIMEN;
  const made = await firstAccounts(desk, specimen ? SPECIMEN_USERS : []);
  if (made.length === 0) return;
  const lines = made.map(
    ({ username, password, name, organ }) => `  ${username.padEnd(12)} ${password}  ${organ} ${name}`,
  );
  const note = specimen ? '（样本账号，只供试用）' : '（首次登录须改密码）';
  process.stdout.write(`账号与初始密码只显示这一次${note}：\n${lines.join('\n')}\n`);
}

/** What the held issues set going, in one line; what needs a person's eye, a line each. On stderr. */
export function tellBegun({ tasks, registers, history }: Begun): void {
  const opened = sum(tasks.map((one) => one.opened));
  const written = sum(registers.map((one) => one.written));
  const steps = sum(history.map((one) => one.taken));
  if (opened + written + steps > 0)
    process.stderr.write(
      `desk: ${opened} tasks opened, ${written} rows registered, ${steps} steps of the past entered\n`,
    );
  for (const { register, document, rows, stated, written: fresh, faults } of registers) {
    if (fresh > 0 && stated !== null && stated !== rows)
      process.stderr.write(`desk: ${register}: ${document} says ${stated} rows, ${rows} could be read\n`);
    if (fresh > 0 && faults.length > 0)
      process.stderr.write(
        `desk: ${register}: ${faults.length} places of ${document} could not be read and are left to the clerk\n`,
      );
  }
  for (const { id, stopped, taken } of history)
    if (stopped !== null && taken > 0) process.stderr.write(`desk: ${id}: ${stopped}\n`);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** For each role of the specimen's county somebody, of organs that have something to do. */
const SPECIMEN_USERS = [
  { username: 'zhang', name: '张晓', organ: '县交通运输局', role: 'clerk', post: '办公室科员' },
  { username: 'li', name: '李敏', organ: '县交通运输局', role: 'reviewer', post: '办公室主任' },
  { username: 'wang', name: '王建', organ: '县交通运输局', role: 'leader', post: '局长' },
  { username: 'tian', name: '田禾', organ: '县农业农村局', role: 'clerk', post: '畜牧科科员' },
  { username: 'liu', name: '刘平', organ: '柳坪乡', role: 'clerk', post: '党政办科员' },
  { username: 'zhao', name: '赵青', organ: '县人民政府办公室', role: 'supervisor', post: '督查室主任' },
  { username: 'chen', name: '陈立', organ: '县人民政府', role: 'leader', post: '副县长' },
  { username: 'gong', name: '宫文', organ: '县人民政府办公室', role: 'gazette', post: '公报室编辑' },
  { username: 'sun', name: '孙梅', organ: '县应急管理局', role: 'clerk', post: '科员' },
] as const satisfies { username: string; name: string; organ: string; role: string; post: string }[];
