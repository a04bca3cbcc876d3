import { Gauge, type Registry } from 'prom-client';

/** Whoever gathers figures more often is answered with the same ones, in milliseconds. */
const freshMs = 15_000;
/** Longer nobody waits for a reading; what has not come by then is left out this time. */
const patienceMs = 4_000;

/** Numbers by the values of one label, or one number alone. */
type Read<Value extends string> = () => Promise<Partial<Record<Value, number>> | number>;

/** Something that has to be asked for: of the database, of a disk, of a check. */
export interface MetricReading<Value extends string = string> {
  /** `liem_…`, as Prometheus names measures. */
  name: string;
  help: string;
  /** The label by which it is told apart, and all values that it may have: others are dropped, so that no id or name becomes one. */
  label?: { name: string; values: readonly Value[] };
  /** A value that is left out is 0; a read that fails leaves the whole measure out. */
  read: Read<Value>;
}

/** What is asked for when somebody gathers figures: at most every fifteen seconds, and never twice at once. */
export interface MetricReadings {
  /** Adds a reading, or puts it in the place of the one of its name. */
  add<Value extends string>(reading: MetricReading<Value>): void;
  /** Asks anew, unless that was done just now. */
  refresh(): Promise<void>;
}

interface Kept {
  gauge: Gauge;
  reading: MetricReading;
}

function put({ gauge, reading: { label } }: Kept, said: Partial<Record<string, number>> | number): void {
  gauge.reset();
  if (typeof said === 'number') return gauge.set(said);
  for (const value of label?.values ?? []) gauge.set({ [label?.name ?? '']: value }, said[value] ?? 0);
}

/** Rejects when an answer has not come in time. */
function inTime<Result>(answer: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), patienceMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

export function createReadings(registry: Registry, now: () => number = Date.now): MetricReadings {
  const all = new Map<string, Kept>();
  const failed = new Gauge({
    name: 'liem_readings_failed',
    help: 'How many of the measures that are asked for had no answer this time, and are left out',
    registers: [registry],
  });
  let underWay: Promise<void> | undefined;
  let readAt = -Infinity;

  async function readOne(kept: Kept): Promise<boolean> {
    try {
      put(kept, await inTime(kept.reading.read()));
      return true;
    } catch {
      // Rather nothing than what was true before.
      registry.removeSingleMetric(kept.reading.name);
      return false;
    }
  }

  async function readAll(): Promise<void> {
    for (const { gauge, reading } of all.values())
      if (!registry.getSingleMetric(reading.name)) registry.registerMetric(gauge);
    const answers = await Promise.all([...all.values()].map(readOne));
    failed.set(answers.filter((isThere) => !isThere).length);
    readAt = now();
  }

  return {
    add: (reading) => {
      const { name, help, label } = reading;
      registry.removeSingleMetric(name);
      const gauge = new Gauge({ name, help, labelNames: label ? [label.name] : [], registers: [registry] });
      all.set(name, { gauge, reading });
    },
    refresh: () => {
      if (now() - readAt < freshMs) return Promise.resolve();
      underWay ??= readAll().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
  };
}
