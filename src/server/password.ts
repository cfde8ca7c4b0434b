/** What a password must be (GB/T 22239 8.1.4.1: 复杂度要求). */

const CLASSES = [/[a-z]/u, /[A-Z]/u, /\d/u, /[^A-Za-z\d]/u];

/** One sentence that says what is wrong with it, or null. */
export function passwordFault(password: string): string | null {
  if (password.length < 10) return '密码至少10位。';
  if (CLASSES.filter((kind) => kind.test(password)).length < 3)
    return '密码要含大写字母、小写字母、数字、符号中的三种。';
  if (/(.)\1{3}/u.test(password)) return '密码里不能有四个相同的字符连在一起。';
  return null;
}
