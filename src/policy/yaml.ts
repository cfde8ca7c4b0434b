/** YAML text → pieces with their places, so that every later message names its line. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { Mistake } from '../rule/scope.ts';
import type { Written } from '../rule/written.ts';

/** The file's content. Throws Mistake for malformed YAML, a repeated key, an alias without end. */
export function readYaml(text: string, file: string): Written {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core', stringKeys: true });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const error = document.errors[0];
  if (error)
    throw new Mistake(`YAML 格式有误：${REASONS[error.code] ?? error.message.split('\n')[0]}。`, {
      text: '',
      cites: [],
      ...place(error.pos[0]),
    });

  let aliases = 0;
  const convert = (node: Node | null, fallback: number): Written => {
    if (node === null) return { kind: 'scalar', value: null, text: '', exact: false, ...place(fallback) };
    const at = place(node.range?.[0] ?? fallback);
    if (isAlias(node)) {
      const target = node.resolve(document);
      if (++aliases > MOST_ALIASES || !target)
        throw new Mistake(`别名“*${node.source}”用得太多或没有定义；请直接写明。`, { text: '', cites: [], ...at });
      return convert(target, fallback);
    }
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => convert(item as Node, fallback)), ...at };
    if (isMap(node)) {
      const entries = new Map(
        node.items.map(({ key, value }) => {
          const name = convert(key as Node, fallback);
          return [
            name.kind === 'scalar' ? name.text : '',
            { key: name, value: convert(value as Node | null, (key as Node).range?.[1] ?? fallback) },
          ];
        }),
      );
      return { kind: 'map', entries, ...at };
    }
    if (!isScalar(node)) throw new Mistake('YAML 格式有误。', { text: '', cites: [], ...at });
    const value = node.value as string | number | boolean | null;
    // A number keeps its digits as written: 12.50 is exact.
    const written =
      typeof value === 'number' || typeof value === 'boolean' ? (node.source ?? String(value)) : String(value ?? '');
    const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
    const inline = node.type === 'PLAIN' || (quoted && !written.includes('\n'));
    return {
      kind: 'scalar',
      value,
      text: written,
      exact: inline,
      file,
      line: at.line,
      column: at.column + (quoted ? 1 : 0),
    };
  };
  return convert(document.contents as Node | null, 0);
}

/** An alias of aliases must not grow without end. */
const MOST_ALIASES = 200;

const REASONS: Record<string, string> = {
  DUPLICATE_KEY: '同一层有两个相同的名称',
  BAD_INDENT: '缩进不齐',
  TAB_AS_INDENT: '缩进要用空格，不能用制表符',
  MISSING_CHAR: '缺少引号或括号',
  UNEXPECTED_TOKEN: '多了一个符号，或缺少引号',
  MULTILINE_IMPLICIT_KEY: '名称写到了两行，或缺少冒号后的空格',
  BLOCK_AS_IMPLICIT_KEY: '冒号用得不对（值里有“: ”要加引号）',
};
