import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Activities } from '../../activities';
import type { AppendActs } from '../../activities/appendActs';

/** What a clock does by itself, by the event in which it is written down. */
const stepsOf = {
  reminded: 'reminder',
  headWarned: 'warning',
  fellOverdue: 'overdue',
  escalated: 'escalation',
  clockRanOut: 'end',
} as const;
type StepEvent = keyof typeof stepsOf;
const isStep = (type: string): type is StepEvent => Object.hasOwn(stepsOf, type);

/** A step that time has brought about, and by how many seconds it came late: not counted before anybody acted in the case for the last time. */
export function lateSteps({
  acts,
  state,
}: Pick<AppendActs, 'acts' | 'state'>): { step: string; late: number }[] {
  const acted = state?.lastAct.at ?? '';
  return acts
    .filter(({ source }) => source.is === 'time')
    .flatMap(({ events }) => events)
    .flatMap((event) => {
      if (!isStep(event.type) || !('dueAt' in event.data)) return [];
      const { dueAt } = event.data;
      const from = dueAt > acted ? dueAt : acted;
      const late = Math.max(0, Date.parse(event.at) - Date.parse(from)) / 1_000;
      return [{ step: stepsOf[event.type], late }];
    });
}

/** The measures of a worker. Labels are of closed lists. */
export interface WorkerMetrics {
  registry: Registry;
  /** The same activities, measured. */
  measured(activities: Activities): Activities;
}

export function createWorkerMetrics(): WorkerMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const lateness = new Histogram({
    name: 'liem_timer_lateness_seconds',
    help: 'How long after it was due a step of a clock was carried out',
    labelNames: ['step'],
    buckets: [1, 5, 15, 60, 300, 900, 3_600, 14_400, 86_400],
    registers,
  });
  for (const step of Object.values(stepsOf)) lateness.zero({ step });
  const seconds = new Histogram({
    name: 'liem_append_duration_seconds',
    help: 'Time to store what was done in a case, with the row that shows it',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const waiting = new Gauge({
    name: 'liem_appends_waiting',
    help: 'Appends of this worker that the database has not answered yet',
    registers,
  });
  const failed = new Counter({
    name: 'liem_append_failures_total',
    help: 'Attempts to store that failed; each is made again',
    registers,
  });
  const waits = new Counter({
    name: 'liem_database_waits_total',
    help: 'Times that a case went on waiting for a database which does not answer',
    registers,
  });

  return {
    registry,
    measured: (activities) => ({
      ...activities,
      appendActs: async (asked) => {
        waiting.inc();
        const stop = seconds.startTimer();
        try {
          const answer = await activities.appendActs(asked);
          if (answer.went === 'on')
            for (const { step, late } of lateSteps(asked)) lateness.observe({ step }, late);
          return answer;
        } catch (error) {
          failed.inc();
          throw error;
        } finally {
          stop();
          waiting.dec();
        }
      },
      databaseAnswers: async (caseId) => {
        try {
          await activities.databaseAnswers(caseId);
        } catch (error) {
          waits.inc();
          throw error;
        }
      },
    }),
  };
}
