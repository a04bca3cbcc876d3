import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { restartCase } from '../../office/restart/restartCase';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { genesis } from '../../domain/proof/chain';
import { project } from '../../domain/views/caseView';
import type { Account } from '../../models/accounts';
import type { CaseStores } from '../../models/caseStores';
import { workflowIdOf } from '../../domain/case/hosting';
import { type Mode, readCalendar, readProcedures } from '../reference';
import { enterNumbers } from '../../office/registers/enterNumbers';
import { castFrom } from './cast';
import { drawNumbers } from './drawNumbers';
import { type History, play, type Stage, storyId } from './history';
import { acceleratedStories, type Story, stories } from './stories';
import { layWatched } from './watched';

export interface DemonstrationNeeds {
  mode: Mode;
  accounts: readonly Account[];
  stores: CaseStores;
  temporal: Client;
  taskQueue: string;
  /** When this demonstration was begun: the same at every try, so that a try cut short is completed, not doubled. */
  begunAt: string;
}

/** Lays a history into the office: events, numbers of its papers, its row, and who sent it. */
export async function store(history: History, needs: Pick<DemonstrationNeeds, 'stores'>): Promise<void> {
  const { caseId, events, state, reporterName } = history;
  const { ref } = state.registration.reporter;
  if (ref && reporterName) {
    await needs.stores.vault.store(caseId, ref, {
      name: reporterName,
      address: 'Thôn 2, xã Tân Nghiệm',
      phone: '0900000000',
      originalText: '',
    });
  }
  await needs.stores.events.append(caseId, genesis(caseId), events);
  await enterNumbers(needs.stores.registers, events);
  await needs.stores.views.add(project(state));
}

/** Plays the demonstration cases into the office, once; says how many. A start that was cut short is completed. */
export async function applyDemonstration(needs: DemonstrationNeeds): Promise<number> {
  const told: readonly Story[] = needs.mode === 'demo' ? acceleratedStories : stories;
  const last = storyId(told.length - 1);
  if (await isRunning(last, needs)) return 0;
  const procedures = readProcedures(needs.mode);
  const blank: Stage = {
    procedureFor: (receivedOn) => getProcedureInForce(procedures, receivedOn, 'party'),
    calendar: readCalendar(needs.mode),
    cast: castFrom(needs.accounts),
    tree: await needs.stores.reference.findCurrentTree(),
    now: needs.begunAt,
  };
  const unnumbered = told.map((story, index) => play(story, index, '', blank));
  const stage: Stage = { ...blank, numberOf: drawNumbers(unnumbered) };
  let count = 0;
  for (const [index, story] of told.entries()) {
    if (await isRunning(storyId(index), needs)) continue;
    // Before the last one: what is laid after it would be missing for good where the start is cut short between the two.
    if (storyId(index) === last)
      await layWatched(unnumbered.slice(0, -1), { ...needs, cast: stage.cast, at: needs.begunAt });
    const number = await needs.stores.numbers.numberFor(storyId(index), needs.begunAt.slice(0, 4));
    const history = play(story, index, number, stage);
    await store(history, needs);
    await restartCase(history.caseId, needs);
    count += 1;
  }
  return count;
}

export async function isRunning(
  caseId: string,
  { temporal }: Pick<DemonstrationNeeds, 'temporal'>,
): Promise<boolean> {
  try {
    await temporal.workflow.getHandle(workflowIdOf(caseId)).describe();
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
