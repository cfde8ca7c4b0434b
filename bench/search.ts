/**
 * Search and document reads over many synthetic documents: p50 and p95 with several readers at once.
 * usage: node bench/search.ts [documents]   (GONGBAO_HOME names the data folder; it is filled at the first run)
 */
import { openStore } from '../src/store/database.ts';
import { jurisdictions } from '../src/store/jurisdictions.ts';
import { createRegister } from '../src/store/register.ts';
import { asOwner } from './owner.ts';
import { fill, SYNTHETIC, seeded, syntheticDocument, syntheticQuery } from './synthetic.ts';

const QUERIES = [
  '工作',
  '通知',
  '消防安全',
  '区财政局',
  '整改 隐患',
  '资金分配计划',
  '挂牌督办',
  '测政发〔2001〕12号',
  '350元',
  '三百五十元',
  '清洁取暖 验收',
  '王建国',
  'xfaq',
  '2010 30',
  '应急预案',
  '由王建国负责',
  '测试县人民政府',
  '村委会公示名单',
  '落实',
  '液化石油气 巡查',
];

const documents = Number(process.argv[2] ?? 100_000);
const vocabulary = jurisdictions()[0]!.vocabulary;
const store = await openStore();
try {
  const register = createRegister(store.database, () => vocabulary);
  const reader = { jurisdiction: SYNTHETIC, role: 'public' } as const;
  const { total } = await register.documents(reader, {}, { limit: 1, offset: 0 });
  if (total !== documents) {
    const start = Date.now();
    await asOwner((db) =>
      fill(db, documents, vocabulary, (done) => {
        if (done % 10_000 === 0)
          process.stderr.write(`${done} documents, ${Math.round((Date.now() - start) / 1000)} s\n`);
      }),
    );
    process.stderr.write(`filled in ${Math.round((Date.now() - start) / 1000)} s\n`);
  }
  const random = seeded(7);
  const number = () => syntheticDocument(Math.floor(random() * documents)).number!;
  const search = (query: string) => register.search(reader, query, {}, { limit: 20, offset: 0 });
  for (const query of QUERIES) {
    const [one] = await measure(1, 5, () => search(query));
    const { total: found } = await search(query);
    process.stdout.write(`${query}\t${found} found\t${one!.toFixed(1)} ms alone\n`);
  }
  await report('search, each query new, 10 readers', 10, 1000, () => search(syntheticQuery(random)));
  // People look for the same words again and again: kept answers count.
  await report('search, every second query among twenty, 10 readers', 10, 2000, () =>
    search(random() < 0.5 ? QUERIES[Math.floor(random() * QUERIES.length)]! : syntheticQuery(random)),
  );
  await report('document(), 50 readers', 50, 5000, () => register.document(reader, number()));
  await report('documentVersion(), 50 readers', 50, 10_000, () => register.documentVersion(reader, number()));
} finally {
  await store.close();
}

async function report(name: string, readers: number, times: number, work: () => Promise<unknown>): Promise<void> {
  await measure(readers, times / 5, work);
  const start = performance.now();
  const [p50, p95] = await measure(readers, times, work);
  const rate = times / ((performance.now() - start) / 1000);
  process.stdout.write(`${name}: p50 ${p50!.toFixed(1)} ms, p95 ${p95!.toFixed(1)} ms, ${Math.round(rate)}/s\n`);
}

/** p50 and p95 in milliseconds of `times` calls by `readers` at once. */
async function measure(readers: number, times: number, work: () => Promise<unknown>): Promise<[number, number]> {
  const durations: number[] = [];
  let left = times;
  await Promise.all(
    Array.from({ length: readers }, async () => {
      while (left-- > 0) {
        const start = performance.now();
        await work();
        durations.push(performance.now() - start);
      }
    }),
  );
  durations.sort((a, b) => a - b);
  const at = (share: number) => durations[Math.min(durations.length - 1, Math.floor(durations.length * share))]!;
  return [at(0.5), at(0.95)];
}
