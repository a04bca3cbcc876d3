import { setImmediate as othersFirst } from 'node:timers/promises';
import type { OfficeCheck, OfficeCheckStore } from '../../models/officeChecks';
import { checkOffice, type CheckNeeds, type OfficeFault } from './checkOffice';

/** How long a check is taken to be under way after it has last told of itself. */
const patienceMs = 60_000;
const tellEveryMs = 1_000;
/** Of very many faults the first are enough to know what has happened. */
const keptFaults = 200;
/** How many events or rows are looked at before whoever else waits has a turn. */
const atOnce = 20;

/** The same, with room for everybody else in between: pages are answered while the office is checked. */
async function* politely<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  let seen = 0;
  for await (const item of items) {
    if ((seen += 1) % atOnce === 0) await othersFirst();
    yield item;
  }
}

export type CheckPhase = 'running' | 'stopped' | 'whole' | 'faulty';

/** Where a check stands: `stopped` is one whose program ended on the way. */
export function phaseOf(check: OfficeCheck, now: string): CheckPhase {
  if (check.finishedAt === undefined) return check.runningUntil > now ? 'running' : 'stopped';
  return check.faultCount === 0 ? 'whole' : 'faulty';
}

const later = (): string => new Date(Date.now() + patienceMs).toISOString();

/** What a check came to. */
export type CheckEnd = Pick<OfficeCheck, 'cases' | 'faultCount'>;

/** Remembers what a check finds while it goes on. */
export async function recordedCheck(
  by: string,
  store: OfficeCheckStore,
  needs: CheckNeeds,
  report: (fault: OfficeFault) => void = () => undefined,
): Promise<CheckEnd> {
  const check = await store.begin(by, new Date().toISOString(), later());
  const faults: string[] = [];
  let faultCount = 0;
  let told = Date.now();
  let telling: Promise<void> = Promise.resolve();
  const progress = (done: number, total: number) => {
    needs.progress?.(done, total);
    if (done < total && Date.now() - told < tellEveryMs) return;
    told = Date.now();
    telling = telling.then(() => store.tell(check._id, { done, total, runningUntil: later() }));
    // Heard of at the end.
    telling.catch(() => undefined);
  };
  const cases = await checkOffice({ ...needs, progress }, (fault) => {
    faultCount += 1;
    if (faults.length < keptFaults) faults.push(JSON.stringify(fault));
    report(fault);
  });
  await telling;
  await store.finish(check._id, { finishedAt: new Date().toISOString(), cases, faultCount, faults });
  return { cases, faultCount };
}

/**
 * Begins a check beside all other work; its record says how far it is.
 * @returns its end, or undefined where one is under way already
 */
export async function beginCheck(
  by: string,
  store: OfficeCheckStore,
  { events, rows, ...needs }: CheckNeeds,
): Promise<{ ended: Promise<CheckEnd> } | undefined> {
  const [last] = await store.listLast(1);
  if (last && phaseOf(last, new Date().toISOString()) === 'running') return undefined;
  const ended = recordedCheck(by, store, {
    ...needs,
    events: { ...events, passing: () => politely(events.passing()) },
    rows: { ...rows, all: () => politely(rows.all()) },
  });
  return { ended };
}
