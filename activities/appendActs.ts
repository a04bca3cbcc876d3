import { log } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import canonicalize from 'canonicalize';
import { changeRules } from '../domain/case/commands/changeRules';
import type { CaseEvent } from '../domain/case/events/event';
import { refuse, type Refusal } from '../domain/case/refusal';
import type { CaseState } from '../domain/case/state';
import type { Rules } from '../domain/procedure/migration';
import { fold } from '../domain/case/evolve/evolve';
import { rulesOf } from '../domain/case/checks';
import type { ChainHead } from '../domain/proof/chain';
import { forkedHistory, olderCopy, unreadableHistory } from '../domain/proof/historyFaults';
import type { ProvenCommand, ProvenMessage, ProvenNumber, RecordedEvent } from '../domain/proof/proven';
import { project } from '../domain/views/caseView';
import type { CaseEventStore } from '../models/caseEvents';
import { ContentsGoneError } from '../models/caseKeys';
import type { CaseViewStore } from '../models/caseViews';
import type { Proofs } from '../models/proofs';
import type { ReferenceStore } from '../models/reference';
import { ForkedHistoryError, OlderCopyError, UnopenedEventError } from '../models/storedEvents';
import { type CaseStanding, standingAfter } from './caseStanding';

/** Who says that something happened to a case: a person, another case, a register, or nobody but the clock. */
export type Source =
  | { is: 'command'; command: ProvenCommand }
  | { is: 'message'; told: ProvenMessage }
  | { is: 'number'; given: ProvenNumber }
  | { is: 'time' };

/** Why an act was not carried out: as the failure that its giver is to get. */
export interface Undone {
  type: string;
  detail: unknown;
}

/** An act as it was decided just now: what it brings about, which may be nothing, or why it is refused. */
export interface DecidedAct {
  commandId: string;
  source: Source;
  events: CaseEvent[];
  undone?: Undone | undefined;
}

/** Acts in their order, the head behind which they were decided, and the case after them. */
export interface AppendActs {
  caseId: string;
  head: ChainHead;
  acts: DecidedAct[];
  /** Absent where there is no case yet. */
  state: CaseState | undefined;
  /** The act of which a part is stored: its rest follows. */
  completing?: string | undefined;
}

/** What has become of an act: its events, none where it brought nothing about, or why it was not carried out. */
export interface SettledAct {
  commandId: string;
  events: RecordedEvent[];
  undone?: Undone | undefined;
}

/**
 * What has happened, to be recorded by whoever asked. `on`: each act is settled, and what it brought about is stored. `behind`: nothing was written, for
 * these events were there already, of whole acts by our own workers; a part of an act may follow them (`cut`). `refused`: nothing was
 * written, for these acts bear no proof of whoever is said to have given them.
 */
export type Appended =
  | { went: 'on'; head: ChainHead; acts: SettledAct[]; standing: CaseStanding }
  | {
      went: 'behind';
      head: ChainHead;
      found: RecordedEvent[];
      standing: CaseStanding | undefined;
      cut?: { commandId: string; at: string } | undefined;
    }
  | { went: 'refused'; acts: SettledAct[] };

export interface AppendNeeds {
  events: CaseEventStore;
  views: CaseViewStore;
  reference: Pick<ReferenceStore, 'getRules'>;
  proofs: Proofs;
}

/** Turns what the store says for good into the failure that stops a case, where operators see it. */
export async function stoppingAtFaults<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ForkedHistoryError)
      throw ApplicationFailure.nonRetryable(error.message, forkedHistory);
    if (error instanceof OlderCopyError) throw ApplicationFailure.nonRetryable(error.message, olderCopy);
    if (error instanceof ContentsGoneError || error instanceof UnopenedEventError)
      throw ApplicationFailure.nonRetryable(error.message, unreadableHistory);
    throw error;
  }
}

/** Whether whoever is said to have brought an act about has done so. */
function isProven(caseId: string, { source }: DecidedAct, proofs: Proofs): boolean {
  switch (source.is) {
    case 'command':
      return proofs.holdsCommand(caseId, source.command);
    case 'message':
      return source.told.to === caseId && proofs.holdsMessage(source.told);
    case 'number':
      return source.given.caseId === caseId && proofs.holdsNumber(source.given);
    case 'time':
      return true;
  }
}

const named = ({ id, version }: { id: string; version: number }) => `${id} ${version}`;

/** Why a case cannot begin, or go on, under the rules with which this was decided. */
async function whyNotRules(
  { source, events }: DecidedAct,
  reference: AppendNeeds['reference'],
): Promise<Refusal | undefined> {
  if (source.is !== 'command') return undefined;
  const { type, input, proof } = source.command;
  for (const event of events) {
    if (event.type === 'reportRegistered') {
      const { procedure, calendar } = event.data;
      const { rules } = proof ?? {};
      if (!rules || named(rules.procedure) !== named(procedure) || named(rules.calendar) !== named(calendar))
        return refuse('notOurs');
    }
    if (event.type === 'rulesChanged' && type === 'changeRules') {
      const stored = await reference.getRules(event.data).catch(() => undefined);
      if (!stored || !isSameRules(stored, changeRules.input().parse(input)))
        return refuse('rulesNotInForce', { field: 'procedure' });
    }
  }
  return undefined;
}

