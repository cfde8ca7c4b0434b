/**
 * Organs as running text names them, found without a register: collective names (各乡镇（街道）), departments with or without
 * their place, bodies set up for a task, firms, institutions. Brackets are full width.
 */
import { DEPARTMENT, DEPARTMENT_STEM } from './department.ts';

/** Organs that stand together in one list, as printed, and the offset behind the list. */
export interface OrganList {
  names: string[];
  end: number;
}

const HAN = '\\p{Script=Han}';
const LEVEL = '[区县市省旗]';
/** What joins two names or tells of a name what it does: no part of one. */
const NO_PART =
  '会同|联合|负责|牵头|督促|指导|根据|按照|结合|每[年月周季日]|定期|[的由对向将报在于为和与等之使及可把]|应(?!急)|要(?!素)';
/** Verbs that begin a clause; the name of a body set up for a task may hold them: 区自建房整治领导小组. */
const VERBS =
  '组[织成]|成[立员]|设立|下设|建立|实行|落实|健全|加强|加大|开展|召开|参加|发挥|邀请|纳入|推动|推进|依托|围绕|要求|强化|调度|通报|查处|打击|整治|提升|完善|做好|严格|严肃';
const BODY_SIGN = `(?:(?!${NO_PART})${HAN})`;
const SIGN = `(?:(?!${NO_PART}|${VERBS})${HAN})`;
const OFFICE = '(?:办公室)?';
/** 部 and 办 also begin other words (部署, 办理). */
const BUREAU = '(?:局(?!长|面|部|限|势)|委(?![员托派办])|办(?![理法公学事案])|部(?![署分门位队级委]))';
const BODY = '(?:领导小组|领导组|指挥部|专班|联席会议|委员会|安委会|安委办|妇儿工委)';
const ORDINARY =
  '(?:有关|相关|行业|主管|责任|成员|职能|牵头|参保|监管|政府|工作|执法|业务|用人|施工|建设|项目|资金|使用|实施|帮扶|绿化|物业服务|普查|行政|集中审批|审批|重点|产权|运营|管理|养护|生产经营|区直|市直|县直|省直|驻区)';

const SHAPES = [
  `(?:各|所涉|所实施|属地|相关|有关|乡|镇){0,3}(?:乡镇|乡（镇）|镇（街道）|镇街|街镇|街道)(?:街道)?(?:党委)?(?:人民政府|政府)?(?:（街道(?:办事处|办)?）)?(?:办事处|办(?![公理法学]))?`,
  `(?:各[乡镇]|${SIGN}{2,4}[乡镇])(?:人民政府|政府)`,
  // 各镇（街道、园区）, 各县（市、区）人民政府
  '各[乡镇县市区旗](?:（[街道办事处园管委会市区县旗、]{1,14}）)?(?:人民政府|政府)?(?![域村容级直属有各])',
  `${SIGN}{2,4}街道(?:办事处|办(?![公理法学]))`,
  `(?:(?:各|所有)(?:${LEVEL}(?:直|级|属)|级)?|${LEVEL}(?:直|级|属)|上级|本级|各级)(?:各)?${ORDINARY}{0,4}(?:部门|单位|机关)`,
  `${ORDINARY}{1,4}(?:部门|单位|机关)`,
  `${LEVEL}级${SIGN}{1,8}?部门`,
  `(?<![加增])${SIGN}{2,6}(?:单位|机构|企业)`,
  `(?:${SIGN}{2,6})?各成员单位|成员单位`,
  `${LEVEL}?${DEPARTMENT}`,
  `${LEVEL}(?!长|级)${SIGN}{1,14}?${BUREAU}(?:${SIGN}{2,4}分局)?`,
  `${LEVEL}(?!长|级)${SIGN}{1,14}?(?:中心|大队|支队|公司|医院|总工会|妇联|残联|联社|集团|督查室)`,
  `${LEVEL}(?!长|级)${BODY_SIGN}{0,24}?${BODY}${OFFICE}`,
  `${LEVEL}委(?:、?${LEVEL}(?:人民)?政府)?(?:常委会|各?常委)?|党委、?政府`,
  `${LEVEL}(?:[乡镇]两级)?人大(?:常委会)?|省、市(?:人民)?政府`,
  `${LEVEL}(?:人民)?政府(?:办公室|办|督查室|办督查室)?(?!令|网|工作|常务|专题|领导|党|采购)`,
  `${LEVEL}[乡镇]两级${SIGN}{1,8}?(?:${BUREAU}|委员会|安委会|安委办)`,
  `${SIGN}{2,14}?${BODY}${OFFICE}`,
  `${SIGN}{2,12}?(?:质控组|专家组|工作组|督导组|检查组|验收小组|复查委员会|专委会|派出所)`,
  `${BODY}${OFFICE}(?!成员|组?长|下设|设在)`,
  `(?:各|各类|县级|基层|供热|餐饮|试点|物业服务|煤矿|生产经营|采购|参与|中标|废品收购|养殖|运输|燃气|重点|建筑施工|承保|有关|相关){0,3}(?:企业|医疗机构|学校|幼儿园|医院|养老机构|服务机构|服务组织|服务主体|经营主体|社会组织|商户|供应商|养殖场（户）)(?:（站点）)?(?:主要负责人)?`,
  '各?村（社区）|村（?居）?民?委(?:员)?会|村级(?:组织)?|驻村工作队|网格员|房屋产权人（使用人）|(?:其他)?副?[区县市]长|主要负责人|普查机构',
].map((shape) => new RegExp(`(?:${shape})(?!长|成员由)`, 'uy'));

