/**
 * PDF/A as an independent validator sees it. Apache PDFBox Preflight knows part 1 of ISO 19005 only; what part 2 allows beyond it,
 * and what the validator itself does not follow, is named here. Everything else that it found would be a fault.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readIssue } from '../../src/gazette/read.ts';
import { fromGazette } from '../../src/press/document.ts';
import { gazettePdf } from '../../src/press/gazette-pdf.ts';
import { issueFrom } from '../../src/press/issue.ts';
import { officialPdf } from '../../src/press/official-pdf.ts';

const JARS = [
  'preflight',
  'pdfbox2',
  'xmpbox',
  'fontbox2',
  'commons-logging',
  'commons-io',
  'javax.activation',
  'jaxb-api',
].map((name) => `/usr/share/java/${name}.jar`);
const hasValidator = spawnSync('java', ['-version']).status === 0 && JARS.every((jar) => existsSync(jar));
if (!hasValidator)
  process.stderr.write('tests/press/archive: PDFBox Preflight is missing (scripts/install-press-tools.sh); skipped.\n');

/** ISO 19005-2 6.2.4.2 takes profiles of ICC.1:2010 (version 4), part 1 those of version 2 only. */
const NEWER_PROFILE = /^2\.1\.6 .*Invalid version of the ICCProfile/u;
/** 6.6.4: the file says that it is of part 2. */
const PART_TWO = /^7\.11\.2 .*part must be 1/u;
/** A destination may be an indirect object (ISO 32000-1 7.3.10); Preflight 2.0 looks at the reference itself. */
const REFERENCE = /^1\.2\.3 .*can't convert to Destination COSObject/u;

const folder = mkdtempSync(join(tmpdir(), 'gongbao-archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the validator says, without what is expected of part 2. */
function faults(pdf: Buffer): { rest: string[]; expected: number } {
  const file = join(folder, 'file.pdf');
  writeFileSync(file, pdf);
  const { stdout } = spawnSync('java', ['-cp', JARS.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', file], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  const found = stdout.split('\n').filter((line) => /^\d+(?:\.\d+)* :/u.test(line));
  const rest = found.filter((line) => ![NEWER_PROFILE, PART_TWO, REFERENCE].some((known) => known.test(line)));
  return { rest: [...new Set(rest)], expected: found.length - rest.length };
}

describe.skipIf(!hasValidator)('PDF/A', { timeout: 120_000 }, () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../samples/2025-1.txt'), 'utf8').split('\n');
  const issue = readIssue(text, { key: '2025-1' });

  it.each(issue.documents.slice(0, 3).map((record) => [record.number, record] as const))('of %s', (_, record) => {
    const { rest, expected } = faults(officialPdf(fromGazette(record, issue.text, null)));
    expect(rest).toEqual([]);
    // The validator did look at it.
    expect(expected).toBeGreaterThan(0);
  });

  it('of a whole issue, with bookmarks and QR codes', async () => {
    const { rest, expected } = faults(await gazettePdf(issueFrom(issue, 'https://gongbao.example')));
    expect(rest).toEqual([]);
    expect(expected).toBeGreaterThan(0);
  });

  it('is not found where a font is left out', () => {
    const pdf = officialPdf(fromGazette(issue.documents[0]!, issue.text, null));
    const broken = Buffer.from(pdf.toString('latin1').replaceAll('/FontFile', '/FontFils'), 'latin1');
    expect(faults(broken).rest.length).toBeGreaterThan(0);
  });
});
