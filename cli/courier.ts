import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { stored } from '../door/envelopes/protocol';
import { knowDoor, readDoorCard, writeOfficeCard } from '../office/courier/cards';
import { giveMedium, takeMedium } from '../office/courier/medium';
import { courierNeeds } from '../office/courier/needs';
import type { CourierNeeds } from '../office/courier/round';
import { signPage } from '../door/envelopes/publicPage';
import { createAccountStore } from '../models/accounts';
import { gatherPublicPage, type PublicNeeds } from '../office/publicPage/gather';
import { publicSalt } from '../office/publicPage/publicSalt';
import { loadTexts } from '../language/texts';
import { createFigures } from '../office/supervision/figures';
import { createCaseStores } from '../models/caseStores';
import { openConnection } from '../models/connection';
import { courierDirectory, courierFiles, courierVariables } from '../temporal-config/launcher/courierFiles';
import { connectClient } from '../temporal-config/connection';
import { environmentOfOffice } from '../temporal-config/runningOffice';
import { FailureForPeople } from '../temporal-config/servers/failureForPeople';
import { writeWhole } from '../temporal-config/servers/writeWhole';
import { readSettings, type Settings } from '../temporal-config/settings';
import { runCommand } from './runCommand';
import { say } from './say';

const usage = `Usage: npm run courier -- card FILE                  writes what a door is told of this office
       npm run courier -- know CARD [HOST:PORT]     remembers the door, and where it awaits the courier
       npm run courier -- take FILE                 takes what the door has written to a medium
       npm run courier -- give FILE                 writes what goes back to it`;

/** What was taken from media, until the door is told of it. */
const carried = z.object({ door: z.string(), stored });

async function withNeeds<Done>(
  settings: Settings,
  work: (needs: CourierNeeds, office: PublicNeeds) => Promise<Done>,
) {
  const { vaultKeys } = settings.secrets;
  const connection = await openConnection(settings.mongo.uri);
  const client = await connectClient(settings);
  try {
    const stores = await createCaseStores(connection, vaultKeys);
    const accounts = createAccountStore(connection, vaultKeys, stores.officeLog);
    const office = {
      cases: stores,
      accounts,
      figures: createFigures(stores),
      texts: loadTexts(),
      salt: publicSalt(vaultKeys),
    };
    return await work(await courierNeeds(stores, client, vaultKeys), office);
  } finally {
    await client.connection.close();
    await connection.close();
  }
}

function readCarried(file: string): z.infer<typeof carried> | undefined {
  return existsSync(file) ? carried.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [order, file, address] = positionals;
  if (order === undefined || file === undefined) throw new FailureForPeople(usage);
  const env = environmentOfOffice(process.env);
  const settings = readSettings(env);
  const directory = courierDirectory(resolve(env.LIEM_DATA ?? '.liem'));
  const files = courierFiles(directory);
  switch (order) {
    case 'card': {
      const card = await writeOfficeCard(directory, settings.secrets.vaultKeys);
      writeFileSync(file, `${JSON.stringify(card, null, 2)}\n`);
      return say(`Nothing in ${file} is secret: bring it to the door, npm run door -- set-up ${file} CARD2`);
    }
    case 'know': {
      knowDoor(directory, readDoorCard(file));
      say('The door is known. Start the office again with these, so that it fetches by itself:');
      const variables = courierVariables(directory, address ?? 'HOST:PORT');
      for (const [name, value] of Object.entries(variables)) say(`  ${name}=${value}`);
      return;
    }
    case 'take': {
      const { door, stored: fresh } = await withNeeds(settings, (needs) =>
        takeMedium(file, needs, existsSync(files.door) ? readFileSync(files.door, 'utf8') : undefined),
      );
      const before = readCarried(files.carried)?.stored;
      const all = {
        envelopes: [...new Set([...(before?.envelopes ?? []), ...fresh.envelopes])],
        files: [...new Set([...(before?.files ?? []), ...fresh.files])],
      };
      writeWhole(files.carried, JSON.stringify({ door, stored: all }));
      return say(`${fresh.envelopes.length} envelopes are stored. Now: npm run courier -- give FILE2`);
    }
    case 'give': {
      const taken = readCarried(files.carried);
      if (!taken) throw new FailureForPeople('Nothing was taken yet: npm run courier -- take FILE');
      const key = existsSync(files.key) ? readFileSync(files.key, 'utf8') : undefined;
      const told = await withNeeds(settings, async (needs, office) => {
        const page =
          key === undefined ? undefined : signPage(await gatherPublicPage(office, taken.door), key);
        return giveMedium(file, taken, needs, page);
      });
      return say(
        `${told} boxes are told something. Bring ${file} to the door: npm run door -- import ${file}`,
      );
    }
    default:
      throw new FailureForPeople(usage);
  }
}

runCommand(main);
