/**
 * Locks between processes, held by the kernel: a socket in Linux's abstract namespace belongs to one process and goes away
 * with it, also on `kill -9`. So there is no stale lock to clear. Whoever connects to it is told the holder's pid.
 */
import { createHash } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Lock {
  release(): Promise<void>;
}

/** Takes the lock `name` on `folder`, or answers null when another process (or this one) holds it. */
export function tryLock(folder: string, name: string): Promise<Lock | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.end(String(process.pid));
    });
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(address(folder, name), () => {
      server.unref();
      resolve({ release: () => new Promise((done) => server.close(() => done())) });
    });
  });
}

/** Waits for the lock; for short critical sections. Throws after `seconds`. */
export async function waitForLock(folder: string, name: string, seconds = 120): Promise<Lock> {
  for (const end = Date.now() + seconds * 1000; ; ) {
    const lock = await tryLock(folder, name);
    if (lock) return lock;
    if (Date.now() > end) throw new Error(`process ${await lockHolder(folder, name)} holds ${name} of ${folder}`);
    await sleep(30);
  }
}

/** The pid of the process that holds the lock; null when nobody does. */
export function lockHolder(folder: string, name: string): Promise<number | null> {
  return new Promise((resolve) => {
    let text = '';
    connect(address(folder, name))
      .on('data', (data) => {
        text += data;
      })
      .on('end', () => resolve(Number(text) || null))
      .on('error', () => resolve(null));
  });
}

function address(folder: string, name: string): string {
  return `\0gongbao/${createHash('sha256').update(folder).digest('hex').slice(0, 32)}/${name}`;
}
