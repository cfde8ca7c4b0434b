/**
 * Akoma Ntoso 3 (OASIS LegalDocML) for exchange: one `doc` for a document, FRBR addresses, clauses with stable ids. The names of
 * levels follow the vocabulary's own: part 一、 section （一） clause 1. subclause （1） article 第…条.
 */
import type { Clause, GazetteDocument } from '../gazette/types.ts';
import { escaped } from './plain.ts';

const NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';

export interface AknOptions {
  /** 行政区划代码. */
  jurisdiction: string;
  /** Where the site is: https://…, without a slash at its end. */
  base: string;
}

/** The document as AKN XML. */
export function akn(record: GazetteDocument, { jurisdiction, base }: AknOptions): string {
  const date = record.dated ?? `${String(record.year ?? 1).padStart(4, '0')}-01-01`;
  const name = record.number ?? `${record.lines[0]}`;
  const work = `/akn/cn-${jurisdiction}/doc/${date}/${encodeURIComponent(name)}`;
  const title = record.title ?? record.titleInferred?.title ?? '';
  const ids = new Set<string>();
  const main = record.clauses.filter(({ kind }) => kind !== 'annex');
  const annexes = record.clauses.filter(({ kind }) => kind === 'annex');
  return `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="${NAMESPACE}">
  <doc name="${escaped(record.kind ?? '文件')}">
    <meta>
      <identification source="#gazette">
        <FRBRWork><FRBRthis value="${work}/!main"/><FRBRuri value="${work}"/><FRBRdate date="${date}" name="成文日期"/><FRBRauthor href="#issuer"/><FRBRcountry value="cn"/>${record.number ? `<FRBRnumber value="${escaped(record.number)}"/>` : ''}</FRBRWork>
        <FRBRExpression><FRBRthis value="${work}/zho@${date}/!main"/><FRBRuri value="${work}/zho@${date}"/><FRBRdate date="${date}" name="成文日期"/><FRBRauthor href="#issuer"/><FRBRlanguage language="zho"/></FRBRExpression>
        <FRBRManifestation><FRBRthis value="${work}/zho@${date}/!main.xml"/><FRBRuri value="${work}/zho@${date}.xml"/><FRBRdate date="${date}" name="成文日期"/><FRBRauthor href="#gazette"/></FRBRManifestation>
      </identification>
      <references source="#gazette">
        <TLCOrganization eId="issuer" href="${escaped(`${base}/o/${encodeURIComponent(record.issuer ?? '')}`)}" showAs="${escaped(record.issuer ?? '')}"/>
        <TLCOrganization eId="gazette" href="${escaped(base)}" showAs="公报"/>
      </references>
    </meta>
    <preface>
      <longTitle><p>${record.number ? `<docNumber>${escaped(record.number)}</docNumber> ` : ''}<docTitle>${escaped(title)}</docTitle></p></longTitle>
    </preface>
    <mainBody>
${container(main, ids, '      ')}
    </mainBody>
${record.dated ? `    <conclusions><p><date date="${record.dated}">${escaped(record.dated)}</date></p></conclusions>\n` : ''}${annexes.length > 0 ? `    <attachments>\n${annexes.map((annex, i) => attachment(annex, i, work, date, ids)).join('\n')}\n    </attachments>\n` : ''}  </doc>
</akomaNtoso>
`;
}

function attachment(annex: Clause, index: number, work: string, date: string, ids: Set<string>): string {
  const uri = `${work}/!annex_${index + 1}`;
  const level = (name: string): string =>
    `<FRBR${name}><FRBRthis value="${uri}"/><FRBRuri value="${uri}"/><FRBRdate date="${date}" name="成文日期"/><FRBRauthor href="#issuer"/>${name === 'Work' ? '<FRBRcountry value="cn"/>' : name === 'Expression' ? '<FRBRlanguage language="zho"/>' : ''}</FRBR${name}>`;
  return `      <attachment eId="${idOf(annex, ids)}">
        <heading>${escaped([annex.label ?? '附件', annex.text].filter(Boolean).join('　'))}</heading>
        <doc name="附件"><meta><identification source="#gazette">${['Work', 'Expression', 'Manifestation'].map(level).join('')}</identification></meta><mainBody>
${container(annex.children, ids, '          ')}
        </mainBody></doc>
      </attachment>`;
}

/** Never empty: the vocabulary wants something in a body. */
function container(clauses: Clause[], ids: Set<string>, indent: string): string {
  if (clauses.length === 0) return `${indent}<p/>`;
  return clauses.map((clause) => element(clause, ids, indent)).join('\n');
}

function element(clause: Clause, ids: Set<string>, indent: string): string {
  const id = idOf(clause, ids);
  const name = nameOf(clause);
  const inner = clause.children.map((child) => element(child, ids, `${indent}  `)).join('\n');
  if (name === null) {
    const text = `${indent}<p eId="${id}">${escaped(clause.text)}</p>`;
    return inner === '' ? text : `${text}\n${inner}`;
  }
  const num = clause.label === null ? '' : `<num>${escaped(clause.label)}</num>`;
  const own = clause.text === '' ? '' : `<p>${escaped(clause.text)}</p>`;
  const content =
    inner === ''
      ? `<content>${own || '<p/>'}</content>`
      : `${own ? `<intro>${own}</intro>` : ''}\n${wrapped(inner, clause, indent)}\n${indent}`;
  return `${indent}<${name} eId="${id}">${num}${content}</${name}>`;
}

/** Paragraphs below a level stand in a level of their own: the vocabulary lets no bare text beside levels. */
function wrapped(inner: string, clause: Clause, indent: string): string {
  const bare = clause.children.some((child) => nameOf(child) === null);
  return bare ? `${indent}  <level><content>\n${inner}\n${indent}  </content></level>` : inner;
}

function nameOf({ label, kind }: Clause): string | null {
  if (label === null || kind === 'table' || kind === 'damaged') return null;
  if (/^第.+条$/u.test(label)) return 'article';
  if (/^第.+[章节]$/u.test(label)) return 'chapter';
  if (/^[一二三四五六七八九十百]+$/u.test(label)) return 'part';
  if (/^（[一二三四五六七八九十百]+）$/u.test(label)) return 'section';
  if (/^（\d+）$/u.test(label)) return 'subclause';
  return 'clause';
}

/** The anchor as an XML id: letters, digits, hyphens; unique. */
function idOf({ anchor }: Clause, ids: Set<string>): string {
  const clean = `c_${anchor.replace(/[^\p{L}\p{Nd}]+/gu, '_').replace(/^_|_$/gu, '')}`;
  let id = clean;
  for (let n = 2; ids.has(id); n++) id = `${clean}__${n}`;
  ids.add(id);
  return id;
}
