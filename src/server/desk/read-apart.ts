/** Reads an uploaded issue in a thread of its own: whoever works meanwhile waits for nothing, and no file takes the server down. */
import { Worker } from 'node:worker_threads';
import type { ReadIssue } from '../../gazette/types.ts';
import { UserError } from '../../text/error.ts';

/** What the thread answers. */
export type Answer = { issue: ReadIssue } | { fault: string };

const LIMIT = { minutes: 3, megabytes: 1024 };

/** UserError where it is no text, or cannot be read within the limits. */
export function readApart(file: string, key: string): Promise<ReadIssue> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: { file, key },
    resourceLimits: { maxOldGenerationSizeMb: LIMIT.megabytes },
  });
  return new Promise<ReadIssue>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new UserError(`这个文件读了${LIMIT.minutes}分钟还没有读完；请拆成小一些的文件。`)),
      LIMIT.minutes * 60_000,
    );
    worker.once('message', (answer: Answer) =>
      'issue' in answer ? resolve(answer.issue) : reject(new UserError(answer.fault)),
    );
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new UserError('这个文件太大，读不下；请拆成小一些的文件。') : error,
      ),
    );
    worker.once('exit', () => clearTimeout(late));
  }).finally(() => worker.terminate());
}
