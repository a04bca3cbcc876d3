import { everyCase } from '../../domain/access/policy';
import type { CaseState } from '../../domain/case/state';
import { stages } from '../../domain/case/vocabulary';
import { criteriaMet } from '../../domain/matters/criteria';
import { decideByRule, passMatterTime } from '../../domain/matters/decide';
import { matterOfActs, mattersOfActs } from '../../domain/matters/evolve';
import type { MatterDeed } from '../../domain/matters/matter';
import { visitOfActs } from '../../domain/reception/evolveVisit';
import { officeItself } from '../../domain/staff/entries';
import type { CaseStores } from '../../models/caseStores';
import { type OfficeMoment, officeMoment } from '../officeMoment';

type Stores = Pick<CaseStores, 'listedMatters' | 'views' | 'visits' | 'reference'>;

const open = stages.filter((stage) => stage !== 'closed');

/** How many had the same to say when they came with what became this case. */
async function peopleOf(
  { visits }: Stores,
  { caseId, registration }: CaseState,
): Promise<number | undefined> {
  if (registration.source !== 'reception') return undefined;
  const visitId = await visits.findOfCase(caseId);
  return visitId === undefined ? undefined : visitOfActs(await visits.listOf(visitId))?.people;
}

/** By what it is done each deed of the office itself is known: whoever writes it down again finds it done. */
function idOf(deed: MatterDeed, revision: number): string {
  if (deed.kind !== 'timePassed') return `${deed.kind} ${revision}`;
  const { of, stepId = '', step } = deed;
  return ['time', of, stepId, step.step, step.level, step.at].join(' ');
}

/** Writes down what the office itself does to a matter; what a person did meanwhile goes first. @returns false where they did */
async function note(
  { listedMatters }: Stores,
  caseId: string,
  revision: number,
  deed: MatterDeed,
  at: string,
) {
  const commandId = idOf(deed, revision);
  return listedMatters.add({ caseId, revision, by: officeItself, at, commandId, deed });
}

/** Judges a case by the rules of the list. */
async function judge(
  stores: Stores,
  state: CaseState,
  { now, calendar, today }: OfficeMoment,
): Promise<void> {
  const rules = await stores.reference.findMatterRules(today);
  if (!rules) return;
  const matter = matterOfActs(await stores.listedMatters.listOf(state.caseId));
  const met = criteriaMet(state, { rules, calendar, now, people: await peopleOf(stores, state) });
  const deed = decideByRule(matter, { met, isClosed: state.stage === 'closed' });
  if (deed) await note(stores, state.caseId, (matter?.revision ?? 0) + 1, deed, now);
}

/**
 * Goes through the open cases, so many of them at once, and notes which criteria they meet.
 * @param after the case at which the last piece ended; empty for the first
 * @returns the case at which this one ended; empty where it was the last
 */
export async function judgeOpenCases(
  stores: Stores,
  { after = '', most, now }: { after?: string; most: number; now?: string | undefined },
): Promise<string> {
  const moment = await officeMoment(stores, now);
  const named = await stores.views.listNamed(everyCase, { stages: open });
  const piece = named.filter(({ caseId }) => caseId > after).slice(0, most);
  const views = await stores.views.findAll(
    piece.map(({ caseId }) => caseId),
    everyCase,
  );
  for (const { state } of views) await judge(stores, state, moment);
  return piece.length < most ? '' : (piece.at(-1)?.caseId ?? '');
}

/** Takes what was closed off the list, and writes down each reminder and each step upward to which the rest has come. */
export async function passTimeOfMatters(stores: Stores, asked?: string): Promise<void> {
  const moment = await officeMoment(stores, asked);
  const listed = mattersOfActs(await stores.listedMatters.list()).filter((matter) => matter.listed);
  const views = await stores.views.findAll(
    listed.map(({ caseId }) => caseId),
    everyCase,
  );
  const states = new Map(views.map(({ caseId, state }) => [caseId, state]));
  for (const one of listed) {
    const state = states.get(one.caseId);
    // What a case says is gone with its key: nobody is reminded of it any more.
    if (!state) continue;
    if (state.stage === 'closed') {
      await judge(stores, state, moment);
      continue;
    }
    let { revision } = one;
    for (const deed of passMatterTime(one, moment.now)) {
      revision += 1;
      if (!(await note(stores, one.caseId, revision, deed, moment.now))) break;
    }
  }
}
