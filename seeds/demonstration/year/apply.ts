import { fold } from '../../../domain/case/evolve/evolve';
import { getProcedureInForce } from '../../../domain/procedure/procedure';
import { project } from '../../../domain/views/caseView';
import { openedEvent } from '../../../models/storedEvents';
import { enterNumbers } from '../../../office/registers/enterNumbers';
import { restartCase } from '../../../office/restart/restartCase';
import { readCalendar, readProcedures } from '../../reference';
import { type DemonstrationNeeds, isRunning, store } from '../apply';
import { castFrom } from '../cast';
import { drawNumbers } from '../drawNumbers';
import { play, recentWorkingDays, type Stage, storyId } from '../history';
import { yearStories } from './stories';

export interface YearNeeds extends DemonstrationNeeds {
  /** How many reports the year has. */
  count: number;
  tell: (done: number, total: number) => void;
}

/** The stories of the year are told apart from those that every demonstration has. */
const firstOfYear = 10_000;
/** So many at once: the stores write together what comes together. */
const atOnce = 24;
const daysOfYear = 366;

/** Completes a case of which a start that was cut short has stored the events. */
async function complete(caseId: string, needs: YearNeeds): Promise<void> {
  const { stores } = needs;
  if (await isRunning(caseId, needs)) return;
  const events = (await stores.events.open(caseId, await stores.events.readKept(caseId))).map(openedEvent);
  const state = fold(events);
  if (state) await stores.views.save(project(state));
  await enterNumbers(stores.registers, events);
  await restartCase(caseId, needs);
}

/**
 * Lays a year of reports into the demonstration office, each with the history that it would have had, and starts its workflow. A try that
 * was cut short is completed; papers are numbered behind those that the office has numbered before.
 * @returns how many cases there were not before
 */
export async function layYear(needs: YearNeeds): Promise<number> {
  const { stores, begunAt, count, tell } = needs;
  const calendar = readCalendar('office');
  const days = recentWorkingDays(calendar, begunAt, daysOfYear);
  const stories = yearStories(count, days).map((story, i) => ({ story, index: firstOfYear + i }));
  const there = await stores.events.storedAmong(
    stories.map(({ index }) => ({ caseId: storyId(index), seq: 1 })),
  );
  const known = new Set(there.map(({ caseId }) => caseId));
  const left = stories.filter(({ index }) => !known.has(storyId(index)));

  const procedures = readProcedures('office');
  const blank: Stage = {
    procedureFor: (receivedOn) => getProcedureInForce(procedures, receivedOn, 'party'),
    calendar,
    cast: castFrom(needs.accounts),
    tree: await stores.reference.findCurrentTree(),
    now: begunAt,
    days,
  };
  const unnumbered = left.map(({ story, index }) => play(story, index, '', blank));
  const years = unnumbered.map(({ state }) => state.registration.receivedOn.slice(0, 4));
  const after = new Map((await stores.registers.list()).map(({ series, last }) => [series, last]));
  const stage: Stage = { ...blank, numberOf: drawNumbers(unnumbered, after) };

  let done = 0;
  const inPieces = async <Item>(items: readonly Item[], each: (item: Item) => Promise<void>) => {
    for (let at = 0; at < items.length; at += atOnce) {
      await Promise.all(items.slice(at, at + atOnce).map(each));
      done = Math.min(done + atOnce, count);
      tell(done, count);
    }
  };
  await inPieces([...known], (caseId) => complete(caseId, needs));
  // Numbers of reports follow the days on which they came, so each is drawn before the next.
  const numbered: { story: (typeof left)[number]['story']; index: number; number: string }[] = [];
  for (const [i, { story, index }] of left.entries())
    numbered.push({
      story,
      index,
      number: await stores.numbers.numberFor(storyId(index), years[i] ?? begunAt.slice(0, 4)),
    });
  await inPieces(numbered, async ({ story, index, number }) => {
    await store(play(story, index, number, stage), needs);
    await restartCase(storyId(index), needs);
  });
  return left.length;
}
