/** An issue as the reader gave it, as the press sets it again: documents by section, imprint, addresses. */
import type { ReadIssue } from '../gazette/types.ts';
import { fromGazette } from './document.ts';
import type { PressIssue } from './gazette-pdf.ts';

/** `base`: where the register is served; '' = no QR codes. Sections follow the issuers, in print order. */
export function issueFrom({ issue, documents, text }: ReadIssue, base: string): PressIssue {
  const sections: PressIssue['sections'] = [];
  for (const record of documents) {
    const title = /办公室$/u.test(record.issuer ?? '') ? '政府办公室文件' : '政府文件';
    const address = base && record.number ? `${base}/d/${encodeURIComponent(record.number)}` : null;
    const document = fromGazette(record, text, address);
    const last = sections.at(-1);
    if (last?.title === title) last.documents.push(document);
    else sections.push({ title, documents: [document] });
  }
  return {
    title: issue.title ?? '政府公报',
    year: issue.year ?? Number(issue.key.slice(0, 4)),
    number: issue.number ?? 1,
    total: issue.total,
    published: issue.published,
    imprint: Object.entries(issue.imprint),
    sections,
  };
}
