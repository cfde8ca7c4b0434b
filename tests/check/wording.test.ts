/** Units, quotation marks, spellings, headings of one list, one document under two numbers: what must be found, and what looks alike and must be left alone. All documents are invented. */
import { describe, expect, it } from 'vitest';
import { check, notice, OFFSET, of } from './draft.ts';

describe('units', () => {
  it.each([
    ['变压器容量为630千伏。', '千伏'],
    ['新建水库一座，总库容达到120万平方米。', '平方米'],
    ['改造农村公路里程30平方公里。', '平方公里'],
    ['绿化面积约20公里。', '公里'],
  ])('that do not measure the quantity: %s', (text, unit) => {
    const [finding] = of('measure', notice(text));
    expect(finding).toMatchObject({ type: 'unit', lines: [OFFSET + 1] });
    expect(finding!.message).toContain(`“${unit}”`);
  });
  it('that a rate lost', () => {
    expect(of('measure', notice('由用地单位按每亩2万的标准交纳。'))).toMatchObject([{ stated: '每亩2万' }]);
  });
  it.each([
    '变压器容量为630千伏安，电压10千伏，年发电量3万千瓦时，装机容量20兆瓦。',
    '绿化面积20公顷，公路里程30公里，库容120万立方米。',
    '由用地单位按每亩2万元的标准交纳，每户2人，每年3月底前公布。',
  ])('leaves alone: %s', (text) => expect(check(notice(text))).toEqual([]));
});

describe('quotation marks', () => {
  it('one that does not close', () => {
    const text = '各乡镇对失信企业列入“黑名单，依法公开曝光，并按规定及时移出。';
    expect(of('quotation', notice(text))).toMatchObject([{ lines: [OFFSET + 1], found: '缺后引号' }]);
    expect(of('quotation', notice(text.replace('单，', '单”，')))).toEqual([]);
  });
  it('two halves on two pages are one quotation', () =>
    expect(
      of('quotation', notice('各乡镇全面落实河道管护的“一河一', '策”要求，细化任务，压实责任，确保年内全部整治到位。')),
    ).toEqual([]));
});

describe('spellings', () => {
  it('two of one thing', () => {
    const text = (word: string) => notice('定点屠宰厂应当如实记录。', `检疫人员每日到定点屠宰${word}巡查。`);
    expect(of('look-alike', text('场'))).toMatchObject([{ lines: [OFFSET + 1, OFFSET + 2] }]);
    expect(check(text('厂'))).toEqual([]);
    expect(check(notice('屠宰厂应当如实记录。', '规模养殖场按月报告。'))).toEqual([]);
  });
  it('a mark before the bracket that goes on with a word', () => {
    expect(of('characters', notice('由乡镇、（街道）初审。'))).toMatchObject([{ proposal: '由乡镇（街道）' }]);
    expect(check(notice('由乡镇（街道）初审，按照第一、（二）项办理。'))).toEqual([]);
  });
});

describe('headings of one list', () => {
  const organs = ['县财政局', '县水利局', '县林业局', '县教育局', '县民政局', '县司法局', '县审计局'];
  const list = (change: (heading: string, i: number) => string) =>
    of(
      'parallel-heading',
      notice(
        ...organs.flatMap((organ, i) => [
          change(`（${'一二三四五六七'[i]}）${organ}工作职责`, i),
          `1.做好${organ}本系统河道整治的宣传。`,
        ]),
      ),
    );
  it('one that lacks the ending of all others', () => {
    expect(list((heading, i) => (i === 4 ? heading.replace('工作职责', '') : heading))).toMatchObject([
      { stated: '（五）县民政局' },
    ]);
  });
  it('leaves alone lists that agree, and a heading of another kind', () => {
    expect(list((heading) => heading)).toEqual([]);
    expect(list((heading, i) => (i === 6 ? '（七）其他事项' : heading))).toEqual([]);
  });
});

describe('one document under two numbers', () => {
  it('of one code that lacks a character', () => {
    const text = (other: string) => notice('依据云水规计〔2019〕12号文件编制。', `根据${other}文件要求调整。`);
    expect(of('two-numbers', text('云水办规计〔2019〕12号'))).toMatchObject([
      { severity: 'medium', lines: [OFFSET + 1, OFFSET + 2] },
    ]);
    expect(of('two-numbers', text('云水规计〔2019〕12号'))).toEqual([]);
    expect(of('two-numbers', text('云水办规计〔2020〕12号'))).toEqual([]);
  });
  it('or of one title; two titles are two documents', () => {
    const text = (title: string) =>
      notice(
        '按照《云岭省河道采砂管理办法》（云岭政发〔2019〕12号）执行。',
        `违反《${title}》（云岭政办发〔2019〕12号）的，依法处理。`,
      );
    expect(of('two-numbers', text('云岭省河道采砂管理办法'))).toHaveLength(1);
    expect(of('two-numbers', text('云岭省水库安全管理细则'))).toEqual([]);
  });
});

