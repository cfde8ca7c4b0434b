/** The file of silences: JSON, a list of {finding, reason}. */
import { UserError } from '../text/error.ts';
import type { Silence } from './silence.ts';

/** Reads the text of a file of silences. UserError names the entry that is wrong; a reason is never optional. */
export function readSilences(text: string, path: string): Silence[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new UserError(`${path} is no JSON; it must be a list of {"finding": …, "reason": …}.`);
  }
  if (!Array.isArray(data)) throw new UserError(`${path} must be a list of {"finding": …, "reason": …}.`);
  return data.map((entry: unknown, i) => {
    const { finding, reason } = (entry ?? {}) as Partial<Silence>;
    if (typeof finding !== 'string' || !/^[0-9a-f]{16}$/u.test(finding))
      throw new UserError(`${path}: entry ${i + 1} needs "finding", the 16 characters that check prints behind #.`);
    if (typeof reason !== 'string' || reason.trim() === '')
      throw new UserError(`${path}: entry ${i + 1} needs a "reason".`);
    return { finding, reason };
  });
}
