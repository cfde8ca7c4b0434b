/** The ways in which rosters print a member, brought to one: name, white space, post. */
import { isPersonName } from '../text/person-name.ts';
import { squeeze } from './line.ts';

/** Places in a body, as a pattern. */
export const ROLES =
  '(?:第一|常务|执行|名誉)?(?:副?总指挥长?|副?指挥长|副?总召集人|副?召集人|副?组长|副?主任委员|副?主任|副?会长|副?队长|副?总?[链河林田]长|副?总?顾问)|成员|委员|组员|联络员|秘书长';
export const ROLE = new RegExp(`^(?:${ROLES})$`, 'u');
/** 组长：… in text without white space. */
export const ROLE_LINE = new RegExp(`^(${ROLES})[：:](.*)$`, 'u');

/** How a post ends: 局长, 主任, 书记, 副主席（兼）. */
export const POST_END =
  /(?:[长任记席理员学人]|政委|委员|科员|督学|总监|代表|顾问|干事|调研员|参谋|教导员|指导员|成员|巡察员)(?:[（(][^（）()]{1,12}[）)])?$/u;

/** A post that alone looks like a name. */
export const POST_ONLY = /^(?:局长|主任|书记|经理|部长|区长|处长|队长)$/u;

const SPACED_NAME = '[\\p{Script=Han}·]{1,5}(?:[ \\u3000]{1,4}[\\p{Script=Han}]{1,2})?';
/** 赵明远（市委副书记、市长） */
const BRACKETED = new RegExp(
  `(?<![^、，,；;\\s])(${SPACED_NAME})[ \\u3000]{0,4}[（(]((?:[^（）()]|[（(][^（）()]{1,12}[）)]){2,60})[）)]`,
  'gu',
);

/** One or more members of a line, each as name and post; text in any other form comes back as it is. */
export function plainMembers(text: string, postFirst: boolean): string {
  const ended = text.replace(/[。；;]\s*$/u, '');
  const bare = squeeze(ended);
  if (/[（(]/u.test(bare)) {
    const plain = ended.replace(BRACKETED, (whole, name: string, post: string) =>
      isPersonName(squeeze(name)) && POST_END.test(squeeze(post)) ? ` ${squeeze(name)} ${squeeze(post)} ` : whole,
    );
    if (plain !== ended) return plain.replace(/[ \u3000][、，,；;。](?=[ \u3000]|$)/gu, ' ');
  }
  const names = bare.split('、');
  if (names.length > 1 && names.every(isPersonName)) return names.join(' ');
  const comma = /^([\p{Script=Han}·]{2,4})[，,](.{3,40})$/u.exec(bare);
  if (comma && isPersonName(comma[1]!) && POST_END.test(comma[2]!)) return `${comma[1]} ${comma[2]}`;
  return (postFirst && nameLast(bare)) || ended;
}

/** 市委常委、副市长楼晓东 → 楼晓东 市委常委、副市长; null where the text does not end with a post and a name. */
export function nameLast(bare: string): string | null {
  if (bare.length > 60) return null;
  const cut = [3, 2, 4].find(
    (length) => isPersonName(bare.slice(-length)) && bare.length - length >= 2 && POST_END.test(bare.slice(0, -length)),
  );
  return cut === undefined ? null : `${bare.slice(-cut)} ${bare.slice(0, -cut)}`;
}
