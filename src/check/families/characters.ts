/** Characters: brackets and quotes that do not pair, 〇 printed as O, names of levels that repeat themselves. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Passage, Subject } from '../subject.ts';

export const characters: Family = {
  name: 'characters',
  explanation: '括号、书名号应成对，年份的“〇”不得写作字母或数字零，形近、叠用和自相矛盾的字词应改正。',
  check: (subject) => [
    ...(subject.title ? slips(subject.title) : []),
    ...subject.passages.flatMap((passage) => slips(passage)),
    ...brackets(subject),
    ...unfinished(subject),
    ...headers(subject),
    ...addressees(subject),
  ],
};

interface Slip {
  pattern: RegExp;
  type: 'mismatch' | 'name-variant';
  severity: 'low' | 'medium';
  message: (printed: string) => string;
  proposal: (printed: string) => string | null;
}

const SLIPS: Slip[] = [
  {
    pattern:
      /[二一][OoΟОοо0][一二三四五六七八九〇OoΟО0]{2}(?=年)|(?<!\d)20[\d]?[OoΟО]\d?(?=年)|[二一]〇[一二三四五六七八九]?[OoΟО0][一二三四五六七八九]?(?=年)/gu,
    type: 'mismatch',
    severity: 'low',
    message: (printed) => `年份“${printed}”中的“〇”写成了字母或数字。`,
    proposal: (printed) => printed.replace(/[OoΟОοо0]/gu, '〇'),
  },
  {
    pattern: /乡镇[（(]镇[）)]|乡[（(]乡[）)]|镇[（(]镇[）)]|街道[（(]街道[）)]/gu,
    type: 'name-variant',
    severity: 'low',
    message: (printed) => `“${printed}”自相重复，应为“乡（镇）”。`,
    proposal: () => '乡（镇）',
  },
  {
    // A bracket goes on with the word before it; a mark between them cuts it off. Numbers of items may stand so.
    pattern: /\p{Script=Han}{1,3}、（(?![一二三四五六七八九十\d①-⑳])\p{Script=Han}{1,8}）/gu,
    type: 'mismatch',
    severity: 'low',
    message: (printed) => `“${printed}”中括号前的顿号多余。`,
    proposal: (printed) => printed.replace('、（', '（'),
  },
  {
    pattern: /[（(](?:19|20)\d\d[-—–~～至](?:19|20)\d\d[）)]年/gu,
    type: 'name-variant',
    severity: 'low',
    message: (printed) => `“${printed}”中的“年”应在括号内。`,
    proposal: (printed) => printed.replace(/([）)])年$/u, '年$1'),
  },
  {
    // 己 is oneself; before a verb 已 is meant. 自己, 知己, 利己 and the like end with it.
    pattern: /(?<![自知利克律异舍损以据为克贵])己(?=[经被有消将建完成取实开通达落纳获发办签列])/gu,
    type: 'mismatch',
    severity: 'low',
    message: () => '“己”疑为“已”。',
    proposal: () => '已',
  },
  {
    pattern: /登陆(?=后(?:选择|点击|进入|填写)|微信|支付宝|系统|平台|网站|账号|小程序|[A-Za-z])/gu,
    type: 'mismatch',
    severity: 'low',
    message: () => '进入系统、平台应写作“登录”。',
    proposal: () => '登录',
  },
  {
    // A number was to be filled in.
    pattern: /(?:抽查|抽取|选取|新建|新增|设立|配备)个(?=养殖|村|乡|镇|点|企业|单位|项目|户|站|场|样|社区)/gu,
    type: 'mismatch',
    severity: 'low',
    message: (printed) => `“${printed}”缺少数目。`,
    proposal: () => null,
  },
  {
    // The title closes while its bracket is still open.
    pattern: /《[^《》（）]{2,40}（[^《》（）]{1,20}》/gu,
    type: 'mismatch',
    severity: 'low',
    message: (printed) => `“${printed}”中的括号没有后半。`,
    proposal: (printed) => printed.replace(/》$/u, '）》'),
  },
  {
    pattern: /(?<!（[^（）]*)（[^（）]{2,60}））/gu,
    type: 'mismatch',
    severity: 'low',
    message: (printed) => `“…${printed.slice(-8)}”多一个后括号。`,
    proposal: (printed) => printed.slice(0, -1),
  },
  {
    // The smaller level lies within the greater: nobody is inside the one and outside the other.
    pattern: /区内[省市]外|县内[省市]外|市内省外|[村镇乡]内[县区市省]外/gu,
    type: 'mismatch',
    severity: 'medium',
    message: (printed) => `“${printed}”不可能成立，内外疑颠倒。`,
    proposal: (printed) => printed.replace(/^(.)内(.)外$/u, '$1外$2内'),
  },
];

function slips(passage: Pick<Passage, 'text' | 'lineAt'>): Remark[] {
  return SLIPS.flatMap(({ pattern, type, severity, message, proposal }) =>
    [...passage.text.matchAll(pattern)].slice(0, 1).map(
      (match): Remark => ({
        type,
        lines: [passage.lineAt(match.index)],
        stated: match[0],
        found: proposal(match[0]) ?? '',
        severity,
        message: message(match[0]),
        proposal: proposal(match[0]),
      }),
    ),
  );
}

const PAIRS: Record<string, string> = { '）': '（', ')': '（', '》': '《', '〕': '〔' };

/** Brackets within a paragraph; one that a broken page or a list label explains is passed over. */
function brackets({ passages, orderly, grids }: Subject): Remark[] {
  const cells = grids.flatMap(({ rows }) =>
    rows.flatMap(({ line, cells: all }) => all.map((text) => ({ text, lineAt: () => line }))),
  );
  const level = cells.flatMap((cell) => slips(cell));
  if (!orderly) return level;
  return [
    ...level,
    ...passages.flatMap((passage, i): Remark[] => {
      // A label such as 1) or （1） that the reader took for text.
      const text = passage.text.replace(/^\s*[\d一二三四五六七八九十]{1,3}[)）]/u, '');
      const offset = passage.text.length - text.length;
      const open: { c: string; at: number }[] = [];
      for (const [at, c] of [...text].entries()) {
        if (c === '（' || c === '(') open.push({ c: '（', at });
        else if (c === '《' || c === '〔') open.push({ c, at });
        else if (PAIRS[c] !== undefined) {
          if (open.at(-1)?.c === PAIRS[c]) open.pop();
          else if (
            open.length === 0 &&
            // Two in a row are told as such.
            !(c === '）' && text[at - 1] === '）') &&
            (passage.label !== null || at > 6) &&
            !isOpen(passages[i - 1]?.text ?? '', PAIRS[c]!) &&
            !/(?:^|[。；：，、])[\d一二三四五六七八九十①-⑳]{1,3}$/u.test(text.slice(0, at)) &&
            text.length < 400
          )
            return [unpaired(passage, offset + at, c, text, at)];
          else return [];
        }
      }
      return [];
    }),
  ];
}

