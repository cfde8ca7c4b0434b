/** Who bears a duty and who receives what it brings, as the sentence, its clause or the headings above name them. */
import { DEPARTMENT } from '../text/department.ts';
import type { Sentence } from './sentence.ts';
import type { GazetteDocument } from './types.ts';

const ORGAN = [
  '(?:各|所涉|所实施|乡|镇){0,2}(?:乡镇|乡（镇）|街道)(?:人民政府)?(?:（街道办?）)?(?:办事处|办)?',
  // 区民政、乡村振兴部门 share their head and their tail.
  '[区县市省](?!长|级|直|内)[\\p{Script=Han}]{2,5}(?:、[\\p{Script=Han}]{2,5}){0,6}(?<!有关|相关|主管|责任|成员|职能|牵头|行业|政府工作)部门',
  '(?:各|区|县|市|省)(?:直)?(?:级)?(?:各)?(?:有关|相关|行业|主管|责任|成员|职能|牵头|参保){0,4}(?:部门|单位)',
  '各?(?:有关|相关|责任|职能|主管|牵头|成员|参保|用人|施工|建设|项目|资金|使用|实施|帮扶|绿化|物业服务)+(?:部门|单位)',
  DEPARTMENT,
  '[区县市省](?!长|级)[\\p{Script=Han}]{1,12}?(?:委员会办公室|委员会|领导小组办公室|领导小组|领导组|指挥部|专班|政府督查室|[局委办部](?!托|派|员|局?长|主任|书记|[\\p{Script=Han}]{0,4}局(?!长))|中心|大队|支队|公司|医院|总工会|妇联|残联|联社|集团)',
  '(?!实行|落实|建立|健全)(?![^，。；]{0,12}(?:的|由|任|将|报|对|向|成立))[\\p{Script=Han}]{2,12}?(?:领导小组办公室|领导小组|领导组|专班|复查委员会|指挥部)(?:办公室)?',
  '(?:各|县级|基层|供热|餐饮|试点|物业服务|煤矿|生产经营|采购)*(?:企业|医疗机构|学校|医院|服务组织|经营主体)',
  '(?:领导小组|领导组|工作专班|专班)(?:办公室)?(?!组长|成员|下设|设在)',
  '[区县市省](?:委[区县市省])?(?:人民)?政府(?!办|督|各|工作|常务|专题|领导|党)',
  '[\\p{Script=Han}]{2,4}(?:、[\\p{Script=Han}]{2,4}){1,8}等(?:有关|相关)?部门',
  '公安局派出所|村（社区）|村级组织|驻村工作队|房屋产权人（使用人）|[区县市]长',
].join('|');
const LIST = `(?:${ORGAN})(?:(?:、|和|及|与|以及|要?会同|[，,](?=[各区县市]))(?:${ORGAN})){0,12}`;
/** A list of organs that opens a clause of the sentence: not the object of 对, 向, 报 … */
const SUBJECT = new RegExp(
  `(?<![对向报给至送于经据督导促的])(?:^|[。；，：:,（(、]|由|要求|下|并|和|实行)(${LIST})`,
  'gu',
);
/** Organs right before the cadence: 督促各企业每年…, whatever stands before them. */
const BESIDE = new RegExp(`(?<!的)(${LIST})(?:要|应|应当|须|将|负责)?$`, 'u');
/** The units in the bracket that ends a clause answer for what it orders. */
const BRACKET = new RegExp(
  `[（(](?:(?:责任|牵头|落实)(?:单位|部门)[：:])?(?!(?:责任|牵头|落实)(?:单位|部门))(${LIST})[^（）()]{0,24}(?:[（(][^（）()]*[）)])?[^（）()]{0,10}[）)]。?$`,
  'u',
);

/**
 * The units in the bracket that ends the clause; else the nearest subject before the cadence, in the sentence, in the
 * clause, or in the headings above.
 */
