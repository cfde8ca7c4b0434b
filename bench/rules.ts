/**
 * Rules: single answers, traced and untraced, and a population of one million rows, beside publicodes and zen-engine on
 * equivalent models in the same run. The peers get day counts where our rule takes dates: that is in their favour.
 *   node bench/rules.ts
 */
import { ZenEngine } from '@gorules/zen-engine';
import Engine from 'publicodes';
import { policies } from '../src/cli/policy-files.ts';
import { answer, explain, type Ready, ready } from '../src/rule/ask.ts';
import { columnOf } from '../src/rule/columns/column.ts';
import type { Data } from '../src/rule/input.ts';
import { readInputs } from '../src/rule/input.ts';
import { askAll, rowOf } from '../src/rule/population.ts';
import type { Value } from '../src/rule/value.ts';
import { Failure } from '../src/rule/value.ts';
import { nodesOf } from '../src/rule/walk.ts';

const ROWS = 1_000_000;

interface Peer {
  publicodes: Record<string, unknown>;
  /** What publicodes is asked for. */
  target: string;
  situation(row: Row): Record<string, string | number>;
  /** Expressions of a zen-engine model, in order. */
  zen: [string, string][];
  zenInput(row: Row): Record<string, unknown>;
  zenTarget: string;
}
interface Subject extends Peer {
  id: string;
  at: string;
  row(i: number): Row;
  /** Our output that must equal the peers' target. */
  output: string;
}
type Row = Record<string, Data>;

let seed = 20240915;
/** The same rows in every run: a linear congruential generator. */
function random(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
}

const STATUSES = [
  '特困人员',
  '孤儿',
  '事实无人抚养儿童',
  '低保对象',
  '返贫致贫人口',
  '脱贫不稳定人口',
  '边缘易致贫人口',
  '突发严重困难人口',
  '低保边缘家庭成员',
  '脱贫人口',
];
const truth = (held: boolean): string => (held ? 'oui' : 'non');
const any = (row: Row, names: string[]): boolean => (row.statuses as string[]).some((status) => names.includes(status));
const FULL = ['特困人员', '孤儿', '事实无人抚养儿童'];
const FIXED = ['脱贫不稳定人口', '边缘易致贫人口', '突发严重困难人口'];

const CONTRIBUTION: Subject = {
  id: 'medical-insurance/contribution',
  at: '2024-09-15',
  row: () => ({ statuses: STATUSES.filter(() => random() < 0.15) }),
  output: 'own',
  publicodes: {
    full: 'non',
    returned: 'non',
    low: 'non',
    fixed: 'non',
    fee: 400,
    aid: {
      'le maximum de': [
        0,
        { 'applicable si': 'full', valeur: 'fee' },
        { 'applicable si': 'returned', valeur: 'fee * 90%' },
        { 'applicable si': 'low', valeur: 'fee * 80%' },
        { 'applicable si': 'fixed', valeur: 280 },
      ],
    },
    own: 'fee - aid',
  },
  target: 'own',
  situation: (row) => ({
    full: truth(any(row, FULL)),
    returned: truth(any(row, ['返贫致贫人口'])),
    low: truth(any(row, ['低保对象'])),
    fixed: truth(any(row, FIXED)),
  }),
  zen: [
    ['aid', 'max([0, full ? 400 : 0, returned ? 400 * 0.9 : 0, low ? 400 * 0.8 : 0, fixed ? 280 : 0])'],
    ['own', '400 - $.aid'],
  ],
  zenInput: (row) => ({
    full: any(row, FULL),
    returned: any(row, ['返贫致贫人口']),
    low: any(row, ['低保对象']),
    fixed: any(row, FIXED),
  }),
  zenTarget: 'own',
};

