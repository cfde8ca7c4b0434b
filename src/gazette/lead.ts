/**
 * Which section of a scrambled page a task belongs to. Where a page holds several sections, each with its numbers from 1, the
 * order of its blocks alone leaves open whose 3 is whose: what departments do everywhere and who cooperates tells it.
 */
import type { LineRange } from './types.ts';

export interface Placed {
  /** Its number in its section; null where it has none. */
  no: number | null;
  /** Index of its section. */
  section: number;
  line: number;
  /** The whole text. */
  text: string;
  cooperating: string[];
}

export interface Led {
  lead: string | null;
  headingLine: number;
}

/** The section of each task, with the least contradictions that moves inside pages reach. `order` is the reading order. */
export function settleSections(tasks: readonly Placed[], sections: readonly Led[], order: LineRange[]): number[] {
  if (tasks.length > MOST) return tasks.map((task) => task.section);
  const pageOf = pages(order);
  const page = tasks.map((task) => pageOf(task.line));
  const fits = tasks.map((task) => sections.map(({ lead }, s) => fit(task, lead) + (s === task.section ? STAYS : 0)));
  const settled = tasks.map((task) => task.section);
  const open = new Map<number, Set<number>>();
  const add = (at: number, section: number): void => {
    open.set(at, (open.get(at) ?? new Set()).add(section));
  };
  for (const [t, task] of tasks.entries()) add(page[t]!, task.section);
  for (const [s, section] of sections.entries()) add(pageOf(section.headingLine), s);

  const worth = (s: number): number => {
    const own = [...tasks.keys()].filter((t) => settled[t] === s);
    return own.reduce((sum, t) => sum + fits[t]![s]!, 0) - contradictions(own.map((t) => [page[t]!, tasks[t]!.no]));
  };
  /** Makes the changes if they gain. */
  const tried = (changes: [task: number, section: number][]): boolean => {
    const before = changes.map(([t]) => settled[t]!);
    const touched = new Set([...before, ...changes.map(([, s]) => s)]);
    const sum = (): number => [...touched].reduce((all, s) => all + worth(s), 0);
    const old = sum();
    for (const [t, s] of changes) settled[t] = s;
    if (sum() > old + 1e-9) return true;
    for (const [i, [t]] of changes.entries()) settled[t] = before[i]!;
    return false;
  };
  /** A task and those behind it in its section, as far as its page goes. */
  const behind = (t: number): number[] =>
    [...tasks.keys()].filter(
      (u) => page[u] === page[t] && settled[u] === settled[t] && (tasks[u]!.no ?? 0) >= (tasks[t]!.no ?? 0),
    );
  for (let round = 0, gained = true; gained && round < ROUNDS; round += 1) {
    gained = false;
    for (const t of tasks.keys()) {
      for (const s of open.get(page[t]!)!) {
        if (s !== settled[t] && tried([[t, s]])) gained = true;
        if (s !== settled[t] && tried(behind(t).map((u) => [u, s]))) gained = true;
      }
      for (const u of tasks.keys()) {
        if (u <= t || page[u] !== page[t] || settled[u] === settled[t]) continue;
        if (
          tried([
            [t, settled[u]!],
            [u, settled[t]!],
          ])
        )
          gained = true;
      }
    }
  }
  return settled;
}

const ROUNDS = 10;
/** More are no division of work but a hostile text. */
const MOST = 400;
/** What the reading order says for a task's own section. */
const STAYS = 0.4;
const TWICE = 3;
const ABSENT = 1.5;
const BACKWARDS = 1;
/** No unit cooperates with itself. */
const ITSELF = -3;
const WORD = 1;

/** Numbers that a section has twice, lacks, or prints on an earlier page than their predecessors. */
function contradictions(own: [page: number, no: number | null][]): number {
  const numbers = own.flatMap(([, no]) => no ?? []);
  const known = new Set(numbers);
  let backwards = 0;
  for (const [page, no] of own)
    for (const [other, before] of own)
      if (no !== null && before !== null && before < no && other > page) backwards += 1;
  const absent = Math.max(0, ...numbers) - known.size;
  return TWICE * (numbers.length - known.size) + ABSENT * absent + BACKWARDS * backwards;
}

