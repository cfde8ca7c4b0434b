/** Names that mean several organs, or one by its role: 各乡镇（街道）, 各部门, 政府办公室, 本级政府. */
import type { Setting } from './setting.ts';

type Named = Pick<Setting, 'vocabulary'>;

/** 各乡镇（街道） are as many organs as there are, 各部门 those of the government; any other name is one. */
export function expand(setting: Named, name: string): string[] {
  const organs = setting.vocabulary.organs.filter(({ kind }) => kindsOf(name).includes(kind));
  if (organs.length > 0) return organs.map((one) => one.name);
  if (name === OFFICE) return [governmentOffice(setting) ?? name];
  return [setting.vocabulary.organNamed(name) ?? name];
}

/** 政府办公室: it divides the work among the others and accepts what is done. Null where no such organ is registered. */
export function governmentOffice({ vocabulary }: Named): string | null {
  const office = vocabulary.organs.find(({ names }) =>
    names.some(({ name }) => /^(?:.*[区县市旗])(?:人民)?政府办公室$/u.test(name)),
  );
  return office?.name ?? null;
}

const OFFICE = '政府办公室';

/** The kinds of organs (organs.yaml) that a collective name means; none for a name of one. */
function kindsOf(name: string): string[] {
  if (name === '各部门') return ['区直部门'];
  if (name === '本级政府') return ['区政府'];
  if (!TOWNSHIPS.test(name)) return [];
  return [...(/乡|镇/u.test(name) ? ['乡', '镇'] : []), ...(/街道/u.test(name) ? ['街道'] : [])];
}

const TOWNSHIPS = /^(?:全区)?各(?:有关)?(?=.*(?:乡|镇|街道))(?:乡|镇|街道|人民政府|办事处|[（）()、])+$/u;
