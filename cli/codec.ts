import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { openConnection } from '../models/connection';
import { createOfficeLog } from '../models/officeLog';
import { officeItself } from '../domain/staff/entries';
import { environmentOfOffice } from '../temporal-config/runningOffice';
import { FailureForPeople } from '../temporal-config/servers/failureForPeople';
import { readSettings } from '../temporal-config/settings';
import { createCodecServer, makeCode } from '../temporal-config/codec/codecServer';
import { runCommand } from './runCommand';
import { say } from './say';

const usage = `Opens for Temporal's own pages, on this machine, what the office keeps sealed there, for an operator who may read histories.

  npm run codec                                   for the pages of the office that npm start runs
  npm run codec -- --pages ORIGIN --port NUMBER   for other pages, as http://127.0.0.1:8233

Each case that is looked at is an entry of the log of the office, written before it is shown. Ctrl-C ends it.`;

function readWords(env: NodeJS.ProcessEnv): { pages: string; port: number } {
  const options = { pages: { type: 'string' }, port: { type: 'string' }, help: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: process.argv.slice(2), options });
  const pages = values.pages ?? env.LIEM_TEMPORAL_PAGES;
  const port = Number(values.port ?? env.LIEM_CODEC_PORT);
  const isPort = Number.isInteger(port) && port > 0 && port <= 65_535;
  if (values.help || !pages || !isPort || !URL.canParse(pages)) throw new FailureForPeople(usage);
  return { pages: new URL(pages).origin, port };
}

async function main(): Promise<void> {
  const env = environmentOfOffice(process.env);
  const { pages, port } = readWords(env);
  const { secrets, mongo, temporal } = readSettings(env);
  const connection = await openConnection(mongo.uri);
  try {
    const log = createOfficeLog(connection, secrets.vaultKeys);
    await log.prepare();
    const code = makeCode();
    const app = createCodecServer({
      keys: secrets.vaultKeys,
      namespace: temporal.namespace,
      pages,
      code,
      noteLook: async (workflowId) => {
        const caseId = workflowId.replace(/^case-/, '');
        await log.append({ by: officeItself, type: 'historyOpened', data: { caseId } });
      },
    });
    // Nobody but this machine's browsers has business here.
    const server = app.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const own = `http://127.0.0.1:${port}`;
    say(`Temporal's pages ${pages} can show what is sealed, once this browser is let in:`);
    say(`  1. open ${own}/ in it and type the code ${code}`);
    say(
      `  2. in Temporal's pages, under the glasses at the top: endpoint ${own}, “Include cross-origin credentials”`,
    );
    say('Each case that is looked at is entered into the log of the office. Ctrl-C ends it.');
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'disconnect')]);
    server.closeAllConnections();
    server.close();
    // What holds the channel to whoever started us would keep us.
    if (process.connected) process.disconnect();
  } finally {
    await connection.close();
  }
}

runCommand(main);
