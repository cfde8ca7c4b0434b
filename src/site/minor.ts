/**
 * Names of minors 未成年人, where the text itself marks them as such (未成年人保护法 art. 4, 103). Conservative on purpose:
 * 学生安全 is no name. A name counts only with a surname in front and a second mark behind (男/女, an age below 18, 同学 …).
 */

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖樊兰殷施洪翟申葛牛温靳郄冀穆车成渠卫解候闫燕景刁逯';
const NAME = `[${SURNAMES}]\\p{Script=Han}{1,2}`;
const CHILD = '(?:未成年人|未成年学生|留守儿童|困境儿童|孤儿|儿童|幼儿|小学生|中学生|初中生|在校生|学生)';
const GAP = '[\\s，,、（(：:]';

const PATTERNS = [
  // 学生王某某，男 / 儿童王某某（女 / 学生王某某（12岁
  new RegExp(
    `${CHILD}${GAP}*(${NAME})(?=${GAP}*(?:[男女](?=[\\s，,、。；;）)\\d]|$)|(?:1[0-7]|[1-9])\\s*(?:周)?岁|系|身份证|就读))`,
    'gu',
  ),
  // 王某某同学
  new RegExp(`(?<!\\p{Script=Han})(${NAME})同学`, 'gu'),
  new RegExp(`${CHILD}${GAP}*(${NAME})同学`, 'gu'),
  // 王某某，男，9岁 / 王某某 女 9 岁
  new RegExp(`(?<!\\p{Script=Han})(${NAME})${GAP}*(?:[男女]${GAP}*)?(?:1[0-7]|[1-9])\\s*(?:周)?岁`, 'gu'),
  // 王某某（学生）
  new RegExp(`(?<!\\p{Script=Han})(${NAME})\\s*[（(]\\s*(?:系|为)?${CHILD}\\s*[）)]`, 'gu'),
];
const LIST = new RegExp(
  `(?:三好学生|优秀学生(?:干部)?|获奖学生|受助学生|受助儿童|优秀少先队员|优秀共青团员学生|美德少年|新时代好少年)\\s*[：:]\\s*((?:${NAME}[\\s、，,]*)+)`,
  'gu',
);

/** The names that `text` itself marks as those of minors. */
export function minorsIn(text: string): Set<string> {
  const names = new Set<string>();
  if (!/学生|儿童|幼儿|未成年|孤儿|同学|岁|生[）)]|少年|少先队/.test(text)) return names;
  for (const pattern of PATTERNS) for (const match of text.matchAll(pattern)) names.add(match[1]!);
  for (const match of text.matchAll(LIST)) {
    for (const name of match[1]!.split(/[\s、，,]+/)) if (name.length >= 2) names.add(name);
  }
  return names;
}

/** 王小明 → 王**; keeps the length. */
export function maskMinors(text: string, names: Set<string>): string {
  let masked = text;
  for (const name of names) masked = masked.replaceAll(name, name[0] + '*'.repeat(name.length - 1));
  return masked;
}