/** Pages as far as the reading order shows them: nothing moved over the line between two of them. */
function pages(order: LineRange[]): (line: number) => number {
  const ends: number[] = [];
  const ahead = [...order, [Number.POSITIVE_INFINITY]].map(([first]) => first!);
  for (let i = ahead.length - 2; i >= 0; i -= 1) ahead[i] = Math.min(ahead[i]!, ahead[i + 1]!);
  let reached = 0;
  for (const [i, [, last]] of order.entries()) {
    reached = Math.max(reached, last);
    if (ahead[i + 1]! > reached) ends.push(reached);
  }
  return (line) => ends.findIndex((end) => line <= end);
}

function fit({ text, cooperating }: Placed, lead: string | null): number {
  if (lead === null) return 0;
  const words = DUTIES.find(([name]) => name.test(lead))?.[1] ?? [];
  const held = words.filter((word) => text.includes(word)).length;
  return WORD * Math.min(2, held) + (cooperating.includes(lead) ? ITSELF : 0);
}

/** What departments of county governments answer for everywhere. */
const DUTIES: [name: RegExp, words: string[]][] = [
  [/政府办/u, ['政务公开', '议案', '提案', '从严治党', '党的', '作风', '行政效能', '人大']],
  [/发改|发展和?改革/u, ['投资', '生产总值', '项目', '物价', '粮食', '价格', '物资储备', '营商']],
  [/工科|工信|工业/u, ['工业', '科技', '消费', '企业', '制造', '电商', '物流', '国企', '商业', '高新']],
  [/民政/u, ['养老', '低保', '救助', '殡葬', '社区', '老年', '慈善']],
  [/司法/u, ['法治', '法律', '调解', '执法']],
  [/财政/u, ['财政', '预算', '债务', '资金', '收入', '国资', '金融']],
  [/人社|人力资源/u, ['就业', '技能', '工资', '社会保险', '社保', '人才', '劳动', '创业', '劳务']],
  [/自然资源/u, ['土地', '用地', '矿', '国土', '地质', '耕地', '不动产']],
  [/住建|住房/u, ['住房', '房屋', '城市', '管网', '供热', '小区', '建筑', '燃气', '停车', '污水', '城建']],
  [/交通/u, ['公路', '道路', '交通', '运输', '客运']],
  [/水利|水务/u, ['水利', '供水', '河道', '灌', '水库', '水土', '饮水', '防洪']],
  [/农业/u, ['农业', '农村', '农民', '粮食', '养殖', '种植', '农田', '农产品', '乡村', '村集体']],
  [/林业/u, ['林', '草', '绿化', '造林']],
  [/文旅|文化/u, ['文化', '旅游', '文物', '景区', '文旅', '非遗', '演艺']],
  [/卫生|卫健/u, ['医院', '医疗', '卫生', '健康', '医共体', '疾控', '托育', '生育']],
  [/应急/u, ['应急', '灾', '安全生产', '防火', '隐患', '安全']],
  [/市场监/u, ['食品', '药品', '市场监管', '质量', '经营主体', '特种设备', '知识产权']],
  [/统计/u, ['统计', '普查', '入统']],
  [/医疗保障|医保/u, ['医保', '医疗保险', '医疗保障']],
  [/审批/u, ['审批', '营商', '政务', '证照', '一件事', '承诺制', '准入']],
  [/信访/u, ['信访', '矛盾']],
  [/能源/u, ['煤', '能源', '电力', '光伏', '充电']],
  [/教体|教育/u, ['教育', '学校', '体育', '教师', '学位', '校园', '幼儿']],
  [/公安/u, ['治安', '公安', '犯罪', '扫黑', '反诈', '警']],
  [/生态环境/u, ['污染', '环境', '水质', '空气', '排放', '环保', '断面', '生态']],
  [/消防/u, ['消防', '火灾']],
  [/残联/u, ['残疾']],
  [/医院/u, ['医院', '门诊', '住院', '科室']],
];