const HOUSEHOLD: Subject = {
  id: 'expropriation/household',
  at: '2023-06-15',
  row: () => {
    const day = (n: number): string => new Date(Date.UTC(2023, 4, 16 + n)).toISOString().slice(0, 10);
    return {
      project: '滨河北西路',
      landArea: String(Math.floor(random() * 5000) / 10_000),
      mainHouseAppraisal: Math.floor(random() * 900_000) + 1,
      mainHouseOneStorey: random() < 0.5,
      mainHouseArea: Math.floor(random() * 200),
      annexArea: Math.floor(random() * 80),
      attachmentsAppraisal: Math.floor(random() * 90_000),
      subsidyArea: Math.floor(random() * 250),
      signingStart: day(0),
      signedAt: day(Math.floor(random() * 40)),
      handOverDue: day(29),
      handedOverAt: day(Math.floor(random() * 40)),
    };
  },
  output: 'total',
  publicodes: {
    land: 0,
    appraisal: 0,
    'one storey': 'non',
    main: 0,
    annex: 0,
    attachments: 0,
    subsidy: 0,
    signed: 0,
    handed: 0,
    house: { variations: [{ si: 'one storey', alors: 'appraisal * 130%' }, { sinon: 'appraisal' }] },
    'land money': { variations: [{ si: 'one storey', alors: 0 }, { sinon: 'land * 200000' }] },
    'main rate': {
      variations: [
        { si: 'handed > 29', alors: 0 },
        { si: 'signed <= 10', alors: 400 },
        { si: 'signed <= 20', alors: 300 },
        { si: 'signed <= 30', alors: 200 },
        { sinon: 0 },
      ],
    },
    'annex rate': {
      variations: [
        { si: 'handed > 29', alors: 0 },
        { si: 'signed <= 10', alors: 300 },
        { si: 'signed <= 20', alors: 200 },
        { si: 'signed <= 30', alors: 100 },
        { sinon: 0 },
      ],
    },
    total: {
      somme: [
        'house',
        'land money',
        'attachments',
        'subsidy * 13 * 6',
        'subsidy * 12',
        'main * main rate',
        'annex * annex rate',
      ],
    },
  },
  target: 'total',
  situation: (row) => ({
    land: Number(row.landArea),
    appraisal: Number(row.mainHouseAppraisal),
    'one storey': truth(row.mainHouseOneStorey === true),
    main: Number(row.mainHouseArea),
    annex: Number(row.annexArea),
    attachments: Number(row.attachmentsAppraisal),
    subsidy: Number(row.subsidyArea),
    signed: daysFrom(row.signedAt),
    handed: daysFrom(row.handedOverAt),
  }),
  zen: [
    ['house', 'oneStorey ? appraisal * 1.3 : appraisal'],
    ['land', 'oneStorey ? 0 : landArea * 200000'],
    ['mainRate', 'handed > 29 ? 0 : (signed <= 10 ? 400 : (signed <= 20 ? 300 : (signed <= 30 ? 200 : 0)))'],
    ['annexRate', 'handed > 29 ? 0 : (signed <= 10 ? 300 : (signed <= 20 ? 200 : (signed <= 30 ? 100 : 0)))'],
    [
      'total',
      '$.house + $.land + attachments + subsidy * 13 * 6 + subsidy * 12 + main * $.mainRate + annex * $.annexRate',
    ],
  ],
  zenInput: (row) => ({
    landArea: Number(row.landArea),
    appraisal: row.mainHouseAppraisal,
    oneStorey: row.mainHouseOneStorey,
    main: row.mainHouseArea,
    annex: row.annexArea,
    attachments: row.attachmentsAppraisal,
    subsidy: row.subsidyArea,
    signed: daysFrom(row.signedAt),
    handed: daysFrom(row.handedOverAt),
  }),
  zenTarget: 'total',
};

function daysFrom(day: Data | undefined): number {
  return (Date.parse(String(day)) - Date.UTC(2023, 4, 16)) / 86_400_000;
}

const began = performance.now();
const loaded = policies();
console.log(`loading ${loaded.policies.length} policies: ${(performance.now() - began).toFixed(0)} ms`);
for (const subject of [CONTRIBUTION, HOUSEHOLD]) await measure(subject);

async function measure(subject: Subject): Promise<void> {
  const rule = loaded.policies.flatMap((policy) => policy.rules).find(({ id }) => id === subject.id);
  if (!rule) throw new Error(`no rule ${subject.id}`);
  const of = ready(rule);
  const rows = Array.from({ length: 2000 }, (_, i) => subject.row(i));
  console.log(`\n${subject.id}`);
  const peers = await peersOf(subject);
  await agree(subject, of, rows, peers);
  const plain = await perSecond(rows, (row) => answer(of, { at: subject.at, input: row }, loaded.calendar));
  const zen = await perSecond(rows, peers.zen);
  const publicodes = await perSecond(rows.slice(0, 300), peers.publicodes);
  const faster = Math.max(zen, publicodes);
  console.log(`  untraced      ${rate(plain)}   ${(plain / faster).toFixed(1)} × the faster peer`);
  console.log(`  zen-engine    ${rate(zen)}`);
  console.log(`  publicodes    ${rate(publicodes)}`);
  console.log(`  traced        median ${medianTraced(subject, of, rows).toFixed(3)} ms`);
  population(subject, of);
}

type Ask = (row: Row) => unknown;

