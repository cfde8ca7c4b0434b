/** What the reader may have done, in words. */
import type { Reading } from '../../../desk/readings.ts';

export const KINDS: Record<Reading['kind'], string> = {
  title: '标题系推断',
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
