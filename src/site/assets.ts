/** The three files of the site besides its pages, named by their content so that browsers may keep them for good. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

export interface Asset {
  path: string;
  type: string;
  content: string;
}

const FOLDER = new URL('./assets/', import.meta.url);
const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const short = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 12);

function asset(file: string): Asset {
  const [name, ending] = file.split('.') as [string, string];
  const content = readFileSync(new URL(file, FOLDER), 'utf8');
  return { path: `/assets/${name}.${short(content)}.${ending}`, type: TYPES[ending]!, content };
}

export const ASSETS = { style: asset('site.css'), script: asset('site.js'), icon: asset('seal.svg') };

/** Changes when anything that draws the pages changes; kept pages of an older program are then not taken for current. */
export const PROGRAM = short(
  readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|css|js|svg)$/.test(file))
    .sort()
    .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
    .join('\0'),
);
