/** Who bears a duty, as the sentence, its clause, the headings above or the document name them. */
import { type OrganList, organsAt } from '../text/organ-phrase.ts';
import { inFull, localText } from './local-name.ts';
import type { Sentence } from './sentence.ts';
import type { GazetteDocument } from './types.ts';
import { unitsInBracket } from './units.ts';

/**
 * The organs right before the cadence; else the nearest subject before it in its sentence; else the units in the bracket
 * that ends the clause; else a subject in the clause or in the headings above; else the body that the document sets up.
 */
export function bearersOf(sentence: Sentence, at: number, cadence: string, document: GazetteDocument): string[] {
  const local = localText(document);
  // Offsets of the sentence do not hold in the local text, those of its parts do.
  const before = local(sentence.text.slice(Math.max(0, at - FAR), at));
  const behind = local(sentence.text.slice(at + cadence.length));
  const clause = local(sentence.before.slice(-FAR));
  const named =
    besideOf(before) ??
    (/(?:^|[，,。；])$/u.test(before) ? subjectAt(behind, /^[，,]/u.test(behind) ? 1 : 0)?.names : null) ??
    nearestSubject(before) ??
    unitsOf(sentence, local) ??
    nearestSubject(clause, PLAIN_HEAD) ??
    sentence.above
      .map((clause) => nearestSubject(local(clause.text.slice(0, 80)), PLAIN_HEAD))
      .findLast((found) => found !== null) ??
    participants(clause + before) ??
    (ASKED.test(before) ? document.addressees : null) ??
    ownBody(document);
  return [...new Set(named?.map((name) => inFull(name, document)))];
}

/** Whom a text looks at: 对各成员单位的进展情况进行调度. */
export function objectsOf(text: string): string[] {
  return [...text.matchAll(/对(?!于)/gu)].flatMap((match) => organsAt(text, match.index + 1)?.names ?? []);
}

/** The subject that stands nearest to the end of a text, at the head of one of its clauses. */
export function nearestSubject(text: string, heads: RegExp = HEAD): string[] | null {
  let nearest: OrganList | null = null;
  for (const head of text.matchAll(heads)) {
    const found = subjectAt(text, head.index + head[0].length);
    // A list that runs on behind a comma is one with its beginning.
    if (found && found.end !== nearest?.end) nearest = found;
  }
  return nearest?.names ?? null;
}

/** Where a clause begins, with what may stand before its subject; 由 and 以 name who acts wherever they stand. */
const OPENING =
  '(?:^(?![。；;：:，,])|[。；;：:，,]|(?=由|以))(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）)、.]|[一二三四五六七八九十]是|同时|并且|并|此外|其中|另外|原则上|再)?(?:由|以|要求|实行|依法|(?:充分|切实)?发挥好?)*';
const PLAIN_HEAD = new RegExp(OPENING, 'gu');
/** Also whom somebody urges: 督促企业…, in the sentence itself. */
const HEAD = new RegExp(`${OPENING}(?:督促|指导|推动|组织|引导|敦促|责成|监督|要求|鼓励|支持)*`, 'gu');

/** What behind an organ shows that it is not who acts. */
const NO_SUBJECT =
  /^(?:的(?!要求)|之间|属地|主体|党政|领导班子|为[主单]|范围|内|层面|(?:工作)?(?:进展)?情况|名单|年度|实际|[组副局]?长|主任|书记|分管|成员|申报)/u;

function subjectAt(text: string, from: number): OrganList | null {
  const you = /^你(?:[局办委院区县]|单位)/u.exec(text.slice(from, from + 3))?.[0];
  const found = you ? addressed(you, text, from) : organsAt(text, from);
  return found && !NO_SUBJECT.test(text.slice(found.end, found.end + 6)) ? found : null;
}

/** 你局及区消防救援大队. */
function addressed(you: string, text: string, from: number): OrganList {
  const end = from + you.length;
  const others = /[、及和与]/u.test(text[end] ?? '') ? organsAt(text, end + 1) : null;
  return { names: [you, ...(others?.names ?? [])], end: others?.end ?? end };
}

/** Organs that end right before the cadence: 督促各企业每年…; not as what another verb is about. */
function besideOf(text: string): string[] | null {
  const end = text.replace(/(?:原则上|至少|必须|要|应当|应|须|需|将|负责|坚持|于|在|可|还|也)*$/u, '').length;
  let inner: string[] | null = null;
  for (const { from, found } of endingAt(text, end)) {
    const ahead = text.slice(text.slice(0, from).search(/[^。；：，,:;]*$/u), from);
    if (ahead === '' || URGING.test(ahead)) return found.names;
    if (/[、和及与]$/u.test(ahead)) continue;
    if (/[对向给至经的在为报送把将按]|纳入|通过|包括|根据/u.test(ahead)) return null;
    inner ??= found.names;
  }
  return inner;
}

/** The lists of organs that end at an offset, the longest first. */
function endingAt(text: string, end: number): { from: number; found: OrganList }[] {
  const lists: { from: number; found: OrganList }[] = [];
  for (let from = Math.max(0, end - LONGEST); from < end; from += 1) {
    const found = organsAt(text, from);
    if (found?.end === end) lists.push({ from, found });
  }
  return lists;
}

/** 建立有关部门共同参与的协调机制: who takes part acts, where no other is named. */
function participants(text: string): string[] | null {
  const at = [...text.matchAll(/(?:共同)?(?:参与|参加)的/gu)].at(-1)?.index;
  return at === undefined ? null : (endingAt(text, at)[0]?.found.names ?? null);
}

const LONGEST = 90;
/** How far back a subject is looked for. */
const FAR = 400;
/** 请每月20日前报送: asks whom the document addresses. */
const ASKED = /(?:^|[，,。；])请[^，,。；]*$/u;
const URGING = /(?:督促|指导|要求|组织|推动|责成|监督|由|（)$/u;

/** Those who lead and answer, in the first bracket behind a sentence that names units, or in the one that ends its clause. */
function unitsOf(sentence: Sentence, local: (text: string) => string): string[] | null {
  const rest = local(sentence.text + sentence.after);
  for (const close of rest.matchAll(/）。?(?=$|[^，、；。])/gu)) {
    const upTo = rest.slice(0, close.index + close[0].length);
    const units = unitsInBracket(upTo);
    // A bracket inside a sentence explains a word of it.
    if (!units || (upTo.length < rest.length && !/[。；]$/u.test(upTo.slice(0, units.at)))) continue;
    const names = [...(units.lead ? [units.lead] : []), ...units.responsible];
    // 区能源局和区统计局 are two.
    return names.flatMap((name) => {
      const list = organsAt(name, 0);
      return list && list.end >= name.length - 1 ? list.names : [name.replace(/[和及与]$|等[^、]*$/u, '')];
    });
  }
  return null;
}

/** A document that sets up a body says what the body does. */
function ownBody(document: GazetteDocument): string[] | null {
  const kind = /(领导小组|领导组|专班|指挥部|联席会议|委员会)$/u.exec(document.body?.name ?? '');
  return kind && /成立|调整|设立|组建|建立/u.test(document.title ?? document.titleInferred?.title ?? '')
    ? [kind[1]!]
    : null;
}
