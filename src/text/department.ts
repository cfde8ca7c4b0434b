/** Names that departments of county governments bear everywhere (国务院机构改革 sets them), without place and 局. */
const DEPARTMENTS = [
  '发展和改革',
  '教育体育',
  '教育科技',
  '工业和信息化',
  '工信和科技',
  '民族宗教事务',
  '人力资源和社会保障',
  '自然资源',
  '规划和自然资源',
  '生态环境',
  '住房和城乡建设',
  '城市管理综合执法',
  '交通运输',
  '农业农村',
  '商务',
  '文化和旅游',
  '卫生健康',
  '卫生健康和体育',
  '退役军人事务',
  '应急管理',
  '市场监督管理',
  '行政审批服务管理',
  '医疗保障',
  '乡村振兴',
  '国有资产监督管理',
  '能源',
  '林业和草原',
  '粮食和物资储备',
  '机关事务管理',
  '政务服务',
  '地方金融',
  '大数据',
  '综合执法',
  '水务',
  '园林',
  '统计',
  '审计',
  '信访',
];

/** What texts call departments for short: 医保部门, 卫健局. */
const SHORT =
  '发改 教体 教科 教育 科技 工信 工科 公安 民政 司法 财政 税务 人社 住建 城管 交通 公路 水利 水务 农业 文旅 卫健 卫生 应急 市场监管 市场 行政审批 医保 林业 气象 消防 残联 扶贫 统计 电力 银行'.split(
    ' ',
  );

/** 乡村振兴, 医保, as a pattern, the longest first. */
export const DEPARTMENT_STEM = [...DEPARTMENTS, ...SHORT].sort((a, b) => b.length - a.length).join('|');

/** A department without its place, as a pattern: 乡村振兴局, 医保部门. */
export const DEPARTMENT = `(?:${DEPARTMENT_STEM})(?:局(?!长|派出所)|部门)`;

/** Does a department's name run over the joint of `left` and `right`? */
export function departmentOverJoint(left: string, right: string): boolean {
  const text = left + right;
  return DEPARTMENTS.some((name) => {
    const at = text.indexOf(name);
    return at >= 0 && at < left.length && at + name.length > left.length;
  });
}

/** Does `text` end with a department's name that wants 局 behind it? */
export function endsWithDepartment(text: string): boolean {
  return DEPARTMENTS.some((name) => text.endsWith(name));
}