describe('tiers in one sentence', () => {
  it('that both hold their bound', () => {
    expect(of('threshold', notice('人口200-500人的村建成基本型，500人以上的建成提升型。'))).toMatchObject([
      { found: '500人同属两档' },
    ]);
    expect(check(notice('人口200-500人的村建成基本型，500人以上的建成提升型；以上分档含下限不含上限。'))).toEqual([]);
    expect(check(notice('人口200-499人的村建成基本型，500人以上的建成提升型。'))).toEqual([]);
  });
});

describe('tasks of a year that is over', () => {
  it('where the paragraph says who has to do them', () => {
    expect(
      of('deadline', notice('1.完善寄递网络。2023年实现快递服务全覆盖。（牵头单位：县交通运输局）')),
    ).toMatchObject([{ severity: 'medium', stated: '2023年实现' }]);
    expect(check(notice('1.完善寄递网络。2025年实现快递服务全覆盖。（牵头单位：县交通运输局）'))).toEqual([]);
    expect(check(notice('2023年实现快递服务全覆盖，群众满意度提高。'))).toEqual([]);
  });
});

describe('years of an era', () => {
  it('beside the year of the common era', () => {
    expect(of('era-year', notice('该寺始建于康熙十年（1675年）。'))).toMatchObject([
      { severity: 'medium', proposal: '康熙十年（1671年）' },
    ]);
    expect(of('era-year', notice('该寺始建于永乐三十年（1432年）。'))).toMatchObject([{ found: '永乐只到1424年' }]);
    expect(check(notice('该寺始建于康熙十年（1671年），光绪元年（1875年）重修。'))).toEqual([]);
  });
});

describe('a formula that ends every paragraph', () => {
  const tasks = (last: string) =>
    notice(
      ...['清淤', '护岸', '绿化', '监测', '巡查', '保洁', '截污', '补水'].map(
        (work, i) => `${i + 1}.按期完成各河段${work}任务。（县水利局等按职责分工负责落实）`,
      ),
      `9.按期完成各河段验收任务。（县水利局等${last}）`,
    );
  it('with a character missing', () => {
    expect(of('formula', tasks('按职责分负责落实'))).toMatchObject([{ lines: [OFFSET + 9] }]);
    expect(of('formula', tasks('按职责分工负责落实'))).toEqual([]);
    expect(of('formula', tasks('牵头，各乡镇配合'))).toEqual([]);
  });
});

describe('stages', () => {
  const text = (last: string) =>
    notice(
      '行动分为动员部署、排查整治和巩固提高三个阶段。',
      '（一）动员部署阶段。召开会议，安排工作。',
      '（二）排查整治阶段。逐河段排查，建立台账。',
      `（三）${last}阶段。总结经验，完善制度。`,
    );
  it('under another name than announced', () => {
    expect(of('stage-name', text('巩固提升'))).toMatchObject([{ found: '巩固提高', lines: [OFFSET + 4, OFFSET + 1] }]);
    expect(check(text('巩固提高'))).toEqual([]);
  });
});

describe('more units', () => {
  it('missing in one bound of many, and a thousandth of the others', () => {
    const bounds = (last: string) => `散养户标准：生猪500头以下；蛋鸡9000只以下；奶牛100头以下；肉牛${last}以下。`;
    expect(of('measure', notice(bounds('50')))).toMatchObject([{ stated: '50以下' }]);
    expect(check(notice(bounds('50头')))).toEqual([]);
    const pipes = (unit: string) => `主管线完成6.12${unit}，支管线完成9.3km，河道恢复完成7.2km。`;
    expect(of('measure', notice(pipes('m')))).toMatchObject([{ severity: 'medium', found: 'km' }]);
    expect(check(notice(pipes('km')))).toEqual([]);
    expect(check(notice('主管线完成9.3km，支管线完成7.2km，涵洞完成812.5m。'))).toEqual([]);
  });
});

