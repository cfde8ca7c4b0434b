/** Arguments of a command; a wrong one is a UserError that names it. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { UserError } from '../text/error.ts';

/** The values of `options` and the words beside them. */
export function readArguments<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UserError(`${(error as Error).message.split('. ')[0]}; --help shows what is possible.`);
  }
}

/** A whole number between `least` and `most`, as text; `name` is the option's name in the message. */
export function wholeNumber(text: string, name: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UserError(`${name} must be a whole number from ${least} to ${most}, not "${text}".`);
}
