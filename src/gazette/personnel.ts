/** Appointments and removals 任免. */
import type { Line } from './line.ts';
import type { Appointment, Removal } from './types.ts';

export interface Personnel {
  appoints: Appointment[];
  removes: Removal[];
}

const NAME = '[\\p{Script=Han}·]{2,5}?';
const PROBATION = /[（(]?试用期(?:[^（）()；;。，,]{1,6})?[）)]?/u;
const APPOINT = [
  new RegExp(`^(?:任命|聘任)?(${NAME})同志(?:试任|任|为|兼任)(.{2,60})$`, 'u'),
  new RegExp(`^(?:任命|聘任)(${NAME})(?:为|任)(.{2,60})$`, 'u'),
];
const REMOVE = [
  new RegExp(`^(?:免去)?(${NAME})同志(?:的)?(.{2,60}?)职务$`, 'u'),
  new RegExp(`^免去(${NAME})(?:的)?([^的]{0,3}[区县市省乡镇局委厅办].{2,60}?)(?:的)?职务$`, 'u'),
];

/**
 * A sentence of the pattern 姓名同志任/为<post> appoints, 姓名同志<post>职务 removes: the verbs, not the headings 任命 and
 * 免去, decide, because headings are the first to lose their place in a damaged text.
 */
export function readPersonnel(lines: Line[]): Personnel {
  const appoints: Appointment[] = [];
  const removes: Removal[] = [];
  let last = '';
  for (const { text, line } of sentences(lines)) {
    const probation = PROBATION.test(text);
    const plain = text
      .replace(PROBATION, '')
      .replace(/^.*?(?:[：:]|决定，?(?=任命|免去))/u, '')
      .replace(/^[\d一二三四五六七八九十]+[.、．]/u, '');
    const own = plain.replace(/^(?:同时)?免去其/u, `免去${last}同志`);
    const removed = REMOVE.map((pattern) => pattern.exec(own)).find((m) => m !== null);
    if (removed) {
      removes.push({ person: removed[1]!, post: removed[2]!, line: line.n });
      last = removed[1]!;
      continue;
    }
    const appointed = APPOINT.map((pattern) => pattern.exec(own)).find((m) => m !== null);
    if (appointed) {
      appoints.push({ person: appointed[1]!, post: appointed[2]!, probation, line: line.n });
      last = appointed[1]!;
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

function sentences(lines: Line[]): { text: string; line: Line }[] {
  const out: { text: string; line: Line }[] = [];
  let text = '';
  let start: Line | null = null;
  for (const line of lines) {
    for (const piece of line.bare.split(/(?<=[；;。])|(?<=(?:任命|免去)[：:])/u)) {
      start ??= line;
      if (/同志/u.test(piece) && !/^(?:任命|免去|同时)/u.test(text)) {
        text = '';
        start = line;
      }
      text += piece;
      if (/[；;。：:]$/u.test(piece)) {
        out.push({ text: text.replace(/[；;。]$/u, ''), line: start });
        text = '';
        start = null;
      }
    }
  }
  if (text !== '' && start) out.push({ text, line: start });
  return out;
}
