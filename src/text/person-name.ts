/** Personal names, as rosters and personnel notices print them. */

const SURNAMES = new Set(
  (
    '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹' +
    '熊白孟秦邱侯江尹薛闫阎雷龙史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文温游单管裴雒傅薄居宁牛盛成葛柳穆候翟纪庞祁师冀翁柏屈庄聂晋靳岳' +
    '卫米米荣包左甄牟辛苗耿关兰殷詹申翁鲍季齐凌卞华费费路娄焦巩谷车查习曲应岑景党宫缪练隋尚符解麻竺梅童颜郎芦欧柯丛连滕鲁费安邢鞠涂闵蒙代伊桑' +
    '鹿苟茹蔚樊褚窦房都耶施卜宗郁刁骆俞洪初畅弓逯降郄相续药渠佘郗暴亢要雍姬咸银冷晏麦黎束班仇栗甘厉戎祖迟敖时古邰池阮仲侍覃燕双强平原呼延荆吉' +
    '肖楼霍饶舒虞尤沙桂艾倪简蓝寇屠瞿臧芮冉匡卓戚谈储仰嵇佟仝冼农奚宓宣富寿封巫巴幸库廉戈扈扶旷昝暨朴权杭枚栾桓楚檀毋沃沐浦淳湛满滑漆濮牧狄甯盖盘' +
    '禹禄竹籍糜索缑羊翦胥花苑茅荀莘蒯蓬蔺藏衡衣訾谌谯豆贝贲赫辜逄邝郏郜郇鄂鄢酆钮阙阚阴阳隆隗靖韶顿骞鱼凤蒲乌鄞邬亓占帅揭锁忻郦诸於佴俎勾殳撒敬晁' +
    '晃笪'
  ).split(''),
);
const COMPOUND = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '皇甫',
  '尉迟',
  '呼延',
  '东方',
  '令狐',
  '慕容',
  '司徒',
  '夏侯',
  '端木',
  '公孙',
  '宇文',
  '长孙',
  '轩辕',
  '濮阳',
  '澹台',
  '南宫',
];

/** Words of two to four characters that begin with a surname character and are not names. */
const NOT_NAMES =
  /[区县市省局厅委办院处站社所厂矿组室校]$|政府|街道|中心|主任|书记|公司|负责|成员|单位|人员|主席|经理|任务|方案|工作|管理|项目|附件|如下|时间|高度|安全|石油|金融|文化|文件|平台|应急|相关|关于|成立|包括|常务|农业|林业|水利|公安|分管|有关|以上/u;

/** Could these characters (no white space) be a Chinese personal name of two to four characters, or one with · between its parts? */
export function isPersonName(text: string): boolean {
  if (/^\p{Script=Han}{2,7}·\p{Script=Han}{2,7}$/u.test(text)) return true;
  if (!/^[\p{Script=Han}·]{2,5}$/u.test(text) || NOT_NAMES.test(text)) return false;
  if (COMPOUND.some((name) => text.startsWith(name)) && text.length <= 4) return text.length >= 3;
  return text.length <= 3 && SURNAMES.has(text[0]!);
}

/** Splits a name that is glued to the end of a complete post: 区政府办主任张三 → [区政府办主任, 张三]. */
export function splitGluedName(text: string): [post: string, name: string] | null {
  const match =
    /^(.{3,}(?:主任|局长|书记|主席|经理|队长|区长|县长|市长|部长|行长|站长|段长))([\p{Script=Han}]{2,3})$/u.exec(text);
  return match && isPersonName(match[2]!) ? [match[1]!, match[2]!] : null;
}
