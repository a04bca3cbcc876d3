import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import type { Connection } from 'mongoose';
import { localDate } from '../../domain/calendar/officeDays';
import { stages } from '../../domain/case/vocabulary';
import { clockKinds } from '../../domain/clocks/clock';
import type { CaseStores } from '../../models/caseStores';
import type { DailyLetters } from '../../models/dailyLetters';
import { createOfficeCounts } from '../../models/officeCounts';
import type { Settings } from '../../temporal-config/settings';
import type { Readiness } from './readiness';
import type { MetricReading } from './metricReadings';

/** What is asked, of whom. */
interface Needs {
  connection: Connection;
  cases: Pick<CaseStores, 'imports' | 'reference' | 'door'>;
  letters: Pick<DailyLetters, 'countByState'>;
  readiness: Pick<Readiness, 'inspect'>;
  settings: Pick<Settings, 'mail' | 'dataDirectory' | 'backups'>;
}

/** What `/readyz` can name. */
const checks = ['database', 'temporal', 'workflows', 'accounts', 'mail', 'door', 'doorFiles'] as const;
const letterStates = ['taken', 'sent', 'waiting', 'refused'] as const;

/** Whatever cases are asked about. */
function caseReadings({ connection, cases }: Needs): MetricReading[] {
  const counts = createOfficeCounts(connection);
  const clock = { name: 'clock', values: clockKinds };
  return [
    {
      name: 'liem_cases',
      help: 'Cases of the office, by their stage',
      label: { name: 'stage', values: stages },
      read: counts.byStage,
    },
    {
      name: 'liem_cases_overdue',
      help: 'Cases with a limit that is over and still to be kept, by its kind',
      label: clock,
      read: counts.overdue,
    },
    {
      name: 'liem_cases_escalated',
      help: 'Cases that went up to somebody, by the kind of each limit in them that is over',
      label: clock,
      read: counts.escalated,
    },
    {
      name: 'liem_imports',
      help: 'Imports of registers: at work, or waiting for their person to confirm them',
      label: { name: 'state', values: ['running', 'waiting'] },
      read: () => cases.imports.count(new Date().toISOString()),
    },
  ];
}

/** Whatever goes out of the house, and comes from its door. Webhooks have their place here. */
function outsideReadings({ cases, letters, settings }: Needs): MetricReading[] {
  const today = async () => localDate(await cases.reference.getCurrentCalendar(), new Date().toISOString());
  const { envelopes } = cases.door;
  return [
    ...(settings.mail
      ? [
          {
            name: 'liem_letters',
            help: 'Daily letters of today, by how they stand; waiting: the mail server could not be reached',
            label: { name: 'state', values: letterStates },
            read: async () => letters.countByState(await today()),
          },
        ]
      : []),
    {
      name: 'liem_door_reports_waiting',
      help: 'Reports from the public door that nobody has registered or put aside',
      read: () => envelopes.countWaiting(),
    },
    {
      name: 'liem_door_messages_waiting',
      help: 'Messages of reporters that their cases have not taken in',
      read: async () => (await envelopes.listUnheard()).length,
    },
    {
      name: 'liem_door_silent_days',
      help: 'Days since something came that the public door had sealed, which it does each day; 0 where nothing ever came',
      read: async () => {
        const on = (await envelopes.findLatest())?.on;
        if (on === undefined) return 0;
        const days = DateTime.fromISO(await today()).diff(DateTime.fromISO(on), 'days').days;
        return Math.max(0, Math.floor(days));
      },
    },
  ];
}

/** When the newest backup in a directory was finished, in seconds: its manifest is written last. */
async function newestBackup(directory: string): Promise<number> {
  const inside = await readdir(directory);
  const finished = await Promise.all(
    ['.', ...inside].map((name) =>
      stat(join(directory, name, 'manifest.json')).then(
        ({ mtimeMs }) => mtimeMs / 1_000,
        () => 0,
      ),
    ),
  );
  return Math.max(...finished);
}

function machineReadings({ readiness, settings }: Needs): MetricReading[] {
  const { dataDirectory, backups } = settings;
  return [
    {
      name: 'liem_check_ok',
      help: 'Whether what /readyz names holds: 1 or 0; 1 for what this office does not have',
      label: { name: 'check', values: checks },
      read: async () => {
        const { checks: now } = await readiness.inspect();
        return Object.fromEntries(checks.map((name) => [name, now[name] === 'failed' ? 0 : 1]));
      },
    },
    {
      name: 'liem_disk_bytes',
      help: 'The disk on which the office keeps its data, or else its program: size, and what is free',
      label: { name: 'what', values: ['size', 'free'] },
      read: async () => {
        const { blocks, bavail, bsize } = await statfs(dataDirectory ?? '.');
        return { size: blocks * bsize, free: bavail * bsize };
      },
    },
    ...(backups === undefined
      ? []
      : [
          {
            name: 'liem_backup_last_timestamp_seconds',
            help: 'When the newest backup in LIEM_BACKUPS was finished; 0 where there is none',
            read: () => newestBackup(backups),
          },
        ]),
  ];
}

/** All that a web server has to ask for. */
export const officeReadings = (needs: Needs): MetricReading[] => [
  ...caseReadings(needs),
  ...outsideReadings(needs),
  ...machineReadings(needs),
];
