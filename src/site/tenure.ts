/** Who held which post on a day, as far as the held documents say. */
import type { Tenure } from '../store/views.ts';

export interface HeldOn {
  /** In office on that day by the documents. */
  certain: Tenure[];
  /** Begun on an unknown day, and not yet ended on that day. */
  possible: Tenure[];
}

/** `day` is ISO. A post ends on the day of the document that removes from it: that day no longer counts. */
export function heldOn(tenures: Tenure[], day: string): HeldOn {
  const open = tenures.filter(({ to }) => to === null || day < to);
  return {
    certain: open.filter(({ from }) => from !== null && from <= day),
    possible: open.filter(({ from }) => from === null),
  };
}
