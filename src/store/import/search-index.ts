import type { Import } from '../import.ts';
import type { StoredDocument } from './documents.ts';
export async function indexDocuments(_job: Import, _issue: string, _documents: StoredDocument[]): Promise<void> {}
