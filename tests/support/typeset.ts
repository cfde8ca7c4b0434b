/** PDF from Typst markup, set in the project's own font. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const fonts = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-serif-sc/400Regular')));
let compiler: NodeCompiler | undefined;

/** Throws where the markup is wrong. */
export function typeset(markup: string): Uint8Array {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });
  const style = '#set text(font: "Noto Serif SC", size: 12pt, lang: "zh")\n';
  return new Uint8Array(compiler.pdf({ mainFileContent: style + markup }));
}
