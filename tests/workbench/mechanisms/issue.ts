/** A small issue of 离石区's gazette in our own words, for walks that begin with an import. */

export interface Printed {
  number: string;
  /** Of the document, without its issuer: 关于……的通知. */
  title: string;
  dated: string;
  office?: boolean;
  body: string[];
}

/** The text of an issue (YYYY-N) as a file. */
export function issueFile(key: string, documents: Printed[]) {
  const [year, number] = key.split('-') as [string, string];
  const issuer = ({ office }: Printed) => `吕梁市离石区人民政府${office ? '办公室' : ''}`;
  const lines = [
    '吕梁市离石区人民政府公报',
    `${year}.${number}`,
    '吕梁市离石区人民政府办公室',
    '目　录',
    `${year}年第${number}期`,
    ...documents.map((one) => `${issuer(one)}${one.title}(${one.number})……………1`),
    '吕梁市离石区人民政府办公室主管主办',
    ...documents.flatMap((one) => [
      ...[issuer(one), one.title, one.number, '各乡镇人民政府、街道办事处，区直各有关单位：'],
      ...one.body,
      ...[issuer(one), one.dated, '（此件公开发布）'],
    ]),
  ];
  return { name: `${key}.txt`, mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n\n')) };
}
