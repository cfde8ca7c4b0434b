/** The accounts of a first start: three administrators, each with a password that is told once; in a specimen, ready users besides. */
import { randomInt } from 'node:crypto';
import { program, type Role } from '../../desk/actor.ts';
import { dayOf } from '../../desk/clocks.ts';
import { grantSeat } from '../../desk/seats.ts';
import type { Desk } from './staff.ts';

export interface FirstAccount {
  username: string;
  name: string;
  password: string;
  role: Role;
  organ: string;
}

interface Wanted {
  username: string;
  name: string;
  organ: string;
  role: Role;
  post?: string;
}

/**
 * Makes them where nobody has an account yet, and answers them with their passwords; else an empty list. `users`: further
 * accounts that need not change their password, for trying the program.
 */
export async function firstAccounts(desk: Desk, users: Wanted[]): Promise<FirstAccount[]> {
  const { accounts, setting, database } = desk;
  if ((await accounts.list()).length > 0) return [];
  const office = '信息化管理';
  const administrators: Wanted[] = [
    { username: 'system', name: '系统管理员', organ: office, role: 'system' },
    { username: 'security', name: '安全管理员', organ: office, role: 'security' },
    { username: 'auditor', name: '审计员', organ: office, role: 'auditor' },
  ];
  const made: FirstAccount[] = [];
  for (const wanted of [...administrators, ...users]) {
    const { username, name, organ, role, post } = wanted;
    const password = freshPassword();
    const account = await accounts.create({ username, name, password, keep: users.includes(wanted) });
    const seat = { account, person: name, organ, role, from: dayOf(setting.now()), ...(post && { post }) };
    await grantSeat(database, setting, program(setting.jurisdiction), seat);
    made.push({ username, name, password, role, organ });
  }
  return made;
}

const SIGNS = ['ABCDEFGHJKMNPQRSTUVWXYZ', 'abcdefghjkmnpqrstuvwxyz', '23456789'];

/** Sixteen signs that nobody confuses, of every kind. */
export function freshPassword(): string {
  const all = SIGNS.join('');
  const pick = (signs: string): string => signs[randomInt(signs.length)]!;
  const text = Array.from({ length: 13 }, () => pick(all));
  for (const signs of SIGNS) text.splice(randomInt(text.length + 1), 0, pick(signs));
  return text.join('');
}
