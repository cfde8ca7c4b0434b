/** Imports the big fixture into the database that the first argument names. Run by crash.test.ts, and killed by it. */
import { openDatabase } from '../../src/store/database.ts';
import { importIssue } from '../../src/store/import.ts';
import { segmenterOf } from '../../src/store/search/segmenter.ts';
import { bigIssue } from './big-issue.ts';
import { COUNTY, SOURCE } from './fixture.ts';

// Loaded before, so that the kill falls into the transaction and not into the loading of a dictionary.
segmenterOf(COUNTY.vocabulary)('一');
const database = await openDatabase(process.argv[2]!);
process.stdout.write('ready\n');
await importIssue(database, COUNTY, bigIssue(), SOURCE);
process.stdout.write('done\n');
await database.destroy();
