import { beforeEach, describe, expect, it } from 'vitest';
import type { ReadIssue } from '../../src/gazette/types.ts';
import { verifyChain } from '../../src/store/audit.ts';
import type { Database } from '../../src/store/database.ts';
import { importIssue } from '../../src/store/import.ts';
import { createRegister } from '../../src/store/register.ts';
import type { Register } from '../../src/store/views.ts';
import { freshDatabase } from '../support/database.ts';
import { COUNTY, clause, document, issue, READER, SOURCE } from './fixture.ts';

let database: Database;
let register: Register;
const store = (read: ReadIssue) => importIssue(database, COUNTY, read, SOURCE);
const types = async () =>
  (await database.selectFrom('events').select('type').orderBy('seq').execute()).map(({ type }) => type);

beforeEach(async () => {
  ({ database } = await freshDatabase());
  register = createRegister(database, () => COUNTY.vocabulary);
});

const ONE = '青政发〔2024〕1号';
const TWO = '青政发〔2024〕2号';

describe('importIssue', () => {
  it('stores an issue so that it reads back as it was read', async () => {
    const first = document(ONE, {
      clauses: [clause('一', '各乡镇负责。', { label: '一', lines: [[2, 2]] })],
      lines: [2, 3],
    });
    const read = issue('2024-1', [first, document(TWO, { dated: '2024-04-01' })]);
    expect(await store(read)).toEqual({ issue: '2024-1', documents: 2, new: 2, changed: 0, unchanged: 0 });
    const view = await register.document(READER, ONE);
    expect(view?.record).toEqual(first);
    expect(view?.source).toEqual(['第二行', '第三行']);
    expect([view?.previous, view?.next?.number]).toEqual([null, TWO]);
    expect(view?.validity).toBe('未标明');
    expect(await register.documentVersion(READER, ONE)).toBe(view?.version);
    expect((await register.issue(READER, '2024-1'))?.contents.map(({ number }) => number)).toEqual([ONE, TWO]);
    expect(await register.issueText(READER, '2024-1')).toEqual(read.text);
    expect((await register.overview(READER)).documents).toBe(2);
  });

  it('changes nothing when the same content comes again', async () => {
    const read = issue('2024-1', [document(ONE)]);
    await store(read);
    const before = await types();
    expect(await store(read)).toEqual({ issue: '2024-1', documents: 1, new: 0, changed: 0, unchanged: 1 });
    expect(await types()).toEqual(before);
  });

  it('records what a better reading changed, field by field, and keeps anchors and identities', async () => {
    const clauses = [clause('首-1', '甲'), clause('首-2', '乙')];
    await store(issue('2024-1', [document(ONE, { clauses }), document(TWO)]));
    const ids = () =>
      database
        .selectFrom('clauses')
        .select(['id', 'text', 'anchor'])
        .where('superseded_at', 'is', null)
        .orderBy('text')
        .execute();
    const before = await ids();
    const better = [clause('首-1', '前言'), clause('首-2', '甲'), clause('首-3', '乙。')];
    const read = issue('2024-1', [document(ONE, { clauses: better, mark: '此件公开发布' }), document(TWO)]);
    expect(await store(read)).toEqual({ issue: '2024-1', documents: 2, new: 0, changed: 1, unchanged: 1 });
    const after = await ids();
    const kept = after.find(({ text }) => text === '甲');
    expect(kept).toEqual(before.find(({ text }) => text === '甲'));
    const events = await database.selectFrom('events').selectAll().orderBy('seq').execute();
    const changed = events.find(({ type }) => type === 'document.changed');
    expect(changed?.payload.fields).toEqual(['clauses', 'mark']);
    expect(
      events
        .slice(-4)
        .map(({ type, payload }) => [type, payload.anchor])
        .sort(),
    ).toEqual(
      [
        ['clause.added', expect.any(String)],
        ['clause.added', expect.any(String)],
        ['clause.superseded', '首-2'],
        ['document.changed', undefined],
      ].sort(),
    );
    expect((await verifyChain(database)).findings).toEqual([]);
  });

  it('deletes nothing: what a new reading no longer has is superseded, and its page is gone', async () => {
    await store(issue('2024-1', [document(ONE), document(TWO)]));
    await store(issue('2024-1', [document(ONE)]));
    expect(await register.document(READER, TWO)).toBeNull();
    expect((await register.document(READER, ONE))?.next).toBeNull();
    const rows = await database.selectFrom('documents').select(['number', 'superseded_at']).orderBy('number').execute();
    expect(rows.map(({ number, superseded_at }) => [number, superseded_at === null])).toEqual([
      [ONE, true],
      [TWO, false],
    ]);
    expect(await types()).toContain('document.superseded');
  });

  it('gives every text an address, also without a number and where a number stands twice', async () => {
    await store(
      issue('2024-1', [
        document(ONE),
        document(ONE, { title: '另一份' }),
        document(null),
        document(null, { title: '乙' }),
      ]),
    );
    await store(issue('2024-2', [document(ONE, { title: '第三份' })]));
    const { items } = await register.documents(READER, {}, { limit: 10, offset: 0 });
    expect(items.map(({ number }) => number).sort()).toEqual(
      ['2024-1无号1', '2024-1无号2', ONE, `${ONE}（2024-1）`, `${ONE}（2024-2）`].sort(),
    );
    expect((await register.document(READER, `${ONE}（2024-2）`))?.title).toBe('第三份');
  });

  it('derives validity from what held documents say, in whichever order the issues come', async () => {
    const repeal = document('青政发〔2025〕9号', {
      dated: '2025-02-01',
      relations: [
        { type: 'repeals', number: ONE, subject: null, evidence: `${ONE}同时废止。`, lines: [5, 5] },
        { type: 'amends', number: TWO, subject: null, evidence: '第三条修改为……', lines: [6, 6] },
      ],
    });
    await store(issue('2025-1', [repeal]));
    await store(issue('2024-1', [document(ONE), document(TWO), document('青政发〔2024〕3号')]));
    const first = await register.document(READER, ONE);
    expect(first?.validityDetail).toEqual({
      state: '已废止',
      evidence: { document: '青政发〔2025〕9号', sentence: `${ONE}同时废止。`, lines: [5, 5], issue: '2025-1' },
    });
    expect(first?.repealedBy.map(({ number }) => number)).toEqual(['青政发〔2025〕9号']);
    expect((await register.document(READER, TWO))?.validity).toBe('已修改');
    expect((await register.document(READER, '青政发〔2024〕3号'))?.validity).toBe('未标明');
    const source = await register.document(READER, '青政发〔2025〕9号');
    expect(source?.repeals).toMatchObject([{ number: ONE, held: true, issue: '2024-1' }]);
    expect(source?.amends).toMatchObject([{ number: TWO, held: true }]);
  });

  it('takes a repeal back when a better reading does not find it', async () => {
    const relations = [
      { type: 'repeals' as const, number: ONE, subject: null, evidence: '废止。', lines: [1, 1] as [number, number] },
    ];
    await store(issue('2024-1', [document(ONE)]));
    await store(issue('2025-1', [document('青政发〔2025〕9号', { relations })]));
    expect((await register.document(READER, ONE))?.validity).toBe('已废止');
    await store(issue('2025-1', [document('青政发〔2025〕9号')]));
    expect((await register.document(READER, ONE))?.validity).toBe('未标明');
    expect((await register.document(READER, ONE))?.repealedBy).toEqual([]);
  });

  it('links citations both ways when the cited document arrives later', async () => {
    const citations = [{ number: ONE, title: '某通知', line: 4, held: false }];
    await store(issue('2025-1', [document('青政发〔2025〕9号', { citations, cites: [ONE] })]));
    expect((await register.document(READER, '青政发〔2025〕9号'))?.cites).toMatchObject([
      { number: ONE, held: false, title: '某通知' },
    ]);
    await store(issue('2024-1', [document(ONE)]));
    expect((await register.document(READER, '青政发〔2025〕9号'))?.cites).toMatchObject([
      { held: true, issue: '2024-1' },
    ]);
    expect((await register.document(READER, ONE))?.citedBy).toMatchObject([{ number: '青政发〔2025〕9号', line: 4 }]);
  });

  it('knows who held which post, and which organ a document names in any of its names', async () => {
    const appoints = [{ person: '白晓川', post: '县工科局局长', probation: true, line: 3 }];
    const removes = [{ person: '白晓川', post: '县工科局局长', line: 5 }];
    const body = {
      name: '护林领导小组',
      office: '县工科局',
      lines: [1, 2] as [number, number],
      members: [{ role: '组长', person: '秦远山', post: '副县长', line: 2 }],
    };
    await store(issue('2025-1', [document('青政任〔2025〕1号', { removes, dated: '2025-01-09' })]));
    await store(
      issue('2024-1', [
        document('青政任〔2024〕1号', { appoints }),
        document(ONE, { body, clauses: [clause('一', '由县工业和信息化局牵头。')] }),
      ]),
    );
    expect((await register.person(READER, '白晓川'))?.tenures).toMatchObject([
      {
        organ: '县工信和科技局',
        from: '2024-03-01',
        to: '2025-01-09',
        probation: true,
        toDocument: { number: '青政任〔2025〕1号', line: 5 },
      },
    ]);
    expect((await register.person(READER, '秦远山'))?.memberships).toMatchObject([
      { body: '护林领导小组', role: '组长' },
    ]);
    expect(await register.person(READER, '无此人')).toBeNull();
    const organ = await register.organ(READER, '县工科局');
    expect(organ).toMatchObject({ name: '县工信和科技局', hosts: [{ body: '护林领导小组', number: ONE }] });
    expect(organ?.documents.map(({ number }) => number)).toEqual([ONE]);
    expect(await register.organs(READER)).toEqual([{ value: '县工信和科技局', count: 1 }]);
    expect((await register.people(READER)).map(({ value }) => value).sort()).toEqual(['白晓川', '秦远山']);
    const filtered = await register.documents(
      READER,
      { person: '白晓川', from: '2024-01-01', to: '2024-12-31' },
      { limit: 5, offset: 0 },
    );
    expect(filtered).toMatchObject({ total: 1, items: [{ number: '青政任〔2024〕1号' }] });
  });

  it('shows one jurisdiction nothing of another', async () => {
    await store(issue('2024-1', [document(ONE)]));
    const stranger = { jurisdiction: '999904', role: 'public' } as const;
    expect(await register.document(stranger, ONE)).toBeNull();
    expect((await register.overview(stranger)).documents).toBe(0);
    expect((await register.search(stranger, ONE, {}, { limit: 5, offset: 0 })).total).toBe(0);
  });

  it('stores what no database takes as it is: NUL, half a surrogate pair, a day that does not exist', async () => {
    const odd = document(ONE, { title: '甲\0乙\ud800', dated: '2023-02-30' });
    await store(issue('2024-1', [odd], { text: ['一\0', '\udfff'] }));
    const view = await register.document(READER, ONE);
    expect(view?.title).toBe('甲\u{FFFD}乙\u{FFFD}');
    expect(view?.dated).toBe('2023-02-30');
    expect((await register.documents(READER, { year: 2023 }, { limit: 1, offset: 0 })).total).toBe(0);
  });

  it('two imports of the same issue at once give one', async () => {
    const read = issue('2024-1', [document(ONE), document(TWO)]);
    const results = await Promise.all([
      store(read),
      store(read),
      store(issue('2024-2', [document('青政发〔2024〕7号')])),
    ]);
    expect(
      results
        .slice(0, 2)
        .map((result) => result.new)
        .sort(),
    ).toEqual([0, 2]);
    expect((await register.overview(READER)).documents).toBe(3);
    expect((await verifyChain(database)).findings).toEqual([]);
  });
});
