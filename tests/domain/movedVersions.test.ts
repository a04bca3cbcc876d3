import { clocksIn, isOpen, isRunning, type Clock, keyOf } from '../../domain/clocks/clock';
import type { CaseEvent } from '../../domain/case/events/event';
import { isRefusal } from '../../domain/case/refusal';
import type { CaseState } from '../../domain/case/state';
import { type Law, lawOf } from '../../domain/procedure/law';
import { previewRules } from '../../domain/procedure/migrationPreview';
import type { Procedure } from '../../domain/procedure/procedure';
import { readProcedures } from '../../seeds/reference';
import { at, calendar, OfficeCase } from './office';
import { toDiscipline, toVerification } from './stages';

/** Every version that the seeds bring, as if each had always been in force: a case may be moved from any to any of its law. */
const versions: Procedure[] = [...readProcedures('office'), ...readProcedures('demo')].map((one) => ({
  ...one,
  effectiveFrom: '2016-01-01',
  effectiveTo: undefined,
}));

const official = { kind: 'official', name: 'Trần Văn Mẫu', managingBody: 'UBND tỉnh Mẫu' };
const day = '2026-03-05';

/** A report received on Monday 2 March 2026, of one violation. */
function received(procedure: Procedure, endedOn: string | undefined = '2022-06-01'): OfficeCase {
  const subject = lawOf(procedure) === 'state' ? { subject: official } : {};
  const report = { receivedOn: '2026-03-02', allegations: [{ summary: 'Nội dung.', endedOn }], ...subject };
  return new OfficeCase(procedure).give('register', { on: '2026-03-02' }, report);
}
const inVerification = (procedure: Procedure) => toVerification(received(procedure), day);
const asked = (procedure: Procedure) =>
  inVerification(procedure)
    .give('announceDecision', { on: '2026-03-06' })
    .give('recordExplanation', { on: '2026-03-06' })
    .give('requestInformation', { on: '2026-03-09' }, { replyBy: '2026-03-27' })
    .give('transferToInvestigators', { on: '2026-03-10' });
const concluded = (procedure: Procedure) =>
  toDiscipline(inVerification(procedure), '2026-03-10')
    .give('holdHearing', { on: '2026-03-11' })
    .give('recordVote', { on: '2026-03-11' })
    .give('conclude', { on: '2026-03-11' })
    .give('decideDiscipline', { on: '2026-03-12' });

const both: Record<string, (procedure: Procedure) => OfficeCase> = {
  'just received': (procedure) => received(procedure),
  'when the violation ended is not known': (procedure) => {
    const report = { receivedOn: '2026-03-02', ...(lawOf(procedure) === 'state' && { subject: official }) };
    return new OfficeCase(procedure).give('register', { on: '2026-03-02' }, report);
  },
  'a violation that ended too long ago for a reprimand': (procedure) => received(procedure, '2019-06-03'),
  'at rest before its acceptance': (procedure) =>
    received(procedure).give('classify', { on: day }).give('pause', { on: day }),
  'accepted, nobody told': (procedure) =>
    received(procedure).give('classify', { on: day }).give('accept', { on: day }),
  'in verification': inVerification,
  'two answers are owed by others': asked,
  'two answers are owed while the case rests': (procedure) =>
    asked(procedure).give('pause', { on: '2026-03-12' }),
  'one of two answers came': (procedure) => asked(procedure).give('recordReply', { on: '2026-03-13' }),
  'long overdue': (procedure) => asked(procedure).wait(at('2026-10-01')),
  'before the hearing': (procedure) => toDiscipline(inVerification(procedure), '2026-03-10'),
};
const stages: Record<Law, typeof both> = { party: { ...both, concluded }, state: both };

const table = versions.flatMap((from) =>
  Object.entries(stages[lawOf(from)]).map(([stage, bring]) => ({ id: from.id, stage, from, bring })),
);

/** A case to go on with, while the one it was taken from stays as it is. */
function sameCase({ procedure, now }: OfficeCase): OfficeCase {
  const copy = new OfficeCase(procedure);
  copy.state = now;
  return copy;
}

const dueOf = (clock: Clock | undefined) => (isRunning(clock) ? clock.dates.dueOn : undefined);

/** What a move has made of each clock, by the case before and after it. */
function seenIn(before: CaseState, after: CaseState, events: readonly CaseEvent[]) {
  const lapsed = events.flatMap((event) => (event.type === 'clockRanOut' ? keyOf(event.data) : []));
  return clocksIn(after).flatMap((other) => {
    const key = keyOf(other);
    const one = before.clocks[key];
    if (!isOpen(one) && !isOpen(other) && !lapsed.includes(key)) return [];
    const lastDay = lapsed.includes(key) ? other.dates?.dueOn : dueOf(other);
    return [
      {
        key,
        before: dueOf(one),
        after: lastDay,
        starts: !isOpen(one),
        stops: other.stoppedOn !== undefined && !lapsed.includes(key),
      },
    ];
  });
}

test.each(table)('$id, $stage: to each other version a move does what was shown', ({ from, bring }) => {
  const one = bring(from);
  const on = one.now.clocks.settling?.overdueSince ? '2026-10-02' : '2026-03-16';
  one.wait(at(on));
  const others = versions.filter((to) => to.id !== from.id && lawOf(to) === lawOf(from));
  const shown = others.map((to) => {
    const clocks = previewRules(one.now, { procedure: to, calendar }, at(on));
    if (isRefusal(clocks)) throw new Error(clocks.refused);
    const rows = clocks.map((clock) => ({
      key: keyOf(clock),
      before: clock.before,
      after: clock.after,
      starts: clock.change === 'starts',
      stops: clock.change === 'stops',
    }));
    return { to: to.id, rows };
  });
  const done = others.map((to) => {
    const moved = sameCase(one).give('changeRules', { on }, { procedure: to, calendar });
    return { to: to.id, rows: seenIn(one.now, moved.now, moved.events) };
  });
  expect(shown).toEqual(done);
});