async function peersOf(subject: Subject): Promise<{ zen: Ask; publicodes: Ask }> {
  const engine = new Engine(subject.publicodes as never, { logger: { log() {}, warn() {}, error() {} } });
  const content = {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      {
        id: 'x',
        name: 'x',
        type: 'expressionNode',
        position: { x: 0, y: 0 },
        content: { expressions: subject.zen.map(([key, value], i) => ({ id: String(i), key, value })) },
      },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'x', type: 'edge' },
      { id: 'b', sourceId: 'x', targetId: 'out', type: 'edge' },
    ],
  };
  const decision = new ZenEngine().createDecision(content);
  return {
    zen: async (row) =>
      ((await decision.evaluate(subject.zenInput(row))) as { result: Record<string, unknown> }).result[
        subject.zenTarget
      ],
    publicodes: (row) => engine.setSituation(subject.situation(row) as never).evaluate(subject.target).nodeValue,
  };
}

/** Nobody is measured who gives another answer. */
async function agree(subject: Subject, of: Ready, rows: Row[], peers: { zen: Ask; publicodes: Ask }): Promise<void> {
  for (const row of rows.slice(0, 100)) {
    const own = Number(answer(of, { at: subject.at, input: row }, loaded.calendar)[subject.output]);
    for (const [name, ask] of Object.entries(peers)) {
      const other = Number(await ask(row));
      if (Math.abs(other - own) > 0.005)
        throw new Error(`${name} answers ${other}, we answer ${own}: ${JSON.stringify(row)}`);
    }
  }
}

async function perSecond(rows: Row[], ask: Ask): Promise<number> {
  for (const row of rows.slice(0, 200)) await ask(row);
  let best = 0;
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    let count = 0;
    while (performance.now() - start < 700) {
      for (const row of rows) {
        const given = ask(row);
        if (given instanceof Promise) await given;
      }
      count += rows.length;
    }
    best = Math.max(best, count / ((performance.now() - start) / 1000));
  }
  return best;
}

function medianTraced(subject: Subject, of: Ready, rows: Row[]): number {
  const times = rows.map((row) => {
    const start = performance.now();
    explain(of, { at: subject.at, input: row }, loaded.calendar);
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[times.length / 2]!;
}

/** A clause is a condition, a branch, a requirement or an output of the rule on that day. */
function population(subject: Subject, of: Ready): void {
  const { rule } = of;
  const values = Array.from({ length: ROWS }, (_, i) => readInputs(rule.inputs, subject.row(i)));
  const inputs = rule.inputs.map(({ type }, i) =>
    columnOf(
      values.map((row) => row[i] as Value | undefined),
      type,
    ),
  );
  let best = Number.POSITIVE_INFINITY;
  let last = askAll(of, { at: subject.at }, { rows: ROWS, inputs }, loaded.calendar);
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    last = askAll(of, { at: subject.at }, { rows: ROWS, inputs }, loaded.calendar);
    best = Math.min(best, performance.now() - start);
  }
  const day = [...of.kept.values()].at(-1)!;
  const clauses =
    rule.outputs.length +
    rule.requirements.length +
    [...day.steps, ...day.requirements].reduce((sum, tree) => sum + clausesOf(tree), 0);
  for (let i = 0; i < 500; i++) {
    const row = Math.floor(random() * ROWS);
    const [column, plain] = [
      rowOf(rule, last, row),
      rowOf(
        rule,
        askAll(of, { at: subject.at }, { rows: 1, inputs: values[row]!.map((value) => [value]) }, loaded.calendar),
        0,
      ),
    ];
    if (
      JSON.stringify(column instanceof Failure ? column.code : column, bigints) !==
      JSON.stringify(plain instanceof Failure ? plain.code : plain, bigints)
    )
      throw new Error(`row ${row} differs`);
  }
  const kind = last.columns ? `${last.exceptions.size} rows by the plain gear` : 'row by row';
  console.log(
    `  population    1,000,000 rows in ${(best / 1000).toFixed(2)} s, ${clauses} clauses: ${((ROWS * clauses) / best / 1000).toFixed(0)} million row·clauses/s (${kind})`,
  );
}

function clausesOf(tree: Parameters<typeof nodesOf>[0]): number {
  let count = 0;
  for (const node of nodesOf(tree))
    if (node.op === 'choose' || node.op === 'extreme' || node.op === 'collect') count += node.branches.length;
  return count;
}

function bigints(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function rate(n: number): string {
  return `${Math.round(n).toLocaleString('en').padStart(10)}/s`;
}
