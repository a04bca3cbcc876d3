import { keyOf } from '../../domain/clocks/clock';
import { clocksToExtendBy } from '../../domain/clocks/moving';
import { clocksToPauseBy, clocksToResumeBy } from '../../domain/clocks/resting';
import { whyNotOffered } from '../../domain/case/decide';
import type { CommandType } from '../../domain/case/commands';
import type { Role } from '../../domain/access/roles';
import { waitingFor } from '../../domain/views/waiting';
import { getProcedureInForce, type Procedure } from '../../domain/procedure/procedure';
import { calendar, holderOf, OfficeCase, procedure22, procedures } from './office';
import { asked, toVerification } from './stages';

const head = holderOf('departmentHead');
const viceChair = holderOf('viceChair');
const chair = holderOf('chair');

const why = (one: OfficeCase, type: CommandType, role: Role, on: string) =>
  whyNotOffered(one.now, holderOf(role), type, one.rulesOn(on));
const toExtend = (one: OfficeCase, role: Role, on: string) =>
  clocksToExtendBy(one.now, [role], one.rulesOn(on)).map(keyOf);

describe('extending is offered while a clock can be extended', () => {
  test('until the day on which it is due is over, and not after', () => {
    const one = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05').wait(
      '2026-07-09T16:00:00.000Z',
    );
    expect(why(one, 'extend', 'viceChair', '2026-07-09')).toBeUndefined();
    one.wait('2026-07-09T17:00:00.000Z');
    expect(why(one, 'extend', 'viceChair', '2026-07-10')).toEqual({
      refused: 'extensionTooLate',
      params: { dueOn: '2026-07-09' },
    });
    expect(one.refusalOf('extend', { on: '2026-07-10' }).refused).toBe('extensionTooLate');
  });

  test('as often as the version says, and not once more', () => {
    const one = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
    one.give('extend', { on: '2026-03-11' }, { by: 5 });
    expect(why(one, 'extend', 'viceChair', '2026-03-12')).toEqual({
      refused: 'extensionUsed',
      params: { times: 1 },
    });
  });

  test('one that is over is no choice beside one that is not, and need not be told apart from it', () => {
    const one = asked();
    expect(toExtend(one, 'viceChair', '2026-03-20')).toEqual(['settling', 'reply:r1']);
    one.wait('2026-03-20T17:00:00.000Z');
    expect(toExtend(one, 'viceChair', '2026-03-23')).toEqual(['settling']);
    one.give('extend', { on: '2026-03-23', by: viceChair }, { clock: undefined, by: 5 });
    expect(one.dueOn('settling')).toBe('2026-07-16');
  });

  test('whoever may extend one that is over alone is told that it is over, not who may extend the other', () => {
    const one = asked().wait('2026-03-20T17:00:00.000Z');
    expect(why(one, 'extend', 'departmentHead', '2026-03-23')?.refused).toBe('extensionTooLate');
    const used = toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
    expect(why(used, 'extend', 'departmentHead', '2026-03-11')).toEqual({
      refused: 'onlyGivenBy',
      params: { offices: 'viceChair,chair' },
    });
    // What the vice-chair can do no more either is nobody's to be sent to.
    used.give('extend', { on: '2026-03-11' }, { by: 5 });
    expect(why(used, 'extend', 'departmentHead', '2026-03-12')?.refused).toBe('extensionUsed');
  });

  test('State law: only a complex report, found so before it is due', () => {
    const one = new OfficeCase(getProcedureInForce(procedures, '2026-07-01', 'state'));
    const subject = { kind: 'official', name: 'Trần Văn Mẫu', managingBody: 'UBND tỉnh Mẫu' };
    one.give('register', { on: '2026-07-01' }, { receivedOn: '2026-07-01', subject });
    one.give('classify', { on: '2026-07-02' }).give('accept', { on: '2026-07-02' });
    expect(why(one, 'extend', 'viceChair', '2026-07-03')?.refused).toBe('extendOnlyComplex');
    one.give('establishComplexity', { on: '2026-07-03' });
    expect(why(one, 'extend', 'viceChair', '2026-07-03')).toBeUndefined();
    // Thirty days from 2 July end on Saturday 1 August, so on Monday 3.
    expect(why(one, 'establishComplexity', 'viceChair', '2026-08-03')).toBeUndefined();
    one.wait('2026-08-03T17:00:00.000Z');
    expect(why(one, 'establishComplexity', 'viceChair', '2026-08-04')).toEqual({
      refused: 'complexityTooLate',
      params: { dueOn: '2026-08-03' },
    });
    expect(why(one, 'extend', 'viceChair', '2026-08-04')?.refused).toBe('extensionTooLate');
  });

  test('a suspension: before it ends, below its cap, and by whom the version names', () => {
    const suspended = (procedure: Procedure = procedure22) => {
      const one = new OfficeCase(procedure);
      one.give('register', { on: '2024-04-01' }, { receivedOn: '2024-04-01' });
      return toVerification(one, '2024-04-02').give('suspendActivity', { on: '2024-04-22' });
    };
    const one = suspended();
    expect(why(one, 'extendSuspension', 'viceChair', '2024-05-06')).toBeUndefined();
    expect(why(one.wait('2024-07-21T17:00:00.000Z'), 'extendSuspension', 'viceChair', '2024-07-22')).toEqual({
      refused: 'extensionTooLate',
      params: { dueOn: '2024-07-21' },
    });
    const longest = suspended().give('extendSuspension', { on: '2024-05-06' }, { by: 90 });
    expect(why(longest, 'extendSuspension', 'viceChair', '2024-05-07')?.refused).toBe('suspensionTooLong');
    const suspension = {
      value: { by: ['chair' as const], tellReporter: false },
      citation: 'x',
      confidence: 'GK' as const,
    };
    const byChair = { ...procedure22, extensions: { ...procedure22.extensions, suspension } };
    expect(why(suspended(byChair), 'extendSuspension', 'viceChair', '2024-05-06')).toEqual({
      refused: 'onlyGivenBy',
      params: { offices: 'chair' },
    });
  });
});

