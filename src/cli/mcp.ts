/** `mcp`: a Model Context Protocol server on stdio, so that an assistant answers with cited lines. */
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { UserError } from '../text/error.ts';
import { readArguments } from './arguments.ts';
import { openTools, TOOLS } from './mcp-tools.ts';
import { withStore } from './with-store.ts';

export const help = `usage: gongbao mcp

A Model Context Protocol server on stdin and stdout with the tools search, document, rule and clock. Answers carry the lines that
they rest on, from the issues that are imported (GONGBAO_HOME or DATABASE_URL, as for start).
`;

export async function run(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, {});
  if (positionals.length > 0) throw new UserError('mcp takes no arguments.');
  await withStore(async ({ database }) => {
    const tools = await openTools(database);
    const server = new Server({ name: 'gongbao', version: '0.1.0' }, { capabilities: { tools: {} } });
    server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: TOOLS }));
    server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
      try {
        const answer = await tools(params.name, params.arguments ?? {});
        return { content: [{ type: 'text', text: JSON.stringify(answer) }], isError: 'error' in answer };
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return { content: [{ type: 'text', text: error.message }], isError: true };
      }
    });
    const closed = new Promise<void>((done) => {
      server.onclose = done;
      process.stdin.once('end', () => void server.close());
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
    });
    await server.connect(new StdioServerTransport());
    await closed;
  });
  return 0;
}
