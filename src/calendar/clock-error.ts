/** Why a clock gives no date. */
export type ClockErrorCode =
  | 'invalid-input'
  | 'no-value-at-date'
  | 'not-stated'
  | 'pause-not-allowed'
  | 'extension-not-allowed'
  | 'extension-too-long'
  | 'extension-after-expiry'
  | 'extension-not-approved'
  | 'restart-not-allowed'
  | 'override-not-allowed'
  | 'calendar-not-published';

/** `message` is one Chinese sentence for the person who asks: what is wrong and what to do. */
export class ClockError extends Error {
  override name = 'ClockError';
  readonly code: ClockErrorCode;

  constructor(code: ClockErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
