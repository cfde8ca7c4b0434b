/** The functions that stand in the name of a county's department, so that short and long names can be compared. */

/** Printed word → functions. Words for one function in its long and its accepted short forms. */
const WORDS: Record<string, string[]> = {
  发展和改革: ['发改'],
  发展改革: ['发改'],
  发改: ['发改'],
  教育: ['教育'],
  教科: ['教育', '科技'],
  教体: ['教育', '体育'],
  科技: ['科技'],
  科学技术: ['科技'],
  体育: ['体育'],
  工业和信息化: ['工信'],
  工信: ['工信'],
  民政: ['民政'],
  司法: ['司法'],
  财政: ['财政'],
  人力资源和社会保障: ['人社'],
  人社: ['人社'],
  自然资源: ['自然资源'],
  规划: ['规划'],
  生态环境: ['生态环境'],
  生态: ['生态环境'],
  住房和城乡建设: ['住建'],
  住建: ['住建'],
  城乡建设: ['住建'],
  城市管理: ['城管'],
  城管: ['城管'],
  交通运输: ['交通'],
  交通: ['交通'],
  水利: ['水利'],
  水务: ['水利'],
  农业农村: ['农业农村'],
  商务: ['商务'],
  文化和旅游: ['文化', '旅游'],
  文旅: ['文化', '旅游'],
  文化: ['文化'],
  旅游: ['旅游'],
  卫生健康: ['卫健'],
  卫健: ['卫健'],
  卫健体: ['卫健', '体育'],
  卫生: ['卫健'],
  卫体: ['卫健', '体育'],
  退役军人事务: ['退役军人'],
  应急管理: ['应急'],
  应急: ['应急'],
  审计: ['审计'],
  行政审批服务管理: ['行政审批'],
  行政审批: ['行政审批'],
  市场监督管理: ['市场监管'],
  市场监管: ['市场监管'],
  统计: ['统计'],
  信访: ['信访'],
  能源: ['能源'],
  医疗保障: ['医保'],
  医保: ['医保'],
  乡村振兴: ['乡村振兴'],
  林业: ['林业'],
  公安: ['公安'],
  税务: ['税务'],
  气象: ['气象'],
};
const LONGEST_FIRST = Object.keys(WORDS).sort((a, b) => b.length - a.length);

/** 卫生健康和体育 → 卫健, 体育; null where the text is not made of known words alone. */
export function functionsOf(core: string): string[] | null {
  const functions: string[] = [];
  let rest = core;
  while (rest !== '') {
    const word = LONGEST_FIRST.find((one) => rest.startsWith(one));
    if (word === undefined) return null;
    functions.push(...WORDS[word]!);
    rest = rest.slice(word.length).replace(/^[和与](?=.)/u, '');
  }
  return functions;
}
