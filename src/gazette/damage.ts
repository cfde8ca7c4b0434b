/** Records of damage that are found by looking at the finished document: what was lost, what was put right. */
import type { Frame } from './frame.ts';
import type { Line } from './line.ts';
import type { Damage, LineRange, Missing, ReadingOrder } from './types.ts';

/** Losses and repairs of one document beyond its furniture and columns. */
export function documentDamage(
  lines: Line[],
  facts: { title: string | null; frame: Frame; order: ReadingOrder | null; whole: LineRange },
): Damage[] {
  const { title, frame, order, whole } = facts;
  const found: Damage[] = [];
  if (order) {
    found.push({
      type: 'scrambled-order',
      lines: whole,
      found: '版面各块次序错乱',
      repair: `按${order.order.length}段重排`,
      evidence: '依据序号衔接、语句接续、括号配对和版面相邻关系重排，原次序可查。',
      confidence: order.confidence,
    });
  }
  if (title === null) {
    found.push({
      type: 'title-lost',
      lines: whole,
      found: '',
      repair: null,
      evidence: '标题行未能从版面中提取。',
      confidence: 1,
    });
  }
  if (frame.dated === null) {
    found.push({
      type: 'date-lost',
      lines: whole,
      found: '',
      repair: null,
      evidence: '正文中没有独立成行的成文日期。',
      confidence: 0.9,
    });
  }
  const broken = brokenLines(lines);
  if (broken > 0) {
    found.push({
      type: 'broken-line',
      lines: whole,
      found: `${broken}处换行断开语句`,
      repair: '已接续成段',
      evidence: '行末没有句末标点而下一行没有序号，语句未完。',
      confidence: 0.95,
    });
  }
  for (const line of lines) found.push(...numeralDamage(line));
  return found;
}

function brokenLines(lines: Line[]): number {
  return lines.filter((line, i) => {
    const next = lines[i + 1];
    return (
      next !== undefined &&
      line.bare.length >= 14 &&
      /[\p{Script=Han}\d，、（“]$/u.test(line.bare) &&
      /^[\p{Script=Han}\d，、）”]/u.test(next.bare) &&
      !line.text.includes('\t')
    );
  }).length;
}

/** 二O二四年 with a Latin O, 10 0人 with a space inside a number. */
function numeralDamage(line: Line): Damage[] {
  const found: Damage[] = [];
  const add = (text: string, repair: string, evidence: string): void => {
    found.push({ type: 'numeral', lines: [line.n, line.n], found: text, repair, evidence, confidence: 0.95 });
  };
  const year = line.bare.includes('年') && /[一二][0-9OoＯ〇零一二三四五六七八九]{3}年/u.exec(line.bare)?.[0];
  if (year && /[0OoＯ]/u.test(year)) add(year, year.replace(/[0OoＯ]/gu, '〇'), '年份中的“〇”误作字母 O 或数字 0。');
  if (line.text.includes(' ') && !line.text.includes('\t')) {
    const split = /(?<![\d.])\d{1,3}(?: \d){1,6}(?! ?\d)(?=[\p{Script=Han}%％])/u.exec(line.text)?.[0];
    if (split) add(split, split.replace(/ /gu, ''), '数字中间夹有空格。');
  }
  return found;
}

/** Known unknowns that follow from the frame. */
export function frameMissing(title: string | null, frame: Frame, whole: LineRange): Missing[] {
  const missing: Missing[] = [];
  if (title === null) missing.push({ type: 'title', what: '标题行缺失', lines: whole });
  if (frame.dated === null) missing.push({ type: 'date', what: '成文日期缺失', lines: whole });
  return missing;
}
