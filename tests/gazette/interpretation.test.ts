/** A title says what a text explains. */
import { describe, expect, it } from 'vitest';
import { readIssueOrDraft } from '../../src/gazette/draft.ts';
import { interpretationOf } from '../../src/gazette/interpretation.ts';

describe('the title of an interpretation', () => {
  it.each([
    ['《临溪县养老服务办法》解读', '临溪县养老服务办法', null],
    [
      '《关于印发临溪县养老服务办法的通知》（临政发〔2024〕 3 号）的政策解读',
      '关于印发临溪县养老服务办法的通知',
      '临政发〔2024〕3号',
    ],
    ['关于《临溪县养老服务办法》的解读', '临溪县养老服务办法', null],
    ['一图读懂《临溪县养老服务办法》图文解读', '临溪县养老服务办法', null],
  ])('%s', (title, subject, number) =>
    expect(interpretationOf(title, [1, 2])).toMatchObject({ type: 'interprets', subject, number, lines: [1, 2] }),
  );

  it.each(['关于做好《临溪县养老服务办法》解读工作的通知', '关于加强政策解读的意见', null])('is not: %s', (title) =>
    expect(interpretationOf(title, [1, 2])).toBeNull(),
  );
});

it('a text under such a title is no notice', () => {
  const lines = [
    '《临溪县养老服务办法》解读',
    '　　一、背景',
    '　　办法回答了谁可以享受的问题。',
    '',
    '县民政局',
    '2024年5月6日',
  ];
  const [document] = readIssueOrDraft(lines, { key: '解读' }).documents;
  expect(document).toMatchObject({ title: lines[0], kind: null, issuer: '县民政局', dated: '2024-05-06' });
  expect(document!.relations).toMatchObject([{ type: 'interprets', subject: '临溪县养老服务办法' }]);
});
