/** The commands, one file each. Every file exports `run(args)` and `help`. */
import { UserError } from '../text/error.ts';

interface Command {
  /** One line for the list of commands. */
  summary: string;
  load: () => Promise<{ help: string; run: (args: string[]) => Promise<number> }>;
}

const COMMANDS: Record<string, Command> = {
  start: { summary: 'serve the product', load: () => import('./start.ts') },
  test: { summary: 'run the whole test suite', load: () => import('./test.ts') },
  read: { summary: 'read one issue (.txt, .docx, .pdf)', load: () => import('./read.ts') },
  import: { summary: 'read issues and store them', load: () => import('./import.ts') },
  check: { summary: 'findings in an issue or a draft', load: () => import('./check.ts') },
  tasks: { summary: 'tasks and their units in an issue', load: () => import('./tasks.ts') },
  duties: {
    summary: 'recurring duties in an issue; what falls due between two days',
    load: () => import('./duties.ts'),
  },
  rule: { summary: 'ask one rule', load: () => import('./rule.ts') },
  clock: { summary: 'ask one clock', load: () => import('./clock.ts') },
  population: { summary: 'ask one rule for every row of a table', load: () => import('./population.ts') },
  policies: { summary: 'the policies: documents, rules, clocks, duties …', load: () => import('./policies.ts') },
  cases: { summary: 'run case files of rules and clocks', load: () => import('./cases.ts') },
  prove: { summary: 'show that the cited lines say what the policies say', load: () => import('./prove.ts') },
  press: { summary: 'set a document or an issue for print and exchange', load: () => import('./press.ts') },
  search: { summary: 'search documents and clauses', load: () => import('./search.ts') },
  mcp: { summary: 'serve assistants (Model Context Protocol on stdio)', load: () => import('./mcp.ts') },
  password: { summary: 'give an account a fresh first password', load: () => import('./password.ts') },
  audit: { summary: 'verify the chain of events', load: () => import('./audit.ts') },
};

// A reader that goes away (`gongbao read … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(overview());
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS[name];
  if (!command) {
    process.stderr.write(`gongbao: no command "${name}"; the commands are ${Object.keys(COMMANDS).join(', ')}.\n`);
    return 2;
  }
  try {
    const { help, run } = await command.load();
    if (args.includes('--help')) {
      process.stdout.write(help);
      return 0;
    }
    return await run(args);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`gongbao ${name}: ${error.message}\n`);
    return 2;
  }
}

function overview(): string {
  const rows = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`);
  return `usage: gongbao COMMAND [...]\n\n${rows.join('\n')}\n\ngongbao COMMAND --help says more.\n`;
}
