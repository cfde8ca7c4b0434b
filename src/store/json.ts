/** Records as the database can hold them, and their fingerprints. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 of the canonical JSON (RFC 8785): the same content, the same fingerprint. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(canonicalize(value)!).digest('hex');
}

/**
 * A copy in which every string can be stored: PostgreSQL takes neither NUL nor half a surrogate pair. Both become U+FFFD.
 */
export function storable<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\0', '\u{FFFD}').toWellFormed() as T;
  if (Array.isArray(value)) return value.map(storable) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storable(key), storable(item)])) as T;
}
