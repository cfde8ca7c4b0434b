/** Uses the embedded server of the data folder that GONGBAO_HOME names. Run by server.test.ts. */
import { openStore } from '../../src/store/database.ts';

const store = await openStore();
process.stdout.write('open\n');
if (process.argv[2] === 'stay') setInterval(() => {}, 1000);
else await store.close();
