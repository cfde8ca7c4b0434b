import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskLines, maskPublic, maskText } from '../../src/site/mask.ts';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([second, rest]) => `1${second}${rest}`);
const birthday = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10).replaceAll('-', ''));
const idNumber = fc
  .tuple(fc.integer({ min: 110000, max: 659999 }), birthday, digits(3), fc.constantFrom(...'0123456789Xx'))
  .map((parts) => parts.join(''));
const before = fc.constantFrom('', '联系人张某，电话', '手机：', '（', '、', '\n', 'Tel ', '+86', '+86 ');
const after = fc.constantFrom('', '。', '）', '，', '\n', ' 转李某', '；');
const landline = fc.tuple(
  fc.constantFrom('010', '0358', '0351', '0571'),
  fc.constantFrom('-', '－', ' ', ''),
  digits(7),
);

describe('mobile numbers', () => {
  it('never survive, whatever stands around them', () => {
    fc.assert(
      fc.property(before, mobile, after, (head, number, tail) => {
        const masked = maskText(head + number + tail);
        expect(masked).not.toContain(number);
        expect(masked).toContain(`${number.slice(0, 3)}****${number.slice(7)}`);
      }),
    );
  });

  it.each([
    ['17897883811', '178****3811'],
    ['138 1234 5678', '138 **** 5678'],
    ['138-1234-5678', '138-****-5678'],
    ['１３８１２３４５６７８', '１３８****５６７８'],
    ['\uE00013812\uE001345678', '\uE000138**\uE001**5678'],
    ['13812345678/13987654321', '138****5678/139****4321'],
  ])('%s → %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it('are found across a line break, and each on its own line', () => {
    expect(maskLines(['电话：13812', '', '345678。'])).toEqual(['电话：138**', '', '**5678。']);
    expect(maskLines(['13812345678', '13987654321'])).toEqual(['138****5678', '139****4321']);
  });
});

describe('ID numbers and bank cards', () => {
  it('ID numbers never survive', () => {
    fc.assert(
      fc.property(before, idNumber, after, (head, number, tail) => {
        fc.pre(!/\d$/.test(head));
        const masked = maskText(head + number + tail);
        expect(masked).not.toContain(number);
        expect(masked).not.toContain(number.slice(6, 14));
      }),
    );
  });

  it('masks the older ID number of 15 digits and full-width forms', () => {
    expect(maskText('140101600101123')).toBe('1401*********23');
    expect(maskText('１４０１０１１９５００１０１１２３Ｘ')).toBe('１４０１************３Ｘ');
  });

  it('masks cards by Luhn or by label', () => {
    expect(maskText('6222021234567890128')).toBe('6222***********0128');
    // The last four signs stay; a blank between the groups is one of them.
    expect(maskText('银行卡号 6217 0000 1234 5678 901')).toBe('银行卡号 6217 **** **** **** 901');
  });

  it('leaves credit codes, project codes and sums alone', () => {
    for (const text of [
      '911401010001234567',
      '91140100MA0ABCDE1X',
      '2304-141102-89-01-123456',
      '15835856509元',
      '投资13800万元',
    ]) {
      expect(maskText(text)).toBe(text);
    }
  });
});

describe('contact lines of organs', () => {
  it('survive with their landline', () => {
    fc.assert(
      fc.property(landline, fc.constantFrom('咨询电话：', '联系电话:', '值班电话 '), ([area, mark, number], label) => {
        const text = `咨询单位：县民政局 ${label}${area}${mark}${area === '010' ? `8${number}` : number}`;
        expect(maskText(text)).toBe(text);
      }),
    );
  });

  it.each([
    '主编：王某 邮编：033000 E-mail gbs2862@126.com',
    '每周五报回邮箱：minzheng@163.com',
    '联系电话：0358-8222222 电子邮箱：mzj@163.com',
    '邮箱：office@yunxi.gov.cn',
    '12345 政务服务便民热线',
  ])('%s stays', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('stay in the imprint, where the label is the key', () => {
    const imprint = { 电话: '0358-8222862', 'E-mail': 'gbs2862@126.com' };
    expect(maskPublic({ head: { imprint } }).head.imprint).toEqual(imprint);
  });
});

describe('personal mailboxes', () => {
  it.each([
    ['联系人：张某 13812345678 邮箱：zhangsan@163.com', '联系人：张某 138****5678 邮箱：z*******@163.com'],
    ['605076125@qq.com', '6********@qq.com'],
    ['lisi＠126.com', 'l***＠126.com'],
  ])('%s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });
});

describe('minors', () => {
  it.each([
    ['学生李小明，男，12岁', '学生李**，男，12岁'],
    ['王小红同学获一等奖', '王**同学获一等奖'],
    ['留守儿童赵刚（女，8岁）', '留守儿童赵*（女，8岁）'],
    ['优秀学生：张一鸣、李想、王子涵', '优秀学生：张**、李*、王**'],
  ])('%s → %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it.each([
    '加强学生安全、饮食管理',
    '学生高度重视',
    '未成年人保护工作',
    '任命李学生同志为局长',
    '刘强，男，58岁',
    '儿童方面，男女平等',
  ])('%s stays', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('are masked everywhere once one place gives them away, but not where the name holds an office', () => {
    const given = {
      clauses: ['学生李小明，男，12岁', '奖励李小明500元'],
      other: '学生周文，女，11岁',
      appoints: [{ person: '周文', post: '局长' }],
    };
    expect(maskPublic(given)).toEqual({
      clauses: ['学生李**，男，12岁', '奖励李**500元'],
      other: '学生周文，女，11岁',
      appoints: [{ person: '周文', post: '局长' }],
    });
  });

  it('are masked in tables by the head of their column or by their age', () => {
    const table = {
      header: ['序号', '姓名', '年龄'],
      rows: [
        { line: 1, cells: ['1', '孙小圣', '9'] },
        { line: 2, cells: ['2', '孙大圣', '39'] },
      ],
    };
    expect(maskPublic(table).rows.map((row) => row.cells[1])).toEqual(['孙**', '孙大圣']);
    const pupils = { header: ['学生姓名', '学校'], rows: [{ line: 1, cells: ['哪 吒', '一小'] }] };
    expect(maskPublic({ ...pupils, note: '哪吒入学' }).note).toBe('哪*入学');
  });
});

describe('masking', () => {
  it('keeps the length of every text and never throws', () => {
    const piece = fc.oneof(
      fc.string(),
      mobile,
      idNumber,
      fc.constantFrom('学生李小明，男', '\n', '\uE000', '@163.com', 'a@b.cn'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        expect(maskText(text)).toHaveLength(text.length);
      }),
    );
  });

  it('is done once: masking what is masked changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(mobile, idNumber, fc.constantFrom('，', '\n', '电话')), { maxLength: 6 }),
        (pieces) => {
          const once = maskText(pieces.join('，'));
          expect(maskText(once)).toBe(once);
        },
      ),
    );
  });
});
