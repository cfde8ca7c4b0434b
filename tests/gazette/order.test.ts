import { describe, expect, it } from 'vitest';
import { measure, paragraphsOf } from '../../bench/reading-order.ts';
import { learnAdjacency } from '../../src/gazette/adjacency.ts';
import { type Line, toLines } from '../../src/gazette/line.ts';
import { isScrambled, readingOrder } from '../../src/gazette/order.ts';

/** Lines as printed, page by page. */
function printed(...pages: string[][]): Line[] {
  let n = 0;
  return pages.flatMap((page, index) => toLines(page).map((line) => ({ ...line, n: ++n, page: index })));
}

/** The text put in order; `known` is other text of the issue, from which joints are learned. */
function ordered(lines: Line[], known: string[] = []): string[] {
  const adjacency = learnAdjacency([...lines.map((line) => line.bare), ...known]);
  return readingOrder(lines, adjacency).lines.map((line) => line.bare);
}

describe('readingOrder', () => {
  it('puts numbers in order', () => {
    const lines = printed([
      '三、收获以后及时晾晒入仓。',
      '一、播种以前整理田块。',
      '四、剩余秸秆全部还田。',
      '二、出苗以后查苗补苗。',
    ]);
    expect(ordered(lines).map((text) => text[0])).toEqual(['一', '二', '三', '四']);
  });

  it('puts children under their heading, and a new list under the next', () => {
    const lines = printed([
      '（二）渔船船底藤壶每季清除。',
      '（一）码头缆桩每月上漆。',
      '二、渔船检修',
      '一、码头养护',
      '（二）码头灯塔夜间常亮。',
      '（一）渔船船底木板每年更换。',
    ]);
    expect(ordered(lines)).toEqual([
      '一、码头养护',
      '（一）码头缆桩每月上漆。',
      '（二）码头灯塔夜间常亮。',
      '二、渔船检修',
      '（一）渔船船底木板每年更换。',
      '（二）渔船船底藤壶每季清除。',
    ]);
  });

  it('gives a heading the text that shares its words', () => {
    const lines = printed([
      '养蜂户按蜂箱领取补贴，每箱领一次。',
      '修桥的石料由采石场运到河边堆放整齐。',
      '二、修桥石料',
      '一、养蜂补贴',
    ]);
    expect(ordered(lines)).toEqual([
      '一、养蜂补贴',
      '养蜂户按蜂箱领取补贴，每箱领一次。',
      '二、修桥石料',
      '修桥的石料由采石场运到河边堆放整齐。',
    ]);
  });

  it('joins a sentence that runs on in another block', () => {
    const known = ['茶园灌溉渠道', '灌溉渠道', '核桃嫁接技术', '嫁接技术', '灌溉渠道清淤', '核桃嫁接'];
    const lines = printed([
      '技术，每户学会一人，学会的人再去教邻',
      '居。',
      '渠道，清出的淤泥全部运到坡地上面作肥',
      '料。',
      '一、各村在春耕以前修好茶园的灌溉',
      '二、农技站派人到村里传授核桃的嫁接',
    ]);
    expect(ordered(lines, known)).toEqual([
      '一、各村在春耕以前修好茶园的灌溉',
      '渠道，清出的淤泥全部运到坡地上面作肥',
      '料。',
      '二、农技站派人到村里传授核桃的嫁接',
      '技术，每户学会一人，学会的人再去教邻',
      '居。',
    ]);
  });

  it('closes a bracket before it goes on', () => {
    const lines = printed([
      '一、参加龙舟比赛的队伍（包括学校、',
      '坊街道）都在初四以前报名并且交来名单。',
      '二、龙舟由各队自己准备，长度不超过十',
      '二米，桨手不超过二十人，鼓手一人在船头。',
    ]);
    const shuffled = printed([lines[2]!.text, lines[3]!.text, lines[1]!.text, lines[0]!.text]);
    const order = ordered(shuffled);
    expect(order.indexOf(lines[1]!.bare)).toBe(order.indexOf(lines[0]!.bare) + 1);
  });

  it('gives the frame its places', () => {
    const frame = [
      '云政发〔2025〕3号',
      '各乡镇人民政府，县直各单位：',
      '根据全县植树工作安排，现将有关事项通知如下：',
      '一、植树节前备足树苗。',
      '二、植树以后专人看护。',
      '云岭县人民政府',
      '2025年3月1日',
      '（此件公开发布）',
    ];
    for (const order of [
      [6, 0, 4, 7, 2, 5, 1, 3],
      [3, 5, 1, 7, 0, 6, 2, 4],
    ])
      expect(ordered(printed(order.map((i) => frame[i]!)))).toEqual(frame);
  });

  it('begins a page with what continues the page before', () => {
    const known = ['水库大坝', '水库大坝巡查', '大坝巡查'];
    const first = ['一、汛期以前备好沙袋、铁锹和绳索，存', '放在仓库。', '二、汛期以内每日派两名民兵去水库'];
    const second = [
      '四、汛期过后清点用剩的物资，损坏的',
      '登记报废。',
      '大坝巡查一遍，看见裂缝和渗水马上报告',
      '值班室。',
      '三、汛期以内值班电话不得无人接听。',
    ];
    expect(ordered(printed(first, second), known).slice(3)).toEqual([
      '大坝巡查一遍，看见裂缝和渗水马上报告',
      '值班室。',
      '三、汛期以内值班电话不得无人接听。',
      '四、汛期过后清点用剩的物资，损坏的',
      '登记报废。',
    ]);
  });

  it('keeps every line once, whatever the page', () => {
    const pages = [['。', '（', '附件', '1.', '1.', '一、'], ['第三章', '：', '9.尾'], ['云政发〔2025〕3号']];
    const lines = printed(...pages);
    expect(ordered(lines).sort()).toEqual(pages.flat().sort());
  });

  it('is surer of one list than of two whose items could change places', () => {
    const sure = printed(['二、种豆在后坡。', '一、种瓜在前院。', '三、种麻在河滩。']);
    const unsure = printed(['2.种豆在后坡。', '1.种瓜在前院。', '2.种麻在河滩。', '1.种稻在水边。']);
    const confidence = (lines: Line[]): number =>
      readingOrder(lines, learnAdjacency(lines.map((line) => line.bare))).confidence;
    expect(confidence(sure)).toBeGreaterThan(confidence(unsure));
    expect(confidence(unsure)).toBeGreaterThan(0);
    expect(confidence(sure)).toBeLessThanOrEqual(1);
  });

  it('puts back most of what shuffling the specimen tears apart', () => {
    const paragraphs = paragraphsOf(new URL('../../samples/2025-1.txt', import.meta.url).pathname);
    const runs = [1, 2, 3].map((seed) => measure(paragraphs, seed));
    const share = (of: 'left' | 'restored'): number =>
      runs.reduce((sum, run) => sum + run[of], 0) / runs.reduce((sum, run) => sum + run.pairs, 0);
    expect(share('left')).toBeLessThan(0.65);
    expect(share('restored')).toBeGreaterThan(0.8);
  });
});

describe('isScrambled', () => {
  const segment = {
    number: '',
    series: '',
    printedSeries: '',
    year: 2025,
    seq: 1,
    at: 0,
    title: [],
    first: 0,
    last: 9,
  };

  it('sees numbers that go back and frames out of order, and neither in clean text', () => {
    const clean = printed(['一、甲。', '1.子。', '2.丑。', '二、乙。', '1.寅。', '2.卯。', '三、丙。']);
    const back = printed([
      '三、丙。',
      '2.丑。',
      '二、乙。',
      '4.卯。',
      '3.寅。',
      '1.子。',
      '一、甲。',
      '3.辰。',
      '2.巳。',
    ]);
    const frame = printed(['（此件公开发布）', '2025年3月1日', '各乡镇人民政府：', '云政发〔2025〕3号']);
    expect(isScrambled(clean, [{ ...segment, last: 6 }])).toBe(false);
    expect(isScrambled(back, [{ ...segment, last: 8 }])).toBe(true);
    expect(isScrambled(frame, [{ ...segment, last: 3 }])).toBe(true);
  });
});
