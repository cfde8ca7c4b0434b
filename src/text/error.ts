/** An error for the person who can act: one clear sentence that says what is wrong, where, and what to do. Exit code 2. */
export class UserError extends Error {
  override name = 'UserError';
}