describe('letting rest, and run on, is offered to whom the version names', () => {
  const rule = (by: Role[]) => ({
    value: { by: by as ('departmentHead' | 'viceChair' | 'chair')[], for: ['expertOpinion' as const] },
    citation: 'x',
    confidence: 'GK' as const,
  });
  function underWay(pauses: Exclude<Procedure['pauses'], undefined>): OfficeCase {
    const one = new OfficeCase({ ...procedure22, pauses });
    return toVerification(
      one.give('register', { on: '2024-04-01' }, { receivedOn: '2024-04-01' }),
      '2024-04-02',
    );
  }

  test('only the chair: nobody else is asked to let it rest or to let it go on', () => {
    const one = underWay({ settling: rule(['chair']), stall: rule(['chair']) });
    expect(why(one, 'pause', 'departmentHead', '2024-04-03')).toEqual({
      refused: 'onlyGivenBy',
      params: { offices: 'chair' },
    });
    expect(why(one, 'pause', 'chair', '2024-04-03')).toBeUndefined();
    one.give('pause', { on: '2024-04-03', by: chair });
    expect(waitingFor(one.now)).toMatchObject({ step: 'resume', roles: ['chair'] });
    expect(why(one, 'resume', 'departmentHead', '2024-04-04')).toEqual({
      refused: 'onlyGivenBy',
      params: { offices: 'chair' },
    });
    expect(why(one, 'resume', 'chair', '2024-04-04')).toBeUndefined();
  });

  test('one clock by the chair, the watch by every head: each sees what is theirs', () => {
    const all: Role[] = ['departmentHead', 'viceChair', 'chair'];
    const pauses = {
      settling: rule(['chair']),
      publication: rule(all),
      handling: rule(all),
      stall: rule(all),
    };
    const one = underWay(pauses);
    const mine = (role: Role) => clocksToPauseBy(one.now, [role], one.rulesOn()).map(keyOf);
    expect([mine('departmentHead'), mine('chair')]).toEqual([[], ['settling']]);
    one.give('pause', { on: '2024-04-03', by: chair }, { clock: 'settling', reason: 'expertOpinion' });
    const toResume = (role: Role) => clocksToResumeBy(one.now, [role], one.rulesOn()).map(keyOf);
    expect([toResume('departmentHead'), toResume('chair')]).toEqual([[], ['settling']]);
    expect(why(one, 'resume', 'departmentHead', '2024-04-04')).toEqual({
      refused: 'onlyGivenBy',
      params: { offices: 'chair' },
    });
    // What rests besides by its own decision does not keep the head from what the head let rest.
    one.give('pause', { on: '2024-04-04', by: head }).give('resume', { on: '2024-04-08', by: head });
    expect(one.now.paused).toBeUndefined();
    expect(one.now.clocks.settling?.dates).toBeUndefined();
  });

  test('a version that lets no clock that runs rest offers no rest', () => {
    expect(why(underWay({ publication: rule(['chair']) }), 'pause', 'chair', '2024-04-03')).toEqual({
      refused: 'noClockToPause',
    });
  });

  test('a case that the head let rest waits for the head', () => {
    const one = asked().give('pause', { on: '2026-03-16', by: head });
    expect(waitingFor(one.now).roles).toEqual(['departmentHead']);
    expect(why(one, 'pause', 'departmentHead', '2026-03-17')?.refused).toBe('alreadyPaused');
    expect(why(asked(), 'resume', 'departmentHead', '2026-03-17')?.refused).toBe('notPaused');
  });
});

test('day by day, extending is offered just when one of the clocks is given a day more', () => {
  const one = asked().give('extend', { on: '2026-03-11' }, { clock: 'settling', by: 2 });
  const said: [string, boolean][] = [];
  for (const on of ['2026-03-12', '2026-03-20', '2026-03-21', '2026-07-13', '2026-07-14'])
    for (const role of ['departmentHead', 'viceChair', 'chair'] as const) {
      const isOffered = why(one.wait(`${on}T01:00:00.000Z`), 'extend', role, on) === undefined;
      const given = Object.values(one.now.clocks).map((clock) => {
        const copy = new OfficeCase(one.procedure, calendar);
        copy.state = one.now;
        try {
          copy.give('extend', { on, by: holderOf(role) }, { clock: keyOf(clock), by: 1 });
          return true;
        } catch {
          return false;
        }
      });
      expect([on, role, isOffered]).toEqual([on, role, given.includes(true)]);
      said.push([on, isOffered]);
    }
  // By the 20th the answer can be waited for longer; settling has had its extension.
  expect(said.filter(([, isOffered]) => isOffered).map(([on]) => on)).toEqual([
    ...Array<string>(3).fill('2026-03-12'),
    ...Array<string>(3).fill('2026-03-20'),
  ]);
});