/** 生态环境, 公安交管: what stands in a list before 等部门. */
const STEM = `(?!${LEVEL})${SIGN}{2,6}(?<![局委办部室院心队])`;
/** 区民政、乡村振兴部门; 医保、民政等部门; 公安、民政等: names that share a place, a tail, or both. */
const SHARED = new RegExp(
  `(${LEVEL}?)((?:${DEPARTMENT_STEM})(?:[、和](?:${DEPARTMENT_STEM}))+)(等?(?:有关|相关)?部门|等(?!${HAN}{0,2}(?:工作|情况|方面))|(?=、各?乡镇|要|应))|()(${STEM}(?:、${STEM}){1,8})(等(?:有关|相关)?部门)`,
  'uy',
);
const JOINT = /、|和|及|与|以及|(?:要|将|应|可)?(?:会同|联合|抽调)|牵头[，,、]|[，,](?=[各区县市省])/uy;
const REST = /等(?:有关|相关|多个)?(?:部门(?:和单位)?|单位|企业)?/uy;
/** 抽调成员单位工作人员: people, not the unit. */
const PEOPLE = /(?:工作)?人员|人力/uy;

/** 各部门党政主要负责人: who heads it acts for it. */
const HEAD = /(?:党政)?(?:主要)?负责人|(?:党政)?主要领导/uy;

/** The list of organs that begins at an offset; null where none does. */
export function organsAt(text: string, from: number): OrganList | null {
  const names: string[] = [];
  let at = from;
  for (;;) {
    const one = oneAt(text, at);
    if (!one) break;
    names.push(...one.names);
    at = one.end;
    const joint: string | null = match(JOINT, text, at);
    const next = joint && oneAt(text, at + joint.length);
    if (!next || match(PEOPLE, text, next.end)) break;
    at += joint.length;
  }
  if (names.length === 0) return null;
  return { names, end: at + (match(REST, text, at)?.length ?? 0) };
}

/** The longest name at an offset. */
function oneAt(text: string, at: number): OrganList | null {
  const shared = match(SHARED, text, at);
  if (shared) {
    SHARED.lastIndex = at;
    const [place, list, tail] = SHARED.exec(text)!
      .slice(1)
      .filter((part) => part !== undefined);
    const names = list!.split(/[、和]/u).map((name) => `${place}${name}${tail!.endsWith('部门') ? '部门' : ''}`);
    return { names, end: at + shared.length };
  }
  let longest = '';
  for (const shape of SHAPES) {
    const found = match(shape, text, at);
    if (found && found.length > longest.length) longest = found;
  }
  if (longest === '') return null;
  const name = longest + (match(HEAD, text, at + longest.length) ?? '');
  return { names: [name], end: at + name.length };
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
