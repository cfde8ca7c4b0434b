/** What-if: `medical-insurance/fee=420`: another value in place of a parameter's. */
import type { Policy } from '../policy/policy.ts';
import { type Data, readValue } from '../rule/input.ts';
import type { Parameter } from '../rule/tree.ts';
import type { Type } from '../rule/type.ts';
import { Failure, type Value } from '../rule/value.ts';
import { UserError } from '../text/error.ts';

/** null where nothing is replaced. UserError for an unknown parameter or a value that does not fit it. */
export function replacedParameters(policy: Policy, settings: string[]): ReadonlyMap<Parameter, Value> | null {
  if (settings.length === 0) return null;
  return new Map(
    settings.map((setting) => {
      const at = setting.indexOf('=');
      const [name, text] = [setting.slice(0, at), setting.slice(at + 1)];
      const parameter = policy.parameters.find(
        ({ id, title }) => id === name || id === `${policy.id}/${name}` || title === name,
      );
      if (at < 1 || !parameter) {
        throw new UserError(
          `--set ${setting}：没有这个参数；可用 ${policy.parameters.map(({ id }) => id).join('、') || '（本政策没有参数）'}，写成 参数=值。`,
        );
      }
      try {
        return [parameter, readValue(dataOf(text, parameter.type), parameter.type, parameter.title)] as const;
      } catch (error) {
        if (error instanceof Failure) throw new UserError(error.message);
        throw error;
      }
    }),
  );
}

/** A word of the command line as the interface takes it: 是, true; a list as JSON. */
function dataOf(text: string, type: Type): Data {
  if (type.kind === 'boolean') return TRUTH[text] ?? text;
  if (type.kind !== 'set' && type.kind !== 'list' && type.kind !== 'map') return text;
  try {
    return JSON.parse(text) as Data;
  } catch {
    return text;
  }
}

const TRUTH: Record<string, boolean> = { true: true, 是: true, false: false, 否: false };
