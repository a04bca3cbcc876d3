import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type Actor, everyCase } from '../../domain/access/policy';
import { isRunning } from '../../domain/clocks/clock';
import type { CaseView } from '../../domain/views/caseView';
import { localDate } from '../../domain/calendar/officeDays';
import { actorOf } from '../people/actorOf';
import type { Services } from '../services';
import { inventedReport } from './reports';
import { shownCase } from './shownStates';

const tickMs = 1_000;
/** After so long without a visitor nothing new comes in, until one comes. */
const unvisitedMs = 10 * 60_000;
/** A report is registered so long before it is missed: registering takes its time, and more beside other work. */
const aheadMs = 3_000;
/** How many of its reports stay with the standing committee; older ones are put on file. */
const leftWithCommittee = 2;

export interface Keeper {
  /** Somebody looks at the demonstration. */
  visited(): void;
  stop(): void;
}

type Needs = Pick<Services, 'accounts' | 'cases'> & { logger: Pick<Logger, 'warn'> };

/** How long a report is reminded of before it is overdue: as often one must come in, so that there always is one. */
function gapOf({ state: { clocks, registration } }: CaseView): number {
  const { handling } = clocks;
  if (!isRunning(handling)) return 0;
  const reminder = handling.dates.steps.find(({ step }) => step === 'reminder');
  const from = reminder?.at ?? registration.at;
  return Date.parse(handling.dates.dueAt) - Date.parse(from);
}

/**
 * Keeps a report in each state of the demonstration, fresh, reminded of, overdue and with the standing committee, as a person at intake
 * would: by registering one after the other and leaving them alone. What has stood with the committee for a while is put on file.
 */
export function startKeeper({ accounts, cases, logger }: Needs): Keeper {
  let visitedAt = Date.now();
  let nextAt = 0;
  let count = 0;
  let own: string[] = [];
  let isAtWork = false;

  async function intake(): Promise<Actor | undefined> {
    const all = await accounts.listAccounts({ active: true });
    const found = all.find(({ roles, demo }) => demo && roles.includes('intakeOfficer'));
    return found && actorOf(found);
  }

  async function register(actor: Actor): Promise<void> {
    const commandId = randomUUID();
    const begunAt = Date.now();
    const calendar = await cases.reference.getCurrentCalendar();
    const input = inventedReport(count, localDate(calendar, new Date().toISOString()));
    const outcome = await cases.gateway.register({ commandId, actor, input });
    if (outcome.kind !== 'done')
      return void logger.warn({ outcome }, 'the demonstration could not register a report');
    count += 1;
    own.push(commandId);
    const view = await cases.views.find(commandId, everyCase);
    nextAt = begunAt + Math.max(tickMs, (view ? gapOf(view) : 0) - aheadMs);
  }

  /** Puts what has been with the committee longest on file, and forgets what somebody has handled. */
  async function clearUp(actor: Actor): Promise<void> {
    const views = await cases.views.findAll(own, everyCase);
    const shown = views.flatMap((view) => shownCase(view) ?? []);
    const old = shown.filter(({ state }) => state === 'committee').slice(0, -leftWithCommittee);
    for (const { caseId } of old) {
      const input = { ground: 'noSpecificContent', explanation: 'Đơn trình diễn, đã xem xong.' };
      await cases.gateway.give(caseId, { type: 'keepOnFile', commandId: randomUUID(), actor, input });
    }
    const stays = new Set(shown.filter((one) => !old.includes(one)).map(({ caseId }) => caseId));
    own = own.filter((caseId) => stays.has(caseId));
  }

  async function tick(): Promise<void> {
    if (isAtWork || Date.now() - visitedAt > unvisitedMs || Date.now() < nextAt) return;
    isAtWork = true;
    try {
      const actor = await intake();
      if (!actor) return;
      await register(actor);
      await clearUp(actor);
    } catch (err) {
      // The demonstration's servers may be about to stop; the next look tries again.
      logger.warn({ err }, 'the demonstration could not be kept');
      nextAt = Date.now() + 10 * tickMs;
    } finally {
      isAtWork = false;
    }
  }
  const timer = setInterval(() => void tick(), tickMs);
  return {
    visited: () => {
      visitedAt = Date.now();
    },
    stop: () => clearInterval(timer),
  };
}
