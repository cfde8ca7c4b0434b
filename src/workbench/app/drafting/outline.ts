/** Numbering of a draft as it is written: 一、（一）1.（1） in order, each beginning anew below its heading. Pure. */

const HAN = '零一二三四五六七八九十';

/** 1 → 一, 21 → 二十一; numbers of clauses go no further than 99. */
export function han(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? HAN[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || n === 0 ? HAN[ones] : ''}`;
}

interface Style {
  level: number;
  pattern: RegExp;
  print(n: number): string;
}

const STYLES: Style[] = [
  { level: 1, pattern: /^(\s*)[一二三四五六七八九十]{1,3}、/u, print: (n) => `${han(n)}、` },
  { level: 2, pattern: /^(\s*)[（(][一二三四五六七八九十]{1,3}[）)]/u, print: (n) => `（${han(n)}）` },
  { level: 3, pattern: /^(\s*)\d{1,2}[.．](?!\d)/u, print: (n) => `${n}.` },
  { level: 4, pattern: /^(\s*)[（(]\d{1,2}[）)]/u, print: (n) => `（${n}）` },
];

export interface Heading {
  line: number;
  level: number;
  text: string;
}

/** The text with its numbers in order, and where the cursor stands then. */
export function renumber(text: string, cursor: number): { text: string; cursor: number } {
  const counts = [0, 0, 0, 0, 0];
  let [at, moved] = [0, cursor];
  const lines = text.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    for (const { level, pattern, print } of STYLES) {
      const match = pattern.exec(line);
      if (!match) continue;
      counts[level]! += 1;
      counts.fill(0, level + 1);
      const label = match[1]! + print(counts[level]!);
      if (start + match[0].length <= cursor) moved += label.length - match[0].length;
      return label + line.slice(match[0].length);
    }
    return line;
  });
  return { text: lines.join('\n'), cursor: moved };
}

/** The headings and numbered lines, for finding one's way. */
export function outlineOf(text: string): Heading[] {
  return text.split('\n').flatMap((line, index) => {
    const style = STYLES.find(({ pattern }) => pattern.test(line));
    return style ? [{ line: index, level: style.level, text: line.trim().slice(0, 24) }] : [];
  });
}
