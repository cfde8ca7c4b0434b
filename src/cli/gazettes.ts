/** The issues to which cites refer: KEY.txt files of a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Issues } from '../policy/prove/cited-lines.ts';
import { UserError } from '../text/error.ts';

/** The lines of every KEY.txt in `folder`, or in the folder that GONGBAO_GAZETTES names; none where neither is given. */
export function gazetteLines(folder = process.env.GONGBAO_GAZETTES): Issues {
  if (folder === undefined) return new Map();
  try {
    const names = readdirSync(folder).filter((name) => /^\d{4}-\d+\.txt$/u.test(name));
    return new Map(
      names.map((name) => [name.slice(0, -4), readFileSync(resolve(folder, name), 'utf8').split(/\r?\n/u)]),
    );
  } catch {
    throw new UserError(`cannot read the folder of gazettes ${folder}; name one with --gazettes DIR.`);
  }
}
