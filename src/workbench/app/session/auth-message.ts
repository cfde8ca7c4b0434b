/** What the account service refuses, in words for the person; what it says in Chinese already stays. */
import { Failed } from '../api.ts';

const WORDS: Record<string, string> = {
  INVALID_USERNAME_OR_PASSWORD: '登录名或密码不对；请检查后重试，连续输错五次会锁定十五分钟。',
  INVALID_PASSWORD: '当前密码不对；请重新填写。',
  INVALID_CODE: '口令不对或已过期；请填写现在显示的六位数字。',
  INVALID_TWO_FACTOR_COOKIE: '验证超时了；请重新输入密码登录。',
  PASSWORD_TOO_SHORT: '密码至少10位。',
  PASSWORD_TOO_LONG: '密码最多128位。',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: '口令输错太多次；请重新输入密码登录。',
};

export function authMessage(error: unknown): string {
  if (!(error instanceof Failed)) return '没有办成，请稍后再试。';
  const known = WORDS[error.kind];
  if (known) return known;
  return /\p{Script=Han}/u.test(error.message) ? error.message : '没有办成；请检查填写的内容后重试。';
}
