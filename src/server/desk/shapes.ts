/** Shapes that several addresses of the desk ask for. */
import { Type as T } from '@sinclair/typebox';

/** A day that exists, as PostgreSQL keeps it. */
export const Day = T.String({ format: 'date', pattern: '^[12]' });
