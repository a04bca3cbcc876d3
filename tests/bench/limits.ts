import { temporal as protocol } from '@temporalio/proto';
import { tsToMs } from '@temporalio/common/lib/time';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { workflowIdOf } from '../../domain/case/hosting';
import { rowCollection } from '../../models/caseRows';
import { atOnce } from '../../office/backup/atOnce';
import { createLogger } from '../../office/programLog';
import { createServices } from '../../office/services';
import { goOnFrom } from '../../office/restart/restartCase';
import { readCalendar, readProcedures } from '../../seeds/reference';
import { connect, connectClient } from '../../temporal-config/connection';
import { planApi, planWorker } from '../../temporal-config/launcher/ownProcesses';
import { ensureNamespace } from '../../temporal-config/namespace';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import type { LaunchPlan } from '../../temporal-config/servers/launchPlan';
import { processPlaces } from '../../temporal-config/servers/officeServers';
import { freePorts } from '../../temporal-config/servers/ports';
import { supervise } from '../../temporal-config/servers/supervisor';
import { readSettings } from '../../temporal-config/settings';
import { readCase } from '../../workflows/contract';
import { ofEach, type Place, startBenchServers } from './benchServers';
import { type CaseWithLimit, layInWithLimits } from './casesWithLimits';
import { megabytes, processorMs } from './startedProcesses';
import { quantile, timed } from './statistics';
import { benchNamespace as namespace, officeEnvironment } from './workingOffice';

const askedAtOnce = 20;
/** How long the office is left alone before it is looked at, and how long it is looked at. */
const rest = { before: 20_000, looked: 60_000 };
/** In which time the limits are over, evenly; or all at one moment, as at midnight. */
const spreads = { minute: 60_000, together: 0 } as const;
export type Spread = keyof typeof spreads;
/** How long after the last limit it is waited for all of them to be told. */
const patience = 600_000;

const say = (line: string) => process.stderr.write(`${line}\n`);

/** What it took to have many cases open, and to tell what fell due in them. */
export interface LimitFigures {
  readonly cases: number;
  /** How many limits were over, and how they were spread. */
  readonly falling: number;
  readonly spread: Spread;
  /** Share of one core that all processes together took while nothing was to be done. */
  readonly idle: number;
  readonly megabytes: number;
  /** For each limit, in milliseconds: how long after its moment the server rang, and how long until it was stored and shown. */
  readonly rung: readonly number[];
  readonly told: readonly number[];
}

/** An office as processes: the servers, as many workers and web servers as belong to the place. */
async function openProcesses(place: Place, directory: string, ends: (() => unknown)[]) {
  const servers = await startBenchServers(place, directory, say);
  ends.push(() => servers.stop());
  const count = ofEach(place);
  const [webPort = 0, ...workerPorts] = await freePorts(1 + count);
  const webPorts = [webPort, ...(await freePorts(count - 1))];
  const env = officeEnvironment(servers, webPort);
  const settings = readSettings(env);
  const bare = await connect(settings);
  await ensureNamespace(bare, namespace);
  await bare.close();
  const services = await createServices(settings, createLogger('silent'));
  ends.push(() => services.close());
  const { reference } = services.cases;
  await reference.addCalendar(readCalendar('office'));
  for (const procedure of readProcedures('office')) await reference.addProcedure(procedure);
  const places = processPlaces(directory);
  const start = async (plan: LaunchPlan, n: number) => {
    const named = { ...plan, name: `${plan.name}-${n + 1}` };
    const running = await supervise(named, { places, say, timeout: 120_000 });
    ends.push(() => running.stop());
  };
  for (const [n, port] of workerPorts.entries()) await start(planWorker(env, settings, port), n);
  for (const [n, port] of webPorts.entries()) {
    const own = { ...env, LIEM_PORT: String(port) };
    await start(planApi(own, readSettings(own)), n);
  }
  return { settings, services };
}

type Kind = protocol.api.enums.v1.EventType;
const { EventType } = protocol.api.enums.v1;

/** When the server rang for the limit of a case, and when it heard that what fell due is stored and shown. */
async function tellingOf({ caseId, due = 0 }: CaseWithLimit, client: Client) {
  const { events } = await client.workflow.getHandle(workflowIdOf(caseId)).fetchHistory();
  const first = (kind: Kind, from = 0) =>
    (events ?? []).findIndex(({ eventType }, at) => at >= from && eventType === kind);
  const rang = first(EventType.EVENT_TYPE_TIMER_FIRED);
  const stored = first(EventType.EVENT_TYPE_MARKER_RECORDED, rang);
  if (rang < 0 || stored < 0) throw new Error('a limit was told without a timer');
  const after = (at: number) => tsToMs(events?.[at]?.eventTime) - due;
  return { rung: after(rang), told: after(stored) };
}

