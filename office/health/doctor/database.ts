import type { Connection } from 'mongoose';
import { z } from 'zod';
import { createCaseKeys } from '../../../models/caseKeys';
import { createDoorEnvelopes } from '../../../models/doorEnvelopes';
import { compareKeys } from '../../../models/knownKeys';
import { createRowsDerived } from '../../../models/rowsDerived';
import { officeToday } from '../../../language/dates';
import type { Settings } from '../../../temporal-config/settings';
import { isSilent } from '../../courier/statedRow';
import { readEndedKeys } from '../../destruction/endedKeys';
import { rowsProgram } from '../../views/rowsOfThisProgram';
import { type Finding, note, well, wrong } from './finding';

const buildInfo = z.object({ version: z.string(), ferretdbVersion: z.string().optional() });
const hello = z.object({ localTime: z.date() });
/** So far two clocks may be apart, in seconds: commands are refused beyond ten minutes, and who sees this has time to act. */
export const mostApart = 30;
export const setClock = 'have both machines set their clocks by NTP (docs/running/time.md)';

export async function examineVersion(connection: Connection): Promise<Finding> {
  const { version, ferretdbVersion } = buildInfo.parse(await connection.db?.command({ buildInfo: 1 }));
  return well(
    'database',
    ferretdbVersion ? `answers: FerretDB, which speaks as MongoDB ${version}` : `answers: MongoDB ${version}`,
  );
}

/** This machine's clock against the database's. */
export async function examineDatabaseClock(connection: Connection): Promise<Finding> {
  const before = Date.now();
  const { localTime } = hello.parse(await connection.db?.command({ hello: 1 }));
  const apart = Math.round(Math.abs(localTime.getTime() - (before + Date.now()) / 2) / 1_000);
  const says = `the database's is ${apart} s from this machine's`;
  return apart > mostApart ? wrong('clock', says, setClock) : well('clock', says);
}

/** Whether all that is sealed can be opened by the keys that are here. */
export async function examineKeys(
  connection: Connection,
  { vaultKeys }: Settings['secrets'],
): Promise<Finding> {
  const { missing, different } = await compareKeys(connection, vaultKeys);
  const names = (all: readonly string[]) => all.join(', ');
  if (different.length > 0)
    return wrong(
      'keys',
      `LIEM_VAULT_KEYS holds another key under the name ${names(different)} than this office has used`,
      'give the office its own keys, from the copy that is kept apart',
    );
  if (missing.length > 0)
    return wrong(
      'keys',
      `something is sealed under ${names(missing)}, and that key is not here`,
      'put it behind the others in LIEM_VAULT_KEYS, from the copy that is kept apart',
    );
  return well(
    'keys',
    `all ${vaultKeys.length === 1 ? 'that is sealed opens under the one key' : `${vaultKeys.length} are there`}`,
  );
}

/** Whether what must never come back by a restore is noted outside the database. */
export async function examineEndedKeys(
  connection: Connection,
  { vaultKeys, endedKeys }: Settings['secrets'],
): Promise<Finding> {
  const of = 'destroyed keys';
  if (endedKeys === undefined)
    return wrong(
      of,
      'no file notes which keys of cases were destroyed, so that an older backup would bring them back',
      'set LIEM_DESTROYED on every web server',
    );
  try {
    const noted = readEndedKeys(endedKeys, vaultKeys);
    const ended = await createCaseKeys(connection, vaultKeys).listEnded();
    const left = ended.filter(({ caseId }) => !noted.has(caseId)).length;
    return left > 0
      ? wrong(
          of,
          `${left} are not noted in ${endedKeys}`,
          'start a web server anew, or take a backup: both note what is missing',
        )
      : well(of, `${ended.length} noted`);
  } catch {
    return wrong(of, `${endedKeys} is not as this office wrote it`, 'put a whole copy of it back');
  }
}

/** Whether lists are derived as this program derives them. */
export async function examineRows(connection: Connection): Promise<Finding> {
  return (await createRowsDerived(connection).isBy(rowsProgram()))
    ? well('program', 'the office was prepared by this version')
    : wrong(
        'program',
        'the office was not prepared by this version',
        'npm run prepare-office, then start workers and web servers (docs/running/upgrading.md)',
      );
}

/** A turn is held for two minutes and taken every minute: one that is over for longer is nobody's. */
const turnOverMs = 5 * 60_000;

/** The public door: whether somebody goes to it, and whether it still seals something each day. @param said what the web server says of it */
export async function examineDoor(
  connection: Connection,
  { secrets: { vaultKeys }, door }: Pick<Settings, 'secrets' | 'door'>,
  said: 'ok' | 'failed' | undefined,
): Promise<Finding> {
  const envelopes = createDoorEnvelopes(connection, vaultKeys);
  const last = await envelopes.findLatest();
  const until = await envelopes.findTurnEnd();
  const see = 'see that its machine runs and LIEM_DOOR_ADDRESS leads there (docs/running.md)';
  if (said === 'failed')
    return wrong('public door', 'it cannot be reached, or what it gave waits for its cases', see);
  if (door === undefined && said === undefined)
    return note('public door', last ? 'none is gone to; what came is brought on a medium' : 'none');
  if (until !== undefined && Date.parse(until) < Date.now() - turnOverMs)
    return wrong(
      'public door',
      `no web server has gone to it since ${until.slice(0, 16)}Z`,
      'start a web server that has LIEM_DOOR_ADDRESS',
    );
  if (last?.on !== undefined && isSilent(last.on, officeToday()))
    return wrong('public door', `nothing has come that was sealed since ${last.on}`, see);
  return well('public door', `gone to every minute; the last envelope is of ${last?.on ?? 'no day yet'}`);
}
