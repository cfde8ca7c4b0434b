/** A request that is refused: one sentence in Chinese for whoever asked. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly kind: RefusalKind;
  constructor(kind: RefusalKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** unknown: there is no such thing, or none that this person may know of. conflict: somebody was faster. */
export type RefusalKind = 'invalid' | 'forbidden' | 'unknown' | 'conflict';
