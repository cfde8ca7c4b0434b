/** A reading that an editor has decided is no longer shown as a guess. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ReadingNotices, Repairs } from '../../src/site/repairs.tsx';
import type { DocumentView } from '../../src/store/views.ts';
import { fakeRegister } from '../support/fake-register.ts';

const READER = { jurisdiction: '999901', role: 'public' } as const;
const view = async (): Promise<DocumentView> => (await fakeRegister().document(READER, '云政发〔2025〕9号'))!;
const html = (decided: DocumentView) =>
  renderToStaticMarkup(
    <>
      <ReadingNotices view={decided} />
      <Repairs view={decided} />
    </>,
  );

it('names the day on which an editor confirmed the title, and no doubt any more', async () => {
  const decision = { place: null, decision: 'confirmed' as const, value: null, on: '2025-06-03' };
  const decided = html({ ...(await view()), titleInferred: false, decisions: [decision] });
  expect(decided).toContain('现标题经编辑于2025年6月3日核定');
  expect(decided).not.toContain('标题系推断');
  expect(decided).toContain('段落次序系推断');
});

it('names what a repair was put right to, in place of how sure the reader was', async () => {
  const undecided = await view();
  const { damage } = undecided.record;
  const lines: [number, number] = [1, 2];
  const repair = {
    type: 'broken-line' as const,
    lines,
    found: '甲',
    repair: '乙',
    evidence: '断开。',
    confidence: 0.75,
  };
  const record = { ...undecided.record, damage: [...damage, repair] };
  expect(html({ ...undecided, record })).toContain('把握程度中（75%）');
  const decision = { place: damage.length, decision: 'corrected' as const, value: '丙', on: '2025-06-03' };
  const decided = html({ ...undecided, record, decisions: [decision] });
  expect(decided).toContain('编辑于2025年6月3日更正为“丙”');
  expect(decided).not.toContain('把握程度中（75%）');
});
