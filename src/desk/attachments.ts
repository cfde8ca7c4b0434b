/** Files: kept by the digest of their content, taken only when the content is what the name says, and never too large. */
import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { Kysely } from 'kysely';
import type { Tables } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import { visible } from './board.ts';
import { Refusal } from './fault.ts';

/** 20 MB: a scanned annex fits, a film does not. */
export const LARGEST = 20 * 1024 * 1024;

/** Extension → media types that its content may have. Nothing that a browser would run. */
const ALLOWED: Record<string, string[]> = {
  pdf: ['application/pdf'],
  png: ['image/png'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ofd: ['application/zip', 'application/ofd'],
  zip: ['application/zip'],
  txt: ['text/plain'],
  csv: ['text/plain'],
};

export interface Stored {
  name: string;
  sha256: string;
  media: string;
  size: number;
}

/** Stores a file; the same content is stored once. Refusal invalid for a disguised, empty or too large one. */
export async function storeFile(db: Kysely<Tables>, actor: Actor, name: string, content: Buffer): Promise<Stored> {
  const clean = name.replace(/[\p{Cc}/\\]/gu, '').slice(-200);
  if (content.length === 0) throw new Refusal('invalid', `“${clean}”是空文件；请重新选择。`);
  if (content.length > LARGEST) throw new Refusal('invalid', `“${clean}”超过20兆字节；请压缩或拆分后再传。`);
  const extension = /\.([a-z]+)$/iu.exec(clean)?.[1]?.toLowerCase() ?? '';
  const allowed = ALLOWED[extension];
  if (!allowed)
    throw new Refusal('invalid', `不收“${extension || '无后缀'}”文件；可传 ${Object.keys(ALLOWED).join('、')}。`);
  const media =
    (await fileTypeFromBuffer(content))?.mime ?? (isText(content) ? 'text/plain' : 'application/octet-stream');
  if (!allowed.includes(media))
    throw new Refusal('invalid', `“${clean}”的内容不是${extension}文件；请传原件，不要改后缀。`);
  const sha256 = createHash('sha256').update(content).digest('hex');
  await db
    .insertInto('blobs')
    .values({ jurisdiction: actor.jurisdiction, sha256, media, size: content.length, content })
    .onConflict((conflict) => conflict.columns(['jurisdiction', 'sha256']).doNothing())
    .execute();
  return { name: clean, sha256, media, size: content.length };
}

/** A file that is attached to a case that the actor may read. Refusal unknown. */
export async function readAttachment(
  db: Kysely<Tables>,
  actor: Actor,
  id: string,
): Promise<{ name: string; media: string; content: Buffer }> {
  const { jurisdiction } = actor;
  const row = await visible(db, actor)
    .innerJoin('attachments', (join) =>
      join.onRef('attachments.owner', '=', 'cases.id').onRef('attachments.jurisdiction', '=', 'cases.jurisdiction'),
    )
    .innerJoin('blobs', (join) =>
      join
        .onRef('blobs.sha256', '=', 'attachments.sha256')
        .onRef('blobs.jurisdiction', '=', 'attachments.jurisdiction'),
    )
    .select(['attachments.name', 'blobs.media', 'blobs.content'])
    .where('attachments.jurisdiction', '=', jurisdiction)
    .where('attachments.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('unknown', '没有这份附件，或不在你的职责范围内。');
  return row;
}

/** UTF-8 without control characters: no format announces itself, so that is what is left of “text”. */
function isText(content: Buffer): boolean {
  const text = content.subarray(0, 65_536).toString('utf8');
  return !/[\u0000-\u0008\u000e-\u001f]/u.test(text);
}
