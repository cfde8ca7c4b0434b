/** The thread of read-apart.ts: one file, one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { readFile } from '../../store/import-file.ts';
import { UserError } from '../../text/error.ts';
import type { Answer } from './read-apart.ts';

const { file, key } = workerData as { file: string; key: string };
parentPort!.postMessage(await answer());

async function answer(): Promise<Answer> {
  try {
    return { issue: await readFile(file, key) };
  } catch (error) {
    if (error instanceof UserError) return { fault: error.message };
    throw error;
  }
}
