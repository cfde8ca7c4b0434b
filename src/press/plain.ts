/** A document as plain text and as HTML: the same words in the same order. */
import { announced, type Block, ordinal, type PressDocument, printedDate } from './document.ts';

/** Lines of the text, paragraphs indented by two characters. */
export function plainText(document: PressDocument): string {
  const { title, number, addressees, body, annexes, issuers, dated, note } = document;
  const lines = [
    title,
    ...(number ? [number] : []),
    '',
    ...(addressees.length > 0 ? [`${addressees.join('、')}：`] : []),
    ...body.flatMap(blockLines),
    ...announced(annexes).map((name, i) => `${i === 0 ? '　　附件：' : '　　　　　'}${name}`),
    '',
    ...issuers,
    ...(dated ? [printedDate(dated)] : []),
    ...(note ? [`（${note.replace(/^[（(]|[）)]$/gu, '')}）`] : []),
    ...annexes.flatMap((annex) => [
      '',
      annex.label,
      ...(annex.title ? [annex.title] : []),
      ...annex.body.flatMap(blockLines),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A page that stands alone: no script, no other file. */
export function html(document: PressDocument): string {
  const { title, number, addressees, body, annexes, issuers, dated, note, mark, format } = document;
  const parts = [
    `<p class="mark">${escaped(mark)}</p>`,
    number ? `<p class="number">${escaped(number)}</p>` : '',
    '<hr>',
    `<h1>${escaped(title)}</h1>`,
    addressees.length > 0 ? `<p class="to">${escaped(`${addressees.join('、')}：`)}</p>` : '',
    ...body.map(blockHtml),
    ...announced(annexes).map((name, i) => `<p>${i === 0 ? '附件：' : ''}${escaped(name)}</p>`),
    `<p class="signature">${[...issuers.map(escaped), ...(dated ? [`<time datetime="${dated}">${printedDate(dated)}</time>`] : [])].join('<br>')}</p>`,
    note ? `<p>（${escaped(note.replace(/^[（(]|[）)]$/gu, ''))}）</p>` : '',
    ...annexes.map(
      (annex) =>
        `<section><h2>${escaped([annex.label, annex.title].filter(Boolean).join('　'))}</h2>${annex.body.map(blockHtml).join('\n')}</section>`,
    ),
  ];
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body class="${format}"><main>
${parts.filter((part) => part !== '').join('\n')}
</main></body></html>
`;
}

const STYLE =
  'main{max-width:42em;margin:2em auto;padding:0 1em;font:1.1rem/1.9 FangSong,STFangsong,serif}.mark{color:#c7000b;font-size:2em;font-weight:700;text-align:center}.number{text-align:center}hr{border:0;border-top:2px solid #c7000b}h1{font-size:1.5em;text-align:center}p{text-indent:2em;margin:0}.mark,.number,.to,.signature,.flush{text-indent:0}.signature{text-align:right;margin:2em 4em}table{border-collapse:collapse;width:100%;font-size:.85em}td,th{border:1px solid;padding:.2em .4em}b.l1{font-family:SimHei,sans-serif}b.l2{font-family:KaiTi,serif;font-weight:400}';

function blockLines(block: Block): string[] {
  if (block.kind === 'lines') return block.lines;
  if (block.kind === 'paragraph') return [block.centred ? block.text : `　　${ordinal(block)}${block.text}`];
  return [
    ...(block.title ? [block.title] : []),
    ...(block.unit ? [`单位：${block.unit.replace(/^单位[：:]/u, '')}`] : []),
    ...[...(block.header.length > 0 ? [block.header] : []), ...block.rows].map((row) => row.join('\t')),
  ];
}

function blockHtml(block: Block): string {
  if (block.kind === 'lines') return `<p class="flush">${block.lines.map(escaped).join('<br>')}</p>`;
  if (block.kind === 'paragraph') {
    if (block.centred) return `<h2>${escaped(block.text)}</h2>`;
    const number = ordinal(block);
    return `<p>${number ? `<b class="l${block.level}">${escaped(number)}</b>` : ''}${escaped(block.text)}</p>`;
  }
  const row = (cells: string[], tag: 'td' | 'th'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const caption = block.title
    ? `<caption>${escaped(block.title)}${block.unit ? `（${escaped(block.unit)}）` : ''}</caption>`
    : '';
  return `<table>${caption}${block.header.length > 0 ? row(block.header, 'th') : ''}${block.rows.map((cells) => row(cells, 'td')).join('')}</table>`;
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For text and attributes of HTML and XML, without the control characters that XML 1.0 does not have. */
export function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
    .replace(/[&<>"']/gu, (sign) => SIGNS[sign]!);
}
