import { actsByName } from './actsByName';
import type { ClockStep } from '../clocks/clock';
import type { Charge, Visit, VisitAct, VisitClock, VisitDeed } from './visit';

type DeedOf<Kind extends VisitDeed['kind']> = Extract<VisitDeed, { kind: Kind }>;

const isSame = (a: ClockStep, b: ClockStep): boolean =>
  a.step === b.step && a.level === b.level && a.at === b.at;
const without = (steps: readonly ClockStep[], step: ClockStep): ClockStep[] =>
  steps.filter((one) => !isSame(one, step));

const stop = (
  clocks: readonly VisitClock[],
  kind: VisitClock['kind'],
  more: Partial<VisitClock>,
): VisitClock[] =>
  clocks.map((clock) =>
    clock.kind === kind && clock.stoppedOn === undefined ? { ...clock, ...more } : clock,
  );

function passed(visit: Visit, { of, chargeId, step }: DeedOf<'stepPassed'>): Visit {
  const overdue = step.step === 'overdue' ? { overdueSince: step.at } : {};
  const goneUp =
    step.step === 'escalation'
      ? [...visit.goneUp, { of, chargeId, to: step.to, level: step.level, at: step.at }]
      : visit.goneUp;
  if (of === 'charge')
    return {
      ...visit,
      goneUp,
      charges: visit.charges.map((charge) =>
        charge.chargeId === chargeId ? { ...charge, steps: without(charge.steps, step), ...overdue } : charge,
      ),
    };
  return {
    ...visit,
    goneUp,
    clocks: visit.clocks.map((clock) =>
      clock.kind === of
        ? { ...clock, dates: { ...clock.dates, steps: without(clock.dates.steps, step) }, ...overdue }
        : clock,
    ),
  };
}

const followed = (
  charge: Charge,
  { on, done }: DeedOf<'chargeFollowed'>,
  by: { by: string; at: string },
): Charge => ({
  ...charge,
  followed: [...charge.followed, { ...by, on, done }],
  ...(done && { doneOn: on }),
});

function evolve(before: Visit | undefined, act: VisitAct): Visit | undefined {
  const { visitId, revision, by, at, deed } = act;
  const done = { by, at };
  if (deed.kind === 'arrived') {
    const { kind, ...arrived } = deed;
    void kind;
    return (
      before ?? {
        ...done,
        visitId,
        revision,
        ...arrived,
        scans: [],
        charges: [],
        clocks: [],
        goneUp: [],
        lastAt: at,
      }
    );
  }
  // What is told of a visit whose beginning is gone is told of none.
  if (!before) return undefined;
  const visit = { ...before, revision, lastAt: deed.kind === 'stepPassed' ? before.lastAt : at };
  switch (deed.kind) {
    case 'statementTaken':
      return { ...visit, statement: { ...done, sign: deed.sign } };
    case 'papersTaken':
      return { ...visit, papers: { ...done, items: deed.items, copies: deed.copies } };
    case 'scanKept': {
      const { sha256, media, size } = deed;
      return { ...visit, scans: [...visit.scans, { ...done, sha256, media, size }] };
    }
    case 'settled': {
      const { outcome, ground, clock } = deed;
      const clocks = clock ? [...visit.clocks, { ...clock, originalDueOn: clock.dates.dueOn }] : visit.clocks;
      return { ...visit, clocks, settled: { ...done, outcome, ground } };
    }
    case 'noticeSigned':
      return {
        ...visit,
        notice: { ...done, on: deed.on, number: deed.number },
        clocks: stop(visit.clocks, 'refusalNotice', { stoppedOn: deed.stoppedOn }),
      };
    case 'becameCase':
      return {
        ...visit,
        caseId: deed.caseId,
        clocks: stop(visit.clocks, 'firstReply', { stoppedOn: deed.stoppedOn, goesOnInCase: true }),
      };
    case 'replied':
      return {
        ...visit,
        reply: { ...done, on: deed.on, reply: deed.reply },
        clocks: stop(visit.clocks, 'firstReply', { stoppedOn: deed.stoppedOn }),
      };
    case 'concluded':
      return {
        ...visit,
        conclusion: { ...done, on: deed.on, number: deed.number },
        charges: deed.charges.map((charge) => ({ ...charge, followed: [] })),
      };
    case 'chargeFollowed':
      return {
        ...visit,
        charges: visit.charges.map((charge) =>
          charge.chargeId === deed.chargeId ? followed(charge, deed, done) : charge,
        ),
      };
    case 'stepPassed':
      return passed(visit, deed);
  }
}

/** A visit from its acts, in their order; undefined where there are none, or the first is gone. */
export const visitOfActs = (acts: readonly VisitAct[]): Visit | undefined =>
  acts.reduce(evolve, undefined as Visit | undefined);

/** Every visit that these acts make, in the order of the register. */
export const visitsOfActs = (acts: readonly VisitAct[]): Visit[] =>
  actsByName(acts, ({ visitId }) => visitId)
    .flatMap((own) => visitOfActs(own) ?? [])
    .sort((a, b) => a.on.slice(0, 4).localeCompare(b.on.slice(0, 4)) || a.turn - b.turn);