const isSameRules = (a: Rules, b: Rules): boolean =>
  canonicalize(JSON.parse(JSON.stringify([a.procedure, a.calendar]))) ===
  canonicalize(JSON.parse(JSON.stringify([b.procedure, b.calendar])));

const asUndone = (refusal: Refusal): Undone => ({ type: refusal.refused, detail: refusal });

async function refusedOf(
  { caseId, acts }: AppendActs,
  { proofs, reference }: AppendNeeds,
): Promise<SettledAct[]> {
  const refused: SettledAct[] = [];
  for (const act of acts) {
    const why = isProven(caseId, act, proofs) ? await whyNotRules(act, reference) : refuse('notOurs');
    if (!why) continue;
    if (why.refused === 'notOurs') log.error('an act without a proof of its giver was refused', { caseId });
    refused.push({ commandId: act.commandId, events: [], undone: asUndone(why) });
  }
  return refused;
}

/** What each command was asked for by its giver, as far as these acts say. */
const givenIn = (acts: readonly DecidedAct[]): Map<string, string> =>
  new Map(
    acts.flatMap(({ commandId, source }) => {
      const given = source.is === 'command' ? source.command.proof?.given[0] : undefined;
      return given === undefined ? [] : [[commandId, given] as const];
    }),
  );

/** What was found behind a head, with how the case stands after it; the read model follows, for nobody else may have written it. */
async function knownAfter(
  caseId: string,
  found: readonly CaseEvent[],
  { events, reference, views }: AppendNeeds,
): Promise<{ head: ChainHead; standing: CaseStanding } | undefined> {
  const upTo = found.at(-1)?.seq;
  if (upTo === undefined) return undefined;
  const all = await events.read(caseId, upTo);
  const state = fold(all);
  const last = all.at(-1);
  if (!state || !last) return undefined;
  await views.save(project(state));
  const isMoved = found.some(({ type }) => type === 'rulesChanged' || type === 'reportRegistered');
  const standing = {
    ...standingAfter(state, found),
    ...(isMoved && { rules: await reference.getRules(rulesOf(state)) }),
  };
  return { head: { seq: last.seq, hash: last.hash }, standing };
}

type Behind = Extract<Appended, { went: 'behind' }>;

/** What is stored already where these acts were to be; undefined when nothing is that concerns them. */
async function findBehind(
  { caseId, head, acts, completing }: AppendActs,
  needs: AppendNeeds,
): Promise<Behind | undefined> {
  const behind = await needs.events.findBehind(caseId, head);
  if (!behind) return undefined;
  const [cut] = behind.unsealed;
  const isMine =
    cut && cut.commandId !== completing && acts.some(({ commandId }) => commandId === cut.commandId);
  // Somebody else has written there, or a worker was lost in the middle of an act that nobody gives again.
  if (cut && !isMine && acts.length > 0)
    throw new ForkedHistoryError(`event ${cut.seq} of ${caseId} bears no seal of this office`);
  const known = await knownAfter(caseId, behind.sealed, needs);
  if (!known && !isMine) return undefined;
  return {
    went: 'behind',
    head: known?.head ?? head,
    found: behind.sealed,
    standing: known?.standing,
    ...(cut && isMine && { cut: { commandId: cut.commandId, at: cut.at } }),
  };
}

async function append(asked: AppendActs, needs: AppendNeeds): Promise<Appended> {
  const { caseId, head, acts, state } = asked;
  const refused = await refusedOf(asked, needs);
  if (refused.length > 0) return { went: 'refused', acts: refused };
  const events = acts.flatMap((act) => act.events);
  const given = givenIn(acts);
  if (events.length === 0 || !state) {
    const behind = await findBehind(asked, needs);
    if (behind) return behind;
    const standing = state ? standingAfter(state, []) : { toNumber: [], owesOthers: false };
    const settled = acts.map(({ commandId, undone }) => ({ commandId, events: [], undone }));
    return { went: 'on', head, acts: settled, standing };
  }
  try {
    const next = await needs.events.append(caseId, head, events, given);
    const view = project(state);
    await (head.seq === 0 ? needs.views.add(view) : needs.views.save(view));
    const moved = events.findLast(({ type }) => type === 'rulesChanged');
    return {
      went: 'on',
      head: next,
      acts: acts.map(({ commandId, events: own, undone }) => ({
        commandId,
        events: own.map((event, i) =>
          i === 0 && given.has(commandId) ? { ...event, given: given.get(commandId) } : event,
        ),
        undone,
      })),
      standing: {
        ...standingAfter(state, events),
        ...(moved?.type === 'rulesChanged' && { rules: await needs.reference.getRules(moved.data) }),
      },
    };
  } catch (error) {
    if (!(error instanceof ForkedHistoryError)) throw error;
    const behind = await findBehind(asked, needs);
    if (behind) return behind;
    throw error;
  }
}

/**
 * Stores what acts have brought about, then the read model that shows it; a person is answered only after both. Whatever the answer, it
 * says what is stored, never what was meant to be.
 */
export const appendActs = (asked: AppendActs, needs: AppendNeeds): Promise<Appended> =>
  stoppingAtFaults(() => append(asked, needs));
