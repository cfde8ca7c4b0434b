/** To whom a duty goes: who is reported to, paid, looked at, or told. */
import { organsAt } from '../text/organ-phrase.ts';
import { inFull, localText } from './local-name.ts';
import type { GazetteDocument } from './types.ts';

/** The receivers that a text names, in printed order; `before` is what stands before it. */
export function receiversOf(printed: string, before: string, document: GazetteDocument): string[] {
  const local = localText(document);
  const text = local(printed);
  const found = [
    ...organsBehind(text, SENDING, () => true),
    ...organsBehind(text, /向/gu, (rest) => TELLING.test(rest)),
    ...organsBehind(
      text,
      /对(?!于)|纳入/gu,
      (rest, names) => LOOKING.test(rest) && names.every((name) => GROUPS.test(name)),
    ),
    ...[...text.matchAll(LEVELS)].map((match) => match[1]!),
    ...[...text.matchAll(SYSTEM)].flatMap((match) => match[1] || (lastSystem(local(before)) ?? [])),
    ...[...text.matchAll(PAID)].map((match) => match[1]!),
    ...[...text.matchAll(WHOLE)].map((match) => (match[1] ?? match[2])!),
  ].map((name) => inFull(name, document));
  if (PUBLIC.test(text)) found.push('公众');
  return [...new Set(found)];
}

const SENDING =
  /(?:报送|报请|上报|上传|呈报|函报|报回|报备|推送|报告|反馈|提供|抄送|抄报|移交|移送|提交|交由|报经|报)(?!告|送|备|请|回|经)(?:至|给|到|于|回)?|交(?=[区县市省]|[\p{Script=Han}]{2,12}办公室)/gu;
const TELLING = /^[^，。；]{0,30}?(?:报|汇报|述职|提交|提供|通报|反馈|申报|申请|推送|移交|移送|备案|公布|公开)/u;
/** 对各成员单位的进展情况进行调度, 纳入各乡镇年度考核. */
const LOOKING = /^[^，。；]{0,30}?(?:调度|督导|通报|考核|考评)/u;
const GROUPS = /^各|成员单位$|乡镇|街道/u;
/** 向省、市报送. */
const LEVELS = /向((?:国家|省|市|区|县|上级)(?:、(?:省|市|区|县))*)(?=报送|上报|报告|申报|汇报)/gu;
const SYSTEM = /(?:录入|上传(?:至|到)?|导入|登录)([\p{Script=Han}]{2,14}?(?:系统|平台)|(?=系统|平台))/gu;
const PAID =
  /(?:拨付|发放|兑付|支付|奖补)(?:给|到|至)(?:[^，。；、]{0,12}的)?([\p{Script=Han}]{2,6}?)(?=个人|账户|手中|[，。；]|$)/gu;
/** The system of which a text last spoke, its name as far as it goes. */
const lastSystem = (text: string): string | undefined =>
  [...text.matchAll(/(?:以|通过|利用|依托|运用|使用)([\p{Script=Han}]{3,14}?(?:系统|平台))/gu)].at(-1)?.[1];
/** 全区通报, 在全区范围内通报, 通报全区: to the whole district. */
const WHOLE = /(全[区县市省])(?:范围内?)?(?:进行)?通报|通报(全[区县市省])/gu;
const PUBLIC = /播出|刊播|向社会(?:公布|公开|公示|发布|通报)|社会公布/u;

function organsBehind(text: string, verb: RegExp, fits: (rest: string, names: string[]) => boolean): string[] {
  return [...text.matchAll(verb)].flatMap((match) => {
    const list = organsAt(text, match.index + match[0].length);
    if (!list || !fits(text.slice(list.end), list.names)) return [];
    // 报领导小组办公室（区人社局）, 报区征缴领导小组组长
    const more = /^（[\p{Script=Han}]{2,10}）|^(?:组长|分管领导)/u.exec(text.slice(list.end))?.[0] ?? '';
    return [...list.names.slice(0, -1), `${list.names.at(-1)}${more}`];
  });
}
