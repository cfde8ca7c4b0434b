/** Units that lead, answer for and cooperate in a task, as the bracket behind it names them. */

export interface Units {
  lead: string | null;
  responsible: string[];
  cooperating: string[];
  /** Offset of the bracket. */
  at: number;
}

/** The units in the bracket that ends a task: （责任单位：…）, （牵头单位：…；责任单位：…）, （…按职责分工负责）. */
export function unitsInBracket(text: string): Units | null {
  const end = /[）)][。；]?$/u.exec(text);
  if (!end) return null;
  let depth = 0;
  let at = end.index;
  for (; at >= 0; at -= 1) {
    if (/[）)]/u.test(text[at]!)) depth += 1;
    if (/[（(]/u.test(text[at]!) && --depth === 0) break;
  }
  if (at <= 0) return null;
  const inner = text.slice(at + 1, end.index).replace(SHARED, '');
  const units: Units = { lead: null, responsible: [], cooperating: [], at };
  const labelled = [
    ...inner.matchAll(
      /(牵头|责任|配合|参加|落实)(?:单位|部门)[：:]([^；;：:]*?)(?=[；;。]|$|(?:牵头|责任|配合|参加)(?:单位|部门)[：:])/gu,
    ),
  ];
  for (const [, role, list] of labelled) {
    const names = splitUnits(list!);
    if (role === '牵头') units.lead = names[0] ?? null;
    else if (role === '配合' || role === '参加') units.cooperating.push(...names);
    else units.responsible.push(...names);
  }
  if (labelled.length > 0) return units;
  const led = /^(?:由)?([^，；;]{2,40}?)牵头[，；;、](.*?)(?:等)?(?:配合|参与|按职责.*)?$/u.exec(inner);
  if (led) {
    units.lead = led[1]!;
    units.cooperating = splitUnits(led[2]!.replace(/(?:等)?(?:按照?职责分工)?负责(?:落实)?$/u, ''));
    return units;
  }
  // 负责督办 watches the work that others do.
  if (/负责(?:督[办查导]|监督|考核|解释)[^、，；]*$/u.test(inner)) return null;
  const shared = /^(.{2,}?)(?:等)?(?:负责(?:落实)?|配合落实)$/u.exec(inner);
  if (shared) {
    units.responsible = splitUnits(shared[1]!);
    return units;
  }
  // 53 measures end with their units alone: （区应急局、区能源局；各乡镇、街道）.
  const names = splitUnits(inner);
  const organs = names.filter((name) =>
    /(?:[局委办部会院队室]|中心|单位|部门|街道|乡镇|政府|分局|公司|大队)(?:[（(].*[）)])?$/u.test(name),
  );
  if (names.length === 0 || organs.length < names.length * 0.8 || inner.length < 3) return null;
  units.responsible = names;
  return units;
}

/** “…等部门按职责分工负责落实” says how they share the work, not who they are. */
const SHARED =
  /(?:等)?(?:区直)?(?:各)?(?:相关|有关)?(?:部门|单位)?(?:按照?(?:各自)?(?:职责|职能)?(?:分工|分)?|分工|分别)+(?:负责|配合)(?:落实)?/gu;

/** Divides a list of units; collective names that share a head (各乡（镇）人民政府、街道办事处) stay one. */
export function splitUnits(list: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let name = '';
  for (const c of list.replace(/[。；;]$/u, '')) {
    if (/[（(]/u.test(c)) depth += 1;
    if (/[）)]/u.test(c)) depth -= 1;
    if (depth === 0 && /[、，,；;]/u.test(c)) {
      names.push(name);
      name = '';
    } else name += c;
  }
  names.push(name);
  const merged: string[] = [];
  for (const one of names.filter((n) => n !== '')) {
    const last = merged.at(-1);
    if (last && one === '街道办事处' && /^(?:各|所涉).*政府$/u.test(last))
      merged[merged.length - 1] = `${last}、${one}`;
    else merged.push(one);
  }
  return withTails(merged);
}

/** 莲花池、凤山街道办: names of places that share the tail of the last. */
function withTails(names: string[]): string[] {
  let tail = '';
  return names
    .reverse()
    .map((name) => {
      if (tail !== '' && PLACE.test(name)) return name + tail;
      tail = /^(?!各|所涉)\p{Script=Han}{2,4}(街道办事处|街道办|街道|镇|乡)$/u.exec(name)?.[1] ?? '';
      return name;
    })
    .reverse();
}

/** A name without a tail that says what it is. */
const PLACE = /^(?![区县市省])\p{Script=Han}{2,3}(?<![局委办部会院队室站所镇乡村社司心团校府道处厅位门联])$/u;
