/** Word documents: a paragraph is a line, a table row is a line with its cells divided by TAB. */
import mammoth from 'mammoth';
import { UserError } from '../../text/error.ts';

/** The part of mammoth's document tree that is read here. */
interface Node {
  type: string;
  children?: Node[];
  value?: string;
  breakType?: string;
  colSpan?: number;
  rowSpan?: number;
}

/** The lines of a .docx. UserError where it is broken, or another kind of zip file. */
export async function readDocx(bytes: Uint8Array, name: string): Promise<string[]> {
  let tree: Node | undefined;
  const keepTree = (document: Node) => {
    tree = document;
    return { ...document, children: [] };
  };
  try {
    await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { transformDocument: keepTree });
  } catch {
    throw new UserError(
      `${name} is a zip file but no readable Word document; open it in Word and save it again as .docx.`,
    );
  }
  const lines = blockLines(tree?.children ?? []);
  if (lines.every((line) => line.trim() === '')) {
    throw new UserError(`${name} holds no text (perhaps only pictures); give a file with the text of an issue.`);
  }
  return lines;
}

function blockLines(nodes: Node[]): string[] {
  const printed = nodes.flatMap((node) => {
    if (node.type === 'table') return tableLines(node);
    return node.type === 'paragraph' ? inlineText(node).split('\n') : [];
  });
  // The mark of a new page goes to the next line with text: a page break may stand in a paragraph of its own.
  let newPage = true;
  return printed.map((line) => {
    const text = line.replaceAll('\f', '');
    newPage ||= line !== text;
    if (!newPage || text.trim() === '') return text;
    newPage = false;
    return `\f${text}`;
  });
}

/** Cells that span rows or columns leave empty cells, so that the columns stay under each other. */
function tableLines(table: Node): string[] {
  const open: { rows: number; columns: number }[] = [];
  return rowsOf(table).map((row) => {
    const cells: string[] = [];
    const skip = () => {
      for (let span = open[cells.length]; span && span.rows > 0; span = open[cells.length]) {
        span.rows--;
        cells.push(...Array<string>(span.columns).fill(''));
      }
    };
    for (const cell of row.children ?? []) {
      skip();
      const columns = Math.max(1, cell.colSpan ?? 1);
      if ((cell.rowSpan ?? 1) > 1) open[cells.length] = { rows: cell.rowSpan! - 1, columns };
      cells.push(cellText(cell), ...Array<string>(columns - 1).fill(''));
    }
    skip();
    return cells.join('\t');
  });
}

function rowsOf(node: Node): Node[] {
  return (node.children ?? []).flatMap((child) => (child.type === 'tableRow' ? [child] : rowsOf(child)));
}

function cellText(cell: Node): string {
  return blockLines(cell.children ?? [])
    .join('')
    .replace(/[\t\f]/g, ' ')
    .trim();
}

/** Text of a paragraph; '\n' and '\f' for its line and page breaks. */
function inlineText(node: Node): string {
  if (node.type === 'text') return node.value ?? '';
  if (node.type === 'tab') return '\t';
  if (node.type === 'break') return node.breakType === 'page' ? '\n\f' : node.breakType === 'line' ? '\n' : '';
  return (node.children ?? []).map(inlineText).join('');
}
