/** Work on many things of which one that fails must stop no other. */
import { isConnectionLoss } from '../store/database.ts';

/**
 * Does `work` for each, one after the other. AggregateError at the end for those that failed, each with its name; where the database is
 * away, the rest waits for another time.
 */
export async function eachAlone<T>(
  items: Iterable<T> | AsyncIterable<T>,
  nameOf: (item: T) => string,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const failed: Error[] = [];
  for await (const item of items) {
    try {
      await work(item);
    } catch (error) {
      if (isConnectionLoss(error)) throw error;
      failed.push(new Error(`${nameOf(item)}: ${(error as Error).message}`, { cause: error }));
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, failed.map(({ message }) => message).join('\n'));
}
