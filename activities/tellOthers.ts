import { activityInfo, getClient, log } from '@temporalio/activity';
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { setTimeout as pause } from 'node:timers/promises';
import { rulesOf } from '../domain/case/checks';
import type { Command } from '../domain/case/decide';
import { hasHeardBefore } from '../domain/case/heardBefore';
import { caseWorkflowName, hearMessageName, workflowIdOf } from '../domain/case/hosting';
import { registrationOfPart } from '../domain/case/petitionPart';
import { messageId } from '../domain/proof/proven';
import type { CaseEventStore } from '../models/caseEvents';
import { ContentsGoneError } from '../models/caseKeys';
import type { IdentityVault } from '../models/identityVault';
import type { Proofs } from '../models/proofs';
import type { CaseNumbers } from '../models/caseNumbers';
import { enterPart } from './enterPart';
import type { News, OwedNews } from './owedNews';

/** How long another case may take to record what it is told, in milliseconds; then it is told again later. */
const patience = 10_000;

export interface TellNeeds {
  events: Pick<CaseEventStore, 'read' | 'isStored' | 'findBehind'>;
  numbers: Pick<CaseNumbers, 'numberFor'>;
  vault: Pick<IdentityVault, 'share'>;
  proofs: Proofs;
  news: OwedNews;
}

type Told = Exclude<News, { says: 'opened' }>;
type Opened = Extract<News, { says: 'opened' }>;

async function tell(
  from: string,
  { to, seq, at, message }: Told,
  { proofs, events }: TellNeeds,
): Promise<void> {
  try {
    const there = await events.findBehind(to, { seq: 0, hash: '' });
    if (there && hasHeardBefore(there.sealed, { message, at })) return;
  } catch (error) {
    // What that case says was destroyed: there is nobody left to be told.
    if (error instanceof ContentsGoneError && error.destruction) return;
    throw error;
  }
  const told = proofs.proveMessage({ from, seq, to, message });
  const client = getClient();
  try {
    await client.withDeadline(Date.now() + patience, () =>
      client.workflow
        .getHandle(workflowIdOf(to))
        .executeUpdate(hearMessageName, { args: [told], updateId: messageId(told) }),
    );
  } catch (error) {
    // There never was such a case: somebody had put in a number that is nobody's.
    if (error instanceof WorkflowNotFoundError && !(await events.isStored(to, 1))) return;
    throw error;
  }
}

/** Opens the case of a part, under the rules of its petition; it lives on by itself. Done once its registration is stored. */
async function open(from: string, { to, event, state }: Opened, needs: TellNeeds): Promise<void> {
  if (await needs.events.isStored(to, 1)) return;
  const { receivedOn, reporter } = state.registration;
  const number = await enterPart(
    { from, into: to, year: receivedOn.slice(0, 4), reporterRef: reporter.ref },
    needs,
  );
  const command: Command = {
    type: 'register',
    commandId: to,
    // Who parted the petition is who registers the part; the command has been checked for it.
    actor: { id: event.by, roles: ['intakeOfficer'] },
    input: registrationOfPart(state, event.data, number),
  };
  const { procedure, calendar } = rulesOf(state);
  const rules = { procedure, calendar };
  const givenAt = new Date().toISOString();
  const opening = needs.proofs.proveCommand({ caseId: to, command, asked: command.input, givenAt, rules });
  try {
    await getClient().workflow.start(caseWorkflowName, {
      workflowId: workflowIdOf(to),
      taskQueue: activityInfo().taskQueue,
      args: [{ caseId: to, opening }],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  for (let waited = 0; waited < patience; waited += 100) {
    if (await needs.events.isStored(to, 1)) return;
    await pause(100);
  }
  throw new Error('the part is not registered yet');
}

/**
 * Tells other cases all that this one owes them, each thing until the other has recorded it, and each case in the order in which it
 * happened. What one cannot be told now keeps no other from being told; the server tries again, for as long as it takes, and no
 * history grows by that.
 */
export async function tellOthers(caseId: string, needs: TellNeeds): Promise<void> {
  const owed = await needs.news.findOwed(caseId, await needs.events.read(caseId));
  const waiting = new Set<string>();
  for (const one of owed) {
    if (waiting.has(one.to)) continue;
    try {
      await (one.says === 'opened' ? open(caseId, one, needs) : tell(caseId, one, needs));
      await needs.news.acknowledge(caseId, one);
    } catch (error) {
      waiting.add(one.to);
      log.warn('a linked case could not be told yet', {
        says: one.says,
        why: error instanceof Error ? error.name : '',
      });
    }
  }
  if (waiting.size > 0) throw new Error(`${waiting.size} of the linked cases could not be told yet`);
}
