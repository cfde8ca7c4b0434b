/** Runs a command's work with the store open, and closes it whatever happens, also on Ctrl-C. */
import { openStore, type Store } from '../store/database.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Answers what `work` answers. A signal closes the store (unfinished work leaves no trace) and ends the program. */
export async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore();
  const interrupt = (signal: NodeJS.Signals) => {
    store.close().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  for (const signal of SIGNALS) process.once(signal, interrupt);
  try {
    return await work(store);
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, interrupt);
    await store.close();
  }
}
