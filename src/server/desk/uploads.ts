/** The one file that a request brings. */
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { unzipSync } from 'fflate';
import { Refusal } from '../../desk/fault.ts';

/** Its name and content. Refusal invalid where there is none, and for an archive that unpacks to more than a machine can hold. */
export async function uploaded(request: FastifyRequest): Promise<{ name: string; content: Buffer }> {
  const file: MultipartFile | undefined = await request.file();
  if (!file) throw new Refusal('invalid', '没有收到文件；请重新选择。');
  const content = await file.toBuffer();
  refuseBomb(file.filename, content);
  return { name: file.filename, content };
}

const MOST_UNPACKED = 300 * 1024 * 1024;

/** .docx and .xlsx are archives; what reads them unpacks them whole. */
function refuseBomb(name: string, content: Buffer): void {
  if (content.subarray(0, 2).toString('latin1') !== 'PK') return;
  let unpacked = 0;
  try {
    unzipSync(content, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        return false;
      },
    });
  } catch {
    // Whoever reads it says in what way it is broken.
    return;
  }
  if (unpacked > MOST_UNPACKED) throw new Refusal('invalid', `“${name}”解压后过大，没有收；请拆分后再传。`);
}
