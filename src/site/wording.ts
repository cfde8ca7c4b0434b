/** How the site puts things into words. */
import type { Damage, Missing } from '../gazette/types.ts';
import type { ValidityState } from '../store/views.ts';

/** 2024-07-02 → 2024年7月2日 */
export function longDate(iso: string | null): string | null {
  const parts = iso?.match(/^(\d{4})-(\d{2})-(\d{2})/);
  return parts ? `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日` : iso;
}

/** 2024-3 → 2024年第3期 */
export function issueName(key: string): string {
  const parts = key.match(/^(\d{4})-(\d+)$/);
  return parts ? `${parts[1]}年第${parts[2]}期` : key;
}

/** 第120–180行 */
export function linesName([first, last]: readonly [number, number]): string {
  return first === last ? `第${first}行` : `第${first}–${last}行`;
}

export function confidenceName(confidence: number): string {
  const word = confidence >= 0.9 ? '高' : confidence >= 0.7 ? '中' : '低';
  return `${word}（${Math.round(confidence * 100)}%）`;
}

export const VALIDITY_MEANING: Record<ValidityState, string> = {
  有效: '有文件明确说明其继续有效。',
  已修改: '后来的文件对其作过修改，请与修改文件一并阅读。',
  已废止: '后来的文件已明确废止本文件。',
  已失效: '文件自身规定的期限已满，或有文件宣布其失效。',
  未标明: '本库所收文本没有说明其是否仍然有效；本站不作推定，请向发文机关核实。',
};

export const DAMAGE_NAMES: Record<Damage['type'], string> = {
  'page-furniture': '页眉页码混入正文',
  'broken-line': '断行',
  'columns-interleaved': '分栏交错',
  'scrambled-order': '段落次序错乱',
  'title-lost': '标题缺失',
  'signature-torn': '落款拆散',
  'table-flattened': '表格被压平',
  'table-lost': '表格缺失',
  'look-alike': '形近字误识',
  numeral: '数字误识',
  'stray-text': '窜入文字',
  unreadable: '无法辨读',
  'date-lost': '日期缺失',
};

export const MISSING_NAMES: Record<Missing['type'], string> = {
  'number-gap': '文号空缺',
  annex: '附件缺失',
  'qr-content': '二维码内容',
  title: '标题缺失',
  date: '日期缺失',
  table: '表格缺失',
  pages: '页面缺失',
  'cited-not-held': '引用而未收录',
};

/** A landline as a link for the telephone; null for anything else (masked, several, incomplete). */
export function dialable(phone: string): string | null {
  const digits = phone.normalize('NFKC').replace(/[\s\-—–]/g, '');
  return /^(0\d{9,11}|[48]00\d{7}|1[12]\d{3}|12\d{1,3}|\d{7,8})$/.test(digits) ? `tel:${digits}` : null;
}

/** The printed ordinal with the mark that follows it in Chinese typesetting. */
export function printLabel(label: string): string {
  if (/^[一二三四五六七八九十百〇零]+$/.test(label)) return `${label}、`;
  if (/^\d+$/.test(label)) return `${label}.`;
  if (/^(第.+[条章节编]|附件)/.test(label)) return `${label}　`;
  return label;
}

/** How an anchor is cited: 三-（二）-1 → 三（二）1; 首-2 → 开头第2段. */
export function citeName(anchor: string): string {
  return anchor
    .split('-')
    .map((part, place, parts) => {
      if (part === '首') return parts.length > 1 ? '开头' : '开头部分';
      return parts[place - 1] === '首' && /^\d+$/.test(part) ? `第${part}段` : part;
    })
    .join('');
}
