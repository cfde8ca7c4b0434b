/** Names of organs as the place that issued a document calls them: 区水务局, whatever the text prints. */
import { DEPARTMENT } from '../text/department.ts';
import type { GazetteDocument } from './types.ts';

/** Brackets in one width, and 海州区水务局 as 区水务局 where 海州区 issued the document. */
export function localText(document: GazetteDocument): (text: string) => string {
  const place = placeOf(document);
  const whole = place && new RegExp(`(?:[\\p{Script=Han}]{2,3}市)?${place.name}${place.level}`, 'gu');
  return (text) => (whole ? wide(text).replace(whole, place.level) : wide(text));
}

/**
 * 领导小组 alone is the document's own, its name without the place; 医保部门 alone is that of the place; 你局 is whom the
 * document addresses.
 */
export function inFull(name: string, document: GazetteDocument): string {
  const { body, addressees } = document;
  if (name === '区委、区政府') return '区委区政府';
  if (name === '村级') return '村级组织';
  if (/^你/u.test(name)) return addressees?.length === 1 ? localText(document)(addressees[0]!) : name;
  if (BARE.test(name)) return `${placeOf(document)?.level ?? ''}${name}`;
  const kind = /^(领导小组|领导组|专班|指挥部|联席会议|委员会)(办公室)?$/u.exec(name);
  if (!kind || !body?.name.endsWith(kind[1]!)) return name;
  return `${body.name.replace(/^(?:[\p{Script=Han}]{2,3}市)?[\p{Script=Han}]{2,3}(?=[区县](?!域))/u, '')}${kind[2] ?? ''}`;
}

const BARE = new RegExp(`^${DEPARTMENT}$`, 'u');

/** 海州 and 区 of 东海市海州区人民政府. */
function placeOf({ issuer }: GazetteDocument): { name: string; level: string } | null {
  const own = issuer?.replace(/^[\p{Script=Han}]{2,3}?市(?=[\p{Script=Han}]{2,3}[区县])/u, '') ?? '';
  const match = /([\p{Script=Han}]{2,3}?)([区县市])人民政府/u.exec(own);
  return match && { name: match[1]!, level: match[2]! };
}

/** Brackets in one width: offsets stay. */
const wide = (text: string): string => text.replace(/\(/gu, '（').replace(/\)/gu, '）');
