import { type ApplicationFailure, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { Appended, DecidedAct } from '../activities/appendActs';
import type { CaseStanding } from '../activities/caseStanding';
import type { NumberedAct } from '../domain/papers/numberedAct';
import type { Rules } from '../domain/procedure/migration';
import type { ChainHead } from '../domain/proof/chain';
import type { RulesNamed } from '../domain/proof/proven';
import { type Act, decideAct, type DecidedOn, keyUsed, settle } from './act';
import { isRepeat, type KnownCase } from './knownCase';
import { findFault, patiently } from './patience';

// Local: an append is short and idempotent, and must not cost a round trip per command.
const { appendActs, readRules } = proxyLocalActivities<Pick<Activities, 'appendActs' | 'readRules'>>({
  startToCloseTimeout: '10s',
  // A few seconds of tries: then the server is left to wait for the database (`patience.ts`), which costs history nothing.
  retry: { initialInterval: '100ms', maximumInterval: '2s', maximumAttempts: 6 },
});

/** The acts of a case on their way to the database, and how it stands after what is there. */
export interface Storing {
  /** Begins where the stored events end. */
  begin(head: ChainHead, standing: CaseStanding): void;
  /** Reads the rules under which the case is to begin. */
  useRules(named: RulesNamed): Promise<void>;
  enqueue(act: Omit<Act, 'settled'>): Act;
  /** Stores what is waiting, in one piece; with nothing waiting, takes up what is stored behind the case. */
  storeNow(): Promise<void>;
  head(): ChainHead;
  standing(): CaseStanding;
  /** The next act whose number is to come from a register. */
  nextToNumber(): NumberedAct | undefined;
  isNumbered(act: NumberedAct): void;
  hasTold(): void;
  /** Upon what a command would be decided now. */
  decidedOn(): DecidedOn;
  isIdle(): boolean;
  /** Something waits that nobody is storing. */
  isLeft(): boolean;
  /** Why the case can go no further. */
  fault(): ApplicationFailure | undefined;
}

/** After time has passed and nothing has come of it, a moment that is over is not waited for again at once. */
const restAfterNothing = 60_000;

export function createStoring(caseId: string, known: KnownCase): Storing {
  let head: ChainHead = { seq: 0, hash: '' };
  let standing: CaseStanding = { toNumber: [], owesOthers: false };
  let rules: Rules | undefined;
  let queue: Act[] = [];
  let underWay: Promise<void> | undefined;
  let fault: ApplicationFailure | undefined;

  const now = () => new Date(Date.now()).toISOString();
  const decidedOn = (at = now()): DecidedOn => ({
    caseId,
    state: known.state(),
    rules,
    size: known.size(),
    at,
  });

  function stand(next: CaseStanding): void {
    const { due, owesOthers } = next;
    const toNumber = [...standing.toNumber, ...next.toNumber];
    standing = { due, toNumber, owesOthers: standing.owesOthers || owesOthers };
    rules = next.rules ?? rules;
  }

  /** Each act upon what the ones before it leave. One of which a part is stored comes first, at the moment of that part. */
  function decideAll(acts: readonly Act[], cut: { commandId: string; at: string } | undefined) {
    const decided: DecidedAct[] = [];
    let on = decidedOn();
    const { at } = on;
    for (const act of acts) {
      const isCut = act.commandId === cut?.commandId;
      const one = decideAct(act, { ...on, at: isCut && cut ? cut.at : at });
      decided.push(one.act);
      on = { ...on, state: one.state };
    }
    return { acts: decided, state: on.state };
  }

  const cutFirst = (acts: readonly Act[], commandId: string | undefined): Act[] => [
    ...acts.filter((act) => act.commandId === commandId),
    ...acts.filter((act) => act.commandId !== commandId),
  ];

  /**
   * Acts of which nothing is stored. What a lost attempt has stored of one is its answer, also while it was still waiting for its turn:
   * nothing is stored twice under one id.
   */
  function stillOpen(acts: readonly Act[]): Act[] {
    return acts.filter((act) => {
      const there = known.find(act.commandId);
      if (!there) return true;
      const { source } = act;
      const isTheirs = source.is === 'command' && !isRepeat(there, source.command);
      act.settled = isTheirs ? { undone: keyUsed() } : 'stored';
      return false;
    });
  }

  /** Takes in what was recorded; says which acts are still to be decided, upon what is known then. */
  function takeIn(answer: Appended, acts: readonly Act[]): Act[] {
    const { seq } = head;
    switch (answer.went) {
      case 'on':
        known.take(answer.acts.flatMap(({ events }) => events));
        head = answer.head;
        stand(answer.standing);
        break;
      case 'behind':
        known.take(answer.found);
        head = answer.head;
        if (answer.standing) stand(answer.standing);
        return stillOpen(acts);
      case 'refused':
        break;
    }
    const settledBy = new Map(answer.acts.map((one) => [one.commandId, one]));
    return acts.filter((act) => {
      const one = settledBy.get(act.commandId);
      if (one) settle(act, one.undone, seq);
      return !act.settled;
    });
  }

  /** A moment that has passed without consequence, as a later program may find, does not ring again at once. */
  function restIfNothing(acts: readonly Act[], answer: Appended): void {
    const isNothing =
      answer.went === 'on' &&
      acts.some(({ source }) => source.is === 'time') &&
      answer.acts.every(({ events }) => events.length === 0);
    if (!isNothing || standing.due === undefined || standing.due > now()) return;
    standing = { ...standing, due: new Date(Date.now() + restAfterNothing).toISOString() };
  }

  async function store(): Promise<void> {
    let acts = stillOpen(queue);
    // With nothing waiting, what is stored behind the case is asked for all the same: somebody wants it taken up.
    const isOver = queue.length > 0 && acts.length === 0;
    queue = [];
    if (isOver) return;
    let cut: { commandId: string; at: string } | undefined;
    do {
      acts = cutFirst(acts, cut?.commandId);
      const asked = { caseId, head, ...decideAll(acts, cut), completing: cut?.commandId };
      const answer = await patiently(caseId, () => appendActs(asked));
      restIfNothing(acts, answer);
      acts = takeIn(answer, acts);
      cut = answer.went === 'behind' ? answer.cut : undefined;
    } while (acts.length > 0);
  }

  async function storeOrStop(): Promise<void> {
    try {
      await store();
    } catch (error) {
      // A history that has forked, or an older copy of it: the case stops, where operators see it.
      fault = findFault(error);
      throw error;
    } finally {
      underWay = undefined;
    }
  }

  return {
    begin: (at, next) => {
      head = at;
      stand(next);
    },
    useRules: async (named) => {
      rules = await patiently(caseId, () => readRules(named));
    },
    enqueue: (act) => {
      const queued: Act = { ...act };
      queue.push(queued);
      return queued;
    },
    storeNow: () => (underWay ??= storeOrStop()),
    head: () => head,
    standing: () => standing,
    nextToNumber: () => standing.toNumber[0],
    isNumbered: (act) => {
      standing = { ...standing, toNumber: standing.toNumber.filter(({ of }) => of !== act.of) };
    },
    hasTold: () => {
      standing = { ...standing, owesOthers: false };
    },
    decidedOn,
    isIdle: () => queue.length === 0 && underWay === undefined,
    isLeft: () => queue.length > 0 && underWay === undefined,
    fault: () => fault,
  };
}
