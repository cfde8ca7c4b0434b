/**
 * Typesetting: an issue of at least 200 pages, made of the specimen's documents again and again; one document alone.
 * usage: node bench/press.ts
 */
import { readFileSync } from 'node:fs';
import { readIssue } from '../src/gazette/read.ts';
import { fromGazette } from '../src/press/document.ts';
import { gazettePdf } from '../src/press/gazette-pdf.ts';
import { issueFrom } from '../src/press/issue.ts';
import { officialPdf } from '../src/press/official-pdf.ts';

const text = readFileSync(new URL('../samples/2025-1.txt', import.meta.url), 'utf8').split('\n');
const read = readIssue(text, { key: '2025-1' });
const one = issueFrom(read, 'https://gongbao.example');
// Every copy begins its documents on pages of their own: twelve copies are more than 200 pages.
const sections = Array.from({ length: 12 }, () => structuredClone(one.sections)).flat();
const started = performance.now();
const pdf = await gazettePdf({ ...one, sections });
const seconds = (performance.now() - started) / 1000;
const pages = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/gu)?.length ?? 0;
process.stdout.write(`${pages} pages, ${(pdf.length / 1e6).toFixed(1)} MB: ${seconds.toFixed(1)} s\n`);
const alone = fromGazette(read.documents[0]!, text, null);
officialPdf(alone);
const again = performance.now();
for (let i = 0; i < 10; i++) officialPdf(alone);
process.stdout.write(`one document of the national format: ${((performance.now() - again) / 10).toFixed(0)} ms\n`);