/** Opened in the paragraph before, which the reader cut too early. */
function isOpen(text: string, c: string): boolean {
  const at = Math.max(text.lastIndexOf(c), c === '（' ? text.lastIndexOf('(') : -1);
  const close = c === '（' ? /[）)]/u : c === '《' ? /》/u : /〕/u;
  return at >= 0 && !close.test(text.slice(at));
}

function unpaired(passage: Passage, place: number, c: string, text: string, at: number): Remark {
  const around = text.slice(Math.max(0, at - 8), at + 1);
  return {
    type: 'mismatch',
    lines: [passage.lineAt(place)],
    stated: `…${around}`,
    found: `“${c}”前面没有“${PAIRS[c]}”`,
    severity: 'low',
    message: `“…${around}”中的“${c}”没有与之成对的“${PAIRS[c]}”。`,
  };
}

/** A paragraph that ends with a comma where the next one opens with its own number. */
function unfinished({ passages, intact }: Subject): Remark[] {
  if (!intact) return [];
  return passages.flatMap((passage, i): Remark[] => {
    const { text } = passage;
    if (text.length <= 20 || !/[，,、]$/u.test(text) || (passages[i + 1]?.label ?? null) === null) return [];
    const tail = text.slice(-12);
    return [
      {
        type: 'mismatch',
        lines: [passage.lineAt(text.length - 1)],
        stated: `…${tail}`,
        found: '段末应为句号',
        severity: 'low',
        message: `段落以“${text.at(-1)}”结束（“…${tail}”），语句未完或标点有误。`,
        proposal: `${tail.slice(0, -1)}。`,
      },
    ];
  });
}

/** One column head twice among different ones. */
function headers({ grids }: Subject): Remark[] {
  return grids.flatMap(({ header, headerLine }): Remark[] => {
    const named = header.filter((head) => head.length >= 3);
    const twice = named.filter((head, i) => named.indexOf(head) !== i);
    if (headerLine === null || header.length < 4 || twice.length !== 1) return [];
    return [
      {
        type: 'mismatch',
        lines: [headerLine],
        stated: header.join('、'),
        found: `“${twice[0]}”出现两次`,
        severity: 'low',
        message: `表头“${twice[0]}”出现两次，疑有一处应为别的名称。`,
      },
    ];
  });
}

/** The addressees are text too. */
function addressees({ document, source }: Subject): Remark[] {
  const line = document.addresseesLine;
  if (line === null) return [];
  return slips({ text: (source[line - 1] ?? '').replace(/\s/gu, ''), lineAt: () => line });
}
