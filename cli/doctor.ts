import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { examine } from '../office/health/doctor/examine';
import { type Finding, wrong } from '../office/health/doctor/finding';
import { environmentOfOffice } from '../temporal-config/runningOffice';
import { explainFailure, FailureForPeople } from '../temporal-config/servers/failureForPeople';
import { readSettings, type Settings } from '../temporal-config/settings';
import { runCommand } from './runCommand';
import { say } from './say';

const usage = `Usage: npm run doctor -- [--backups DIR] [--backup-age HOURS] [--free GIGABYTES] [--json]

Looks at settings, versions, clocks, disk, servers, keys, the public door, mail and ClamAV of the office that runs on this machine, or of the one
that the environment names, and changes nothing. Ends with 1 where something is wrong.
--backups says where backups lie (the newest is to be younger than 48 hours, or than --backup-age), --free how much room there must be (5).`;

const count = z.coerce.number().positive();

function readOrder() {
  try {
    const { values } = parseArgs({
      options: {
        backups: { type: 'string' },
        'backup-age': { type: 'string', default: '48' },
        free: { type: 'string', default: '5' },
        json: { type: 'boolean', default: false },
      },
    });
    const { backups, json } = values;
    return {
      backups,
      json,
      oldestBackup: count.parse(values['backup-age']),
      leastFree: count.parse(values.free),
    };
  } catch {
    throw new FailureForPeople(usage);
  }
}

/** Files of the environment that hold secrets; those of `npm start` stand beside the file of destroyed keys. */
function secretFilesIn(env: NodeJS.ProcessEnv): string[] {
  const { TEMPORAL_TLS_KEY, LIEM_COURIER_KEY, LIEM_DESTROYED } = env;
  const beside = LIEM_DESTROYED?.replace(/\.destroyed\.jsonl$/, '.json');
  return [TEMPORAL_TLS_KEY, LIEM_COURIER_KEY, LIEM_DESTROYED, beside].filter(
    (file): file is string => file !== undefined && file !== '' && existsSync(file),
  );
}

/** Settings that cannot be read end the examination: nothing else could be found without them. */
function settingsOf(env: NodeJS.ProcessEnv): Settings | Finding {
  try {
    return readSettings(env);
  } catch (error) {
    return wrong('settings', explainFailure(error), 'correct them all, then ask again');
  }
}

const signs = { well: 'ok   ', note: '–    ', wrong: 'WRONG' } as const;
const widest = 24;

function tell(finding: Finding): void {
  say(`${signs[finding.state]} ${finding.of.padEnd(widest)}${finding.says}`);
  if (finding.state === 'wrong') say(`${' '.repeat(widest + 6)}→ ${finding.remedy}`);
}

async function main(): Promise<void> {
  const { json, ...order } = readOrder();
  const env = environmentOfOffice(process.env);
  const settings = settingsOf(env);
  const findings =
    'state' in settings
      ? [settings]
      : await examine(settings, {
          ...order,
          // Of an office on servers of its own it says nothing.
          directory: process.env.MONGODB_URI ? undefined : env.LIEM_DATA,
          secretFiles: secretFilesIn(env),
        });
  const faults = findings.filter(({ state }) => state === 'wrong').length;
  if (json) say(JSON.stringify(findings));
  else {
    for (const finding of findings) tell(finding);
    say(faults === 0 ? 'All is well.' : `${faults} ${faults === 1 ? 'thing is' : 'things are'} wrong.`);
  }
  if (faults > 0) process.exitCode = 1;
}

runCommand(main);
