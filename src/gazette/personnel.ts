/** Appointments and removals 任免. */
import { isPersonName } from '../text/person-name.ts';
import type { Line } from './line.ts';
import type { Appointment, Removal } from './types.ts';

export interface Personnel {
  appoints: Appointment[];
  removes: Removal[];
}

const NAME = '[\\p{Script=Han}·]{2,12}?';
const NAMES = `${NAME}(?:、${NAME}){0,9}?`;
const PROBATION = /[（(]?试用期(?:[^（）()；;。，,]{1,6})?[）)]?/u;
const ALL_ON_PROBATION = /^(?:以上|上述)[^；。]{0,20}试用期/u;
const APPOINT = [
  new RegExp(`^(?:任命|聘任|聘)?(${NAMES})同志(?:试任|兼任|挂任|担任|任|为)(.{2,60})$`, 'u'),
  new RegExp(`^(?:任命|聘任|聘)(${NAMES})(?:为|任)(.{2,60})$`, 'u'),
  new RegExp(`^(${NAMES})(?:试任|兼任|挂任|担任|任|为)(.{2,60})$`, 'u'),
];
const REMOVE = [
  new RegExp(`^(?:免去)?(${NAMES})(?:同志)?不再(?:担任|兼任)(.{2,60}?)(?:职务)?$`, 'u'),
  new RegExp(`^(?:免去)?(${NAMES})同志(?:的)?(.{2,60}?)(?:的)?职务(?:自然免除|随之免除|同时免除)?$`, 'u'),
  new RegExp(`^(?:免去)?(${NAMES})的(.{2,60}?)(?:的)?职务(?:自然免除|随之免除|同时免除)?$`, 'u'),
];
/** 免去钱立诚市水务局局长职务, under a heading without the verb: nothing stands between name and post. */
const GLUED = /^(免去)?([\p{Script=Han}]{5,60}?)(?:的)?职务$/u;

/**
 * A sentence of the pattern 姓名（同志）任/为<post> appoints, 姓名（同志）（的）<post>职务 removes: the verbs, not the headings
 * 任命 and 免去, decide, because headings are the first to lose their place in a damaged text.
 */
export function readPersonnel(lines: Line[]): Personnel {
  const appoints: Appointment[] = [];
  const removes: Removal[] = [];
  let last: string[] = [];
  for (const { text, line } of sentences(lines)) {
    if (ALL_ON_PROBATION.test(text)) for (const one of appoints) one.probation = true;
    const probation = PROBATION.test(text);
    for (const deed of deeds(text, last)) {
      const removed = removalIn(deed);
      if (removed) {
        removes.push(...removed.people.map((person) => ({ person, post: removed.post, line: line.n })));
        last = removed.people;
        continue;
      }
      const appointed = matchPeople(APPOINT, deed);
      if (appointed) {
        appoints.push(...appointed.people.map((person) => ({ person, post: appointed.post, probation, line: line.n })));
        last = appointed.people;
      }
    }
  }
  return { appoints, removes };
}

/** Is this a personnel document? By its title, else by the decision sentence or the share of personnel sentences. */
export function isPersonnel(title: string | null, lines: Line[]): boolean {
  if (title !== null) return /任免|任职|免职|任命|免去|职务|聘任/u.test(title);
  const text = lines.map((line) => line.bare).join('');
  return /研究决定[，,]?[：:]?(?:任命|免去)|同志[^。；]{2,30}职务|决定任命/u.test(text) && text.length < 2500;
}

/** One sentence may appoint and remove: 王海波任…，免去其…职务, …，不再担任…. `last` are the people of the sentence before. */
function deeds(text: string, last: string[]): string[] {
  const plain = text
    .replace(PROBATION, '')
    .replace(/^.*?(?:[：:]|决定[，,]?(?=任命|免去))/u, '')
    .replace(/^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)]?[.、．]|[（(][\d一二三四五六七八九十]{1,3}[）)])/u, '');
  let people = last;
  return plain.split(/[，,]/u).map((part) => {
    const own = part
      .replace(/^(?:同时)?(?:免去其)/u, `免去${people.join('、')}同志`)
      .replace(/^(?:同时)?(?=不再(?:担任|兼任))/u, `${people.join('、')}同志`);
    people = (matchPeople(APPOINT, own) ?? removalIn(own))?.people ?? people;
    return own;
  });
}

interface Deed {
  people: string[];
  post: string;
}

function removalIn(text: string): Deed | null {
  const removed = matchPeople(REMOVE, text);
  if (removed) return removed;
  const match = GLUED.exec(text);
  if (!match) return null;
  const glued = match[2]!;
  const cuts = [3, 2, 4].filter((length) => isPersonName(glued.slice(0, length)));
  const level = cuts.find((length) => /^[省市县区州镇乡街]/u.test(glued.slice(length)));
  const cut = level ?? (match[1] ? cuts[0] : undefined);
  return cut === undefined ? null : { people: [glued.slice(0, cut)], post: glued.slice(cut) };
}

function matchPeople(patterns: RegExp[], text: string): Deed | null {
  if (text.length > 160) return null;
  // 同志 or 任命 vouches for a rare name; a name without them must look like one.
  const vouched = /同志|^(?:任命|聘)/u.test(text);
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (!match) continue;
    const people = match[1]!.split('、');
    if (people.every((name) => isPersonName(name) || /·/u.test(name) || (vouched && isShort(name))))
      return { people, post: match[2]! };
  }
  return null;
}

const isShort = (name: string): boolean => name.length <= 5 && !/^(?:任命|免去|同时|聘)/u.test(name);

/** A line that begins an item of its own: 赵明远为…, 免去…, 一、任命. */
const ITEM = new RegExp(`^(?:任命|免去|聘任|同意|(?:${NAMES})(?:同志|[任为的]|不再))`, 'u');

function sentences(lines: Line[]): { text: string; line: Line }[] {
  const out: { text: string; line: Line }[] = [];
  let text = '';
  let start: Line | null = null;
  const flush = (): void => {
    if (text !== '' && start) out.push({ text: text.replace(/[；;。]$/u, ''), line: start });
    text = '';
    start = null;
  };
  for (const line of lines) {
    // 5, 6: the signature and the date.
    if (start && (ITEM.test(line.bare) || line.frame === 5 || line.frame === 6) && isComplete(text)) flush();
    for (const piece of line.bare.split(/(?<=[；;。])|(?<=(?:任命|免去)[：:])/u)) {
      if (/同志/u.test(piece) && !/^(?:任命|免去|同时)/u.test(text)) {
        text = '';
        start = line;
      }
      start ??= line;
      text += piece;
      if (/[；;。：:]$/u.test(piece)) flush();
    }
  }
  flush();
  return out;
}

/** Nothing is wanting: the heading 任命, or a whole item printed without a full stop. */
const isComplete = (text: string): boolean =>
  /(?:任命|免去|免职|任职)$|(?:主任|[长记席理员师）)])$|职务$/u.test(text) && text.length < 120;
