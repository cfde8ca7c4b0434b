/** Columns read across: a line that holds the end of one column and the end of another. */
import type { Adjacency } from './adjacency.ts';
import { endsSentence, type Line } from './line.ts';
import type { Damage } from './types.ts';

const LEAST = 5;
const REACH = 14;

/**
 * Parts a line A = left + right when `left` runs on into the line below it and `right` completes a line that breaks off
 * further down, and both joints are known to the issue while the one inside A is not. Returns the repaired lines (the
 * source is untouched) and the records.
 */
export function uncross(lines: Line[], adjacency: Adjacency): { lines: Line[]; damage: Damage[] } {
  const out = [...lines];
  const damage: Damage[] = [];
  for (let d = 0; d < out.length; d += 1) {
    if (!breaksOff(out, d)) continue;
    const dangling = out[d]!;
    let best: { at: number; cut: number; score: number } | null = null;
    for (let a = Math.max(0, d - REACH); a < Math.min(out.length - 1, d); a += 1) {
      const line = out[a]!;
      const below = out[a + 1]!;
      if (a + 1 === d || line.bare.length < 8 || line.text.includes('\t')) continue;
      for (let cut = 3; cut <= line.bare.length - 2; cut += 1) {
        const left = line.bare.slice(0, cut);
        const right = line.bare.slice(cut);
        const inside = adjacency.joint(left, right);
        if (inside > 2) continue;
        const one = adjacency.joint(left, below.bare);
        const two = adjacency.joint(dangling.bare, right);
        const score = one + two - inside;
        if (one > 1 && two > 1 && score >= LEAST && (!best || score > best.score)) best = { at: a, cut, score };
      }
    }
    if (!best) continue;
    const line = out[best.at]!;
    const left = line.bare.slice(0, best.cut);
    const right = line.bare.slice(best.cut);
    out[best.at] = { ...line, text: left, bare: left };
    out[d] = { ...dangling, text: dangling.text + right, bare: dangling.bare + right };
    damage.push({
      type: 'columns-interleaved',
      lines: [line.n, dangling.n],
      found: line.text,
      repair: `${left}｜${right}（接第${dangling.n}行）`,
      evidence: `左右两栏被横读：“${left.slice(-4)}”与下一行相接，“${right}”与第${dangling.n}行“${dangling.bare.slice(-4)}”相接。`,
      confidence: Math.round((1 / (1 + Math.exp(2 - best.score))) * 100) / 100,
    });
  }
  return { lines: out, damage };
}

/** A line that stops inside a sentence, with nothing behind it that could continue it. */
function breaksOff(lines: Line[], at: number): boolean {
  const line = lines[at]!;
  const next = lines[at + 1];
  if (endsSentence(line.bare) || line.bare.length < 6 || line.text.includes('\t')) return false;
  return (
    next !== undefined &&
    /^(?:咨询|扫码|政策咨询|[（(]此件|附件)/u.test(next.bare) &&
    /同志|[，、的和与及副任]/u.test(line.bare) &&
    !/(?:政府|办公室|日|[）)])$/u.test(line.bare)
  );
}