describe('slips of the pen', () => {
  it.each([
    ['该病在我县己消灭多年。', '已'],
    ['打开页面，登陆后选择缴费项目。', '登录'],
    ['验收组随机抽查个养殖场。', ''],
    ['按照《云溪县国土空间规划（2021—2035年》执行。', '《云溪县国土空间规划（2021—2035年）》'],
  ])('%s', (text, found) => expect(of('characters', notice(text))).toMatchObject([{ found }]));
  it.each(['自己负责，知己知彼。', '船员登陆后上报。', '新增个体工商户三户。'])('leaves alone: %s', (text) =>
    expect(of('characters', notice(text))).toEqual([]),
  );
  it('a department of a list without its level', () => {
    const list = (one: string) => notice(`由县能源局、${one}、县林业局、县水利局按职责落实。`);
    expect(of('organ-name', list('住建局'))).toMatchObject([{ stated: '住建局' }]);
    expect(check(list('县住建局'))).toEqual([]);
    expect(check(notice('由县能源局、住建局、林业局、水利局按职责落实。'))).toEqual([]);
  });
  it('an authority that was renamed', () => {
    expect(of('former-name', notice('选择经银保监会核准的保险公司承办。'))).toHaveLength(1);
    expect(of('former-name', notice('由国家金融监督管理总局核准。'))).toEqual([]);
  });
  it('a branch under two names', () => {
    const text = (second: string) => notice('由市公安局云溪分局牵头。', `市公安局${second}局按月报告。`);
    expect(of('entity-name', text('云溪'))).toHaveLength(1);
    expect(of('entity-name', text('云溪分'))).toEqual([]);
  });
});

describe('a task force', () => {
  const text = (group: string) =>
    notice('现成立云溪县河道整治工作专班，统筹推进。', `${group}组成人员变动由接任者自行接替。`);
  it('that is later called a leading group', () => {
    expect(of('body-name', text('领导小组'))).toMatchObject([{ stated: '领导小组', found: '工作专班' }]);
    expect(check(text('工作专班'))).toEqual([]);
  });
});

describe('slogans of numbers', () => {
  const text = (last: string) =>
    notice(`坚持“三查两清一控制”机制，即日常检查、交叉检查、专项检查，${last}，控制事故总量。`);
  it('that name more or fewer than they say', () => {
    expect(of('slogan', text('清隐患、清责任、清台账'))).toMatchObject([
      { type: 'count', stated: '两清', found: '列出3项' },
    ]);
    expect(check(text('清隐患、清责任'))).toEqual([]);
  });
});

describe('misspelt words', () => {
  it.each([
    ['各乡镇要抗起主体责任。', '扛起'],
    ['对拖延的，依规严肃处，并通报。', '处理'],
    ['河道巡查实行风险布署，划定分险区。', '部署'],
    ['监测点复盖率达到九成。', '覆盖'],
  ])('%s', (text, found) => expect(of('misspelling', notice(text))[0]).toMatchObject({ found }));
  it.each([
    '发布署名文章，排查出部分险情，严峻工作形势未变。',
    '既使用旧设备也更新设备，一贯切实履职，恢复盖板。',
    '设别墅区一处，对抗起伏的水流。',
  ])('leaves alone: %s', (text) => expect(of('misspelling', notice(text))).toEqual([]));
  it('a bracket too many', () => {
    expect(of('characters', notice('整治经营性自建房（县住建局、县直有关部门））。'))).toHaveLength(1);
    expect(of('characters', notice('整治自建房（县住建局、乡（镇））。'))).toEqual([]);
  });
});

describe('institutions and orders', () => {
  it('of one document under two names', () => {
    const text = (second: string) => notice('报县现代农业发展服务中心审核。', `由${second}盖章。`);
    expect(of('entity-name', text('县现代农业服务中心'))).toHaveLength(1);
    expect(of('entity-name', text('县现代农业发展服务中心'))).toEqual([]);
    expect(of('entity-name', text('县农村客运发展服务中心'))).toEqual([]);
  });
  it('one rule under two orders', () => {
    const text = (second: string) =>
      notice(
        '按照《河道采砂规定》（水利部令第8号）办理。',
        `《河道采砂规定》（水利部第${second}号令）另有规定的除外。`,
      );
    expect(of('two-numbers', text('12'))).toMatchObject([{ severity: 'medium', found: '第12号' }]);
    expect(of('two-numbers', text('8'))).toEqual([]);
  });
});
