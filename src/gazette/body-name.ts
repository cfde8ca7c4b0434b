/** What a leading group, committee, task force or joint conference is called, and which unit hosts its office. */
import type { Line } from './line.ts';
import { ROLE_LINE } from './member.ts';

/** The word that a body's name ends with. */
export const BODY = '(?:领导小组|领导组|工作专班|专班|委员会|联席会议|指挥部|工作组|工作小组)+';

const NAMING = `[^，。；：、《》,;:]{2,50}?${BODY}`;

/** The body's name: a heading “…成员名单” above the roster, the words that found it, the title, or any sentence. */
export function nameOf(lines: Line[], first: number, title: string | null): string | null {
  const join = (some: Line[]): string => some.map((line) => line.bare).join('');
  const before = join(lines.slice(0, first + 1));
  const all = join(lines);
  const founding = new RegExp(`(参照|相应|特)?(?:成立|建立|设立|组建|调整|对)(?:了|以.{2,30}?的)?(${NAMING})`, 'gu');
  const founded = [...before.matchAll(founding)].filter((m) => m[1] !== '参照' && m[1] !== '相应').map((m) => m[2]!);
  const inTitle = title === null ? [] : [new RegExp(`(?:成立|建立|设立|调整)(.{2,50}?${BODY})`, 'u').exec(title)?.[1]];
  const anywhere = new RegExp(`(?:成立|建立|设立|调整)(?:了)?(${NAMING})`, 'u').exec(all)?.[1];
  const hosting = [
    ...all.matchAll(
      new RegExp(
        `(?:^|[。；，：、）])各?([\\p{Script=Han}\\d“”]{2,44}?${BODY})(?:成员单位|下设|办公室|组成人员|组组成人员)`,
        'gu',
      ),
    ),
  ].map((m) => m[1]);
  const candidates = [headingAbove(lines, first), founded.at(-1), ...inTitle, anywhere, ...hosting];
  return candidates.map((name) => name && clean(name)).find((name) => name && isSpecific(name)) ?? null;
}

const clean = (name: string): string =>
  name.replace(/^[（(]?[一二三四五六七八九十\d]+[、）).．]|^[“"](?=[^”"]*$)/gu, '').replace(/^(?:由|以).*的/u, '');

/** More than the kind of body (领导小组) and not a phrase about one (成立专门的领导组). */
const isSpecific = (name: string): boolean =>
  name.replace(new RegExp(`${BODY}$`, 'u'), '').length >= 2 &&
  !/^(?:由|以|相应|专门|专项|工作|各|市|上述)|有关人员|主要负责人/u.test(name);

function headingAbove(lines: Line[], first: number): string | null {
  let text = '';
  for (let i = first - 1; i >= Math.max(0, first - 4); i -= 1) {
    const { bare } = lines[i]!;
    if (/^附件\d*$/u.test(bare) || /[。；：:，]$/u.test(bare) || ROLE_LINE.test(bare)) break;
    text = bare.replace(/^附件\d*[：:]?/u, '') + text;
  }
  const match = new RegExp(`^(.{2,50}?${BODY})(?:(?:组成)?(?:人员|成员)?(?:组成)?(?:名单|人员)|$)`, 'u').exec(text);
  return match ? match[1]!.replace(/(.{2,})\1/u, '$1') : null;
}

/** The unit in which the office sits: 办公室设在区自然资源局. */
export function officeOf(lines: Line[], from: number): string | null {
  const text = lines
    .slice(from)
    .map((line) => line.bare)
    .join('');
  const near = officeIn(text);
  return (
    near ??
    (from > 0
      ? officeIn(
          lines
            .slice(0, from)
            .map((line) => line.bare)
            .join(''),
        )
      : null)
  );
}

function officeIn(text: string): string | null {
  const match =
    /办公室[，,]?(?:办公地点|地点)?(?:设在|设于|挂靠在?)([^，。；、,;]{2,24}?)(?:，|。|,|；|、|办公室|由|负责|具体)/u.exec(
      text,
    );
  return match?.[1] ?? null;
}