export function bearersOf(sentence: Sentence, at: number, document: GazetteDocument): string[] {
  const local = withoutPlace(document);
  const text = local(sentence.text.slice(0, at));
  const named =
    BRACKET.exec(local(sentence.clause.text))?.[1] ??
    BESIDE.exec(text)?.[1] ??
    lastSubject(text) ??
    firstSubject(local(sentence.text.slice(at, at + 30))) ??
    lastSubject(local(sentence.before)) ??
    sentence.above.map((clause) => lastSubject(local(clause.text.slice(0, 80)))).findLast((found) => found !== null);
  return named ? splitOrgans(named).map((name) => inFull(name, document)) : [];
}

/** Brackets in one width, and 海州区水务局 as 区水务局 where 海州区 issued the document. */
function withoutPlace(document: GazetteDocument): (text: string) => string {
  const place = placeOf(document);
  return (text) => (place ? wide(text).replaceAll(place.name + place.level, place.level) : wide(text));
}

/** 海州 and 区 of 东海市海州区人民政府. */
function placeOf({ issuer }: GazetteDocument): { name: string; level: string } | null {
  const own = issuer?.replace(/^[\p{Script=Han}]{2,3}?市(?=[\p{Script=Han}]{2,3}[区县])/u, '') ?? '';
  const match = /([\p{Script=Han}]{2,3}?)([区县市])人民政府/u.exec(own);
  return match && { name: match[1]!, level: match[2]! };
}

/** Brackets in one width: offsets stay. */
const wide = (text: string): string => text.replace(/\(/gu, '（').replace(/\)/gu, '）');

const lastSubject = (text: string): string | null => [...text.matchAll(SUBJECT)].at(-1)?.[1] ?? null;

function firstSubject(text: string): string | null {
  return new RegExp(`^[^。；]{0,12}?[，,](${LIST})`, 'u').exec(text)?.[1] ?? null;
}

function splitOrgans(list: string): string[] {
  return list
    .replace(SHARED, (_, place: string, names: string) =>
      names
        .split('、')
        .map((name) => `${place}${name.replace(/部门$/u, '')}部门`)
        .join('、'),
    )
    .replace(/等(?:有关|相关)?部门$/u, '')
    .split(/、|，|以及|要?会同|(?<=[局委办部门位心府处队会）)组])(?:和|及|与)/u)
    .filter((name) => name !== '');
}

/** 区民政、乡村振兴部门: two departments of the district. */
const SHARED = /(?<=^|、|和|及|与)([区县市省])([\p{Script=Han}]{2,5}(?:、[\p{Script=Han}]{2,5}){1,6})部门/gu;

/** 领导小组 alone is the document's own, its name without the place; 医保部门 alone is that of the place. */
function inFull(name: string, document: GazetteDocument): string {
  const { body } = document;
  if (BARE.test(name)) return `${placeOf(document)?.level ?? ''}${name}`;
  const kind = /^(领导小组|领导组|专班|指挥部|联席会议)(办公室)?$/u.exec(name);
  if (!kind || !body?.name.endsWith(kind[1]!)) return name;
  return `${body.name.replace(/^(?:[\p{Script=Han}]{2,3}市)?[\p{Script=Han}]{2,3}(?=[区县](?!域))/u, '')}${kind[2] ?? ''}`;
}

const BARE = new RegExp(`^${DEPARTMENT}$`, 'u');

const RECEIVER = new RegExp(
  `(?:报送?(?:至|给|到)?|上报(?:至|给|到)?|推送(?:至|给)?|报告(?:至|给)?|提供给|反馈(?:至|给)|交|抄送|向)(${LIST}(?:（[\\p{Script=Han}]{2,10}）)?)`,
  'gu',
);
/** 全区通报, 在全区范围内通报: to the whole district. */
const WHOLE = /(全[区县市省])(?:范围内?)?(?:进行)?通报/gu;

/** The units to which a text says that something is reported, sent or made known. */
export function receiversOf(text: string, document: GazetteDocument): string[] {
  const named = [...wide(text).matchAll(RECEIVER)].flatMap((match) =>
    splitOrgans(match[1]!).map((name) => inFull(name, document)),
  );
  const whole = [...text.matchAll(WHOLE)].map((match) => match[1]!);
  return [...new Set([...named, ...whole].filter((name) => !/^(?:告|送)/u.test(name)))];
}
