import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { createReadings, type MetricReadings } from './metricReadings';

/** The measures of a web server; rooms add what has to be asked for (`readings`). Labels are of closed lists and never carry ids or names. */
export interface Metrics {
  registry: Registry;
  requestSeconds: Histogram<'method' | 'route' | 'status'>;
  commandSeconds: Histogram<'type'>;
  commands: Counter<'outcome'>;
  refusals: Counter<'reason'>;
  /** When this web server was last at the public door and came through, in seconds; nothing while it was not. */
  doorRound: Gauge;
  readings: MetricReadings;
}

/** What becomes of a command (`CommandOutcome`); failed: by a fault of our own. */
const outcomes = ['done', 'refused', 'invalid', 'stopped', 'busy', 'pending', 'failed'] as const;

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const buckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
  const commands = new Counter({
    name: 'liem_commands_total',
    help: 'Commands to cases, by what became of them: stopped, busy, pending and failed had no answer of their case',
    labelNames: ['outcome'],
    registers,
  });
  // From the first on: how a count grows is not seen of one that is not there yet.
  for (const outcome of outcomes) commands.inc({ outcome }, 0);
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer a request, by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets,
      registers,
    }),
    commandSeconds: new Histogram({
      name: 'liem_command_duration_seconds',
      help: 'Time until a command to a case was answered, whatever the answer, by the type of the command',
      labelNames: ['type'],
      buckets,
      registers,
    }),
    commands,
    refusals: new Counter({
      name: 'liem_command_refusals_total',
      help: 'Commands that a case refused, by the reason',
      labelNames: ['reason'],
      registers,
    }),
    doorRound: new Gauge({
      name: 'liem_door_last_round_timestamp_seconds',
      help: 'When this web server was last at the public door and came through; of several one goes',
      registers,
    }),
    readings: createReadings(registry),
  };
}
