/** What is wrong in a policy file, as a good compiler says it: place, sentence, the line itself. */
import type { Mistake } from '../rule/scope.ts';

export interface Diagnostic {
  severity: 'error' | 'warning';
  file: string;
  line: number;
  column: number;
  message: string;
}

export function diagnosticOf(mistake: Mistake): Diagnostic {
  const { file, line, column } = mistake.source;
  return { severity: 'error', file, line, column, message: mistake.message };
}

/** `file:line:column: 错误：…`, then the line with a mark under the place. */
export function printDiagnostic(
  { severity, file, line, column, message }: Diagnostic,
  text: string | undefined,
): string {
  const head = `${file}:${line}:${column}: ${severity === 'error' ? '错误' : '警告'}：${message}`;
  const shown = text?.split('\n')[line - 1];
  if (shown === undefined) return head;
  const number = String(line);
  return `${head}\n  ${number} | ${shown}\n  ${' '.repeat(number.length)} | ${padding(shown.slice(0, column - 1))}^`;
}

/** Chinese characters are two columns wide in a terminal. */
function padding(text: string): string {
  return [...text].map((c) => (/[\u{2e80}-\u{ffef}]/u.test(c) ? '  ' : c === '\t' ? '\t' : ' ')).join('');
}