/** Lays cases in, has them wait for their limits, looks how they idle, and then how what falls due in half of them is told. */
export async function limitsFallingDue(
  place: Place,
  cases: number,
  falling: number,
  spread: Spread,
): Promise<LimitFigures> {
  if (falling >= cases)
    throw new FailureForPeople('Some cases must be left alone: they tell the pace at which cases begin.');
  const directory = mkdtempSync(join(tmpdir(), 'liem-bench-'));
  const ends: (() => unknown)[] = [() => rmSync(directory, { recursive: true, force: true })];
  try {
    const { settings, services } = await openProcesses(place, directory, ends);
    const { connection, cases: stores } = services;
    const keys = settings.secrets.vaultKeys;
    const client = await connectClient(settings);
    ends.push(() => client.connection.close());
    const { taskQueue } = settings.temporal;
    // Begun, it has set its timer.
    const begin = async (end: CaseWithLimit) => {
      await goOnFrom(end, { stores, temporal: client, taskQueue });
      await client.workflow.getHandle(workflowIdOf(end.caseId)).query(readCase);
    };

    const quiet = await layInWithLimits(connection, keys, Array.from({ length: cases - falling }), 0);
    const took = await timed(() => atOnce(quiet, askedAtOnce, begin));
    say(`  ${quiet.length} cases have begun within ${(took / 1000).toFixed(0)} s`);
    const each = took / quiet.length;
    // The rest begins at the same pace or two thirds of it, and all rest; then the first limit is over.
    const from = Date.now() + 30_000 + 1.5 * each * falling + rest.before + rest.looked;
    const dues = Array.from({ length: falling }, (_, n) =>
      Math.round(from + (n * spreads[spread]) / falling),
    );
    const limited = await layInWithLimits(connection, keys, dues, quiet.length);
    await atOnce(limited, askedAtOnce, begin);
    if (Date.now() > from - rest.before - rest.looked)
      throw new Error('the machine has become too slow meanwhile to say anything: measure again');
    say(`  all ${cases} have begun`);

    await pause(rest.before);
    const before = processorMs();
    const looked = await timed(() => pause(rest.looked));
    const idle = (processorMs() - before) / looked;
    const memory = megabytes();
    say(`  the first limit is over in ${((from - Date.now()) / 1000).toFixed(0)} s`);
    await pause(from + spreads[spread] - Date.now());
    const isTold = async () =>
      (await rowCollection(connection).countDocuments({ attention: 'overdue' })) === falling;
    while (!(await isTold())) {
      if (Date.now() > from + spreads[spread] + patience) throw new Error('not every limit was told');
      await pause(1_000);
    }
    // The row is there a moment before the server hears of it.
    await pause(5_000);
    const tellings: { rung: number; told: number }[] = [];
    await atOnce(limited, askedAtOnce, async (one) => void tellings.push(await tellingOf(one, client)));
    return {
      cases,
      falling,
      spread,
      idle,
      megabytes: memory,
      rung: tellings.map(({ rung }) => rung),
      told: tellings.map(({ told }) => told),
    };
  } finally {
    for (let end = ends.pop(); end; end = ends.pop()) await end();
  }
}

const seconds = (millis: number) => `${(millis / 1000).toFixed(1)} s`;

/** The lines of the measurement, each with its target. */
export function limitLines(
  { cases, falling, spread, idle, megabytes, rung, told }: LimitFigures,
  line: (what: string, value: string, target: string, isKept: boolean) => string,
): string[] {
  const many = (count: number) => count.toLocaleString('en');
  const most = quantile(told, 0.99);
  const last = Math.max(...told);
  return [
    line(`${many(cases)} open cases, idle`, `${(idle * 100).toFixed(1)} %`, '≤ 5 % of a core', idle <= 0.05),
    line(
      `${many(falling)} limits ${spread === 'minute' ? 'in a minute' : 'at one moment'}: 99 of 100 told`,
      seconds(most),
      '≤ 30 s',
      most <= 30_000,
    ),
    line('… all told', seconds(last), '≤ 60 s', last <= 60_000),
    `  half of them told within ${seconds(quantile(told, 0.5))}; the server rang for 99 of 100 within ${seconds(quantile(rung, 0.99))}; memory of all processes ${megabytes.toFixed(0)} MB`,
  ];
}
