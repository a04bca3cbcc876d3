import type { Calendar } from '../../domain/calendar/calendar';
import type { Clock, ClockKind } from '../../domain/clocks/clock';
import { explainClock } from '../../domain/clocks/explain';
import { countedDays, rolledForward } from '../../domain/clocks/count';
import { endOf } from '../../domain/calendar/officeDays';
import { at, calendar, OfficeCase } from '../../tests/domain/office';
import { toVerification } from '../../tests/domain/stages';
import { clockSentence } from './clock';
import { english, unfit, vietnamese } from './languagesForTests';

const clockOf = (one: OfficeCase, kind: ClockKind): Clock => {
  const clock = one.now.clocks[kind];
  if (!clock) throw new Error(`no clock ${kind}`);
  return clock;
};

const both = (clock: Clock, kind: ClockKind, now: string, office: Calendar = calendar) => {
  const explanation = explainClock(office, clock, now);
  return [clockSentence(vietnamese, kind, explanation), clockSentence(english, kind, explanation)];
};
const settling = (one: OfficeCase, on: string) => both(clockOf(one, 'settling'), 'settling', at(on));

/** A clock by itself, with its due day as the domain counts it. */
function clock(more: Partial<Clock> = {}, office: Calendar = calendar): Clock {
  const limit = { count: 90, unit: 'workingDays', rollsForward: true } as const;
  const one: Clock = {
    kind: 'settling', startedOn: '2026-03-02', limit, citation: '', originalDueOn: '', pauses: [], extensions: [], ...more,
  }; // prettier-ignore
  const [last = one.startedOn] = countedDays(office, one, [one.limit.count]);
  const dueOn = one.limit.unit === 'calendarDays' ? rolledForward(office, last, one.pauses) : last;
  const dueAt = endOf(office, dueOn);
  return {
    ...one,
    originalDueOn: dueOn,
    dates: { dueOn, dueAt, provisional: false, calendarVersion: 1, steps: [], ...more.dates },
  };
}

const paused = () =>
  toVerification(OfficeCase.received('2026-03-02'), '2026-03-06').give(
    'pause',
    { on: '2026-04-28' },
    { reason: 'expertOpinion' },
  );

test('Scenario 8 in one sentence, with its numbers', () => {
  const [vi, en] = settling(paused().give('resume', { on: '2026-05-23' }), '2026-07-17');
  expect(vi).toBe(
    'Giải quyết trong 90 ngày làm việc kể từ ngày 02/03/2026, tạm dừng từ 28/04/2026 (đã dùng 39 ngày làm việc) đến 23/05/2026 để chờ ý kiến chuyên gia (Trưởng phòng nghiệp vụ quyết định), nên hạn là 03/08/2026 thay vì 09/07/2026; còn 12 ngày làm việc.',
  );
  expect(en).toBe(
    'To be settled within 90 working days of 02/03/2026, paused from 28/04/2026 (39 working days used) to 23/05/2026 to await an expert opinion (decided by the head of department), so due 03/08/2026 instead of 09/07/2026; 12 working days left.',
  );
});

test('running, with nothing that moved it', () => {
  const [vi, en] = settling(toVerification(OfficeCase.received('2026-03-02'), '2026-03-06'), '2026-07-09');
  expect(vi).toBe(
    'Giải quyết trong 90 ngày làm việc kể từ ngày 02/03/2026, hạn là 09/07/2026; còn 1 ngày làm việc.',
  );
  expect(en).toBe('To be settled within 90 working days of 02/03/2026, due 09/07/2026; 1 working day left.');
});

test('paused: how much is left when it resumes', () => {
  const [vi, en] = settling(paused(), '2026-05-04');
  expect(vi).toBe(
    'Giải quyết trong 90 ngày làm việc kể từ ngày 02/03/2026, tạm dừng từ 28/04/2026 (đã dùng 39 ngày làm việc) để chờ ý kiến chuyên gia (Trưởng phòng nghiệp vụ quyết định), nên hạn ban đầu 09/07/2026 sẽ được tính lại khi tiếp tục; còn 51 ngày làm việc khi tiếp tục.',
  );
  expect(en).toContain('paused since 28/04/2026 (39 working days used) to await an expert opinion');
  expect(en).toContain('; 51 working days left when it resumes.');
});

test('Scenario 9: extended', () => {
  const one = toVerification(OfficeCase.received('2025-01-06'), '2025-01-10');
  const [vi, en] = settling(one.give('extend', { on: '2025-05-20' }, { by: 30 }), '2025-07-03');
  expect(vi).toBe(
    'Giải quyết trong 90 ngày làm việc kể từ ngày 06/01/2025, gia hạn thêm 30 ngày làm việc vào ngày 20/05/2025 (Phó Chủ nhiệm UBKT quyết định) với lý do “Nội dung theo hồ sơ”, nên hạn là 03/07/2025 thay vì 22/05/2025; còn 1 ngày làm việc.',
  );
  expect(en).toContain(
    'extended by 30 working days on 20/05/2025 (decided by the vice-chair) because “Nội dung theo hồ sơ”, so due 03/07/2025 instead of 22/05/2025',
  );
});

test('several pauses and an extension, in their order', () => {
  const one = paused().give('resume', { on: '2026-05-04' }).give('extend', { on: '2026-05-11' }, { by: 5 });
  one
    .give('pause', { on: '2026-06-01' }, { reason: 'otherBodyDecides' })
    .give('resume', { on: '2026-06-08' });
  const [vi, en] = settling(one, '2026-06-09');
  expect(vi).toMatch(
    /, tạm dừng từ 28\/04\/2026 .* đến 04\/05\/2026 để .*, gia hạn thêm 5 ngày làm việc vào ngày 11\/05\/2026 \(Phó Chủ nhiệm UBKT quyết định\) với lý do “.*”, lại tạm dừng từ 01\/06\/2026 .* đến 08\/06\/2026 để chờ cơ quan khác giải quyết \(Trưởng phòng nghiệp vụ quyết định\), nên hạn là/,
  );
  expect(en).toMatch(/, paused from .*, extended by 5 working days on .*, paused again from .*, so due/);
});

describe('overdue', () => {
  test.each([
    ['2026-07-10', 'đã quá hạn 1 ngày làm việc.', 'overdue by 1 working day.'],
    ['2026-07-13', 'đã quá hạn 2 ngày làm việc.', 'overdue by 2 working days.'],
  ])('on %s', (now, vi, en) => {
    const said = both(clock(), 'settling', at(now));
    expect(said[0]).toContain(`hạn là 09/07/2026; ${vi}`);
    expect(said[1]).toContain(`due 09/07/2026; ${en}`);
  });
  test('on the days off after the last day, no working day has passed', () => {
    // Due on Friday 2026-03-13; asked on Saturday.
    const week = clock({
      startedOn: '2026-03-06',
      limit: { count: 5, unit: 'workingDays', rollsForward: true },
    });
    expect(both(week, 'settling', at('2026-03-14'))[0]).toContain('hạn là 13/03/2026; đã hết hạn.');
  });
  test('in calendar days, from the day to which the limit rolled forward', () => {
    // Thirty days end on Saturday 2026-04-11, so on Monday.
    const limit = { count: 30, unit: 'calendarDays', rollsForward: true } as const;
    const days = clock({ startedOn: '2026-03-12', limit });
    expect(both(days, 'settling', at('2026-04-12'))[0]).toBe(
      'Giải quyết trong 30 ngày kể từ ngày 12/03/2026, hạn là 13/04/2026; ngày cuối trùng ngày nghỉ nên tính đến hết ngày làm việc tiếp theo.',
    );
    expect(both(days, 'settling', at('2026-04-15'))[0]).toContain('; đã quá hạn 2 ngày.');
  });
});

describe('stopped', () => {
  test.each([
    ['2026-07-09', '; đã kết thúc ngày 09/07/2026, trong hạn.', '; ended on 09/07/2026, in time.'],
    [
      '2026-07-14',
      '; đã kết thúc ngày 14/07/2026, chậm 3 ngày làm việc.',
      '; ended on 14/07/2026, 3 working days late.',
    ],
    [
      '2026-07-11',
      '; đã kết thúc ngày 11/07/2026, chậm 1 ngày làm việc.',
      '; ended on 11/07/2026, 1 working day late.',
    ],
  ])('on %s', (stoppedOn, vi, en) => {
    const said = both(clock({ stoppedOn }), 'settling', at('2026-12-01'));
    expect(said[0]).toContain(vi);
    expect(said[1]).toContain(en);
  });
  test('while paused', () => {
    const one = { ...clock(), pauses: [{ from: '2026-04-28', reason: 'expertOpinion' }], dates: undefined };
    expect(both({ ...one, stoppedOn: '2026-05-04' }, 'settling', at('2026-05-05'))[0]).toMatch(
      /để chờ ý kiến chuyên gia; đã kết thúc ngày 04\/05\/2026 trong lúc tạm dừng\.$/,
    );
  });
});

test('a year whose days off are not announced makes the date provisional', () => {
  const late = clock({ startedOn: '2026-11-02' });
  const dates = late.dates && { ...late.dates, provisional: true };
  const [vi, en] = both({ ...late, dates }, 'settling', at('2026-11-03'));
  expect(vi).toMatch(/hạn là \d\d\/\d\d\/2027 \(tạm tính vì lịch nghỉ năm 2027 chưa được công bố\); còn/);
  expect(en).toContain('(provisional: the days off of 2027 are not announced yet)');
});

test('days that last seconds are told by their time', () => {
  const office: Calendar = {
    kind: 'accelerated',
    id: 'demo',
    version: 1,
    timezone: 'Asia/Ho_Chi_Minh',
    daySeconds: 4,
  };
  const limit = { count: 7, unit: 'workingDays', rollsForward: true } as const;
  const fast = clock({ startedOn: '2026-11-24T03:00:00.000Z', limit }, office);
  expect(both(fast, 'handling', '2026-11-24T03:00:09.000Z', office)[0]).toBe(
    'Xử lý ban đầu trong 7 ngày làm việc (28 giây) kể từ lúc 10:00:00, hạn là 10:00:28; còn 6 ngày làm việc (24 giây).',
  );
});

describe('what ends by itself, and what another body owes', () => {
  test('the time to appeal: running, used by an appeal, run out', () => {
    const window = clock({
      kind: 'appealWindow',
      startedOn: '2025-12-31',
      limit: { count: 30, unit: 'calendarDays', rollsForward: true },
    });
    expect(both(window, 'appealWindow', at('2026-01-20'))).toEqual([
      'Có thể khiếu nại quyết định kỷ luật trong 30 ngày kể từ ngày 31/12/2025 là ngày nhận quyết định, hạn là 30/01/2026; còn 11 ngày.',
      'The disciplinary decision can be appealed against within 30 days of 31/12/2025, when it was served, due 30/01/2026; 11 days left.',
    ]);
    expect(both(window, 'appealWindow', at('2026-01-31'))).toEqual([
      expect.stringMatching(
        /hạn là 30\/01\/2026; đã hết thời hạn khiếu nại, quyết định kỷ luật là cuối cùng\.$/,
      ),
      expect.stringMatching(/due 30\/01\/2026; the time to appeal is over and the decision is final\.$/),
    ]);
    const used = both({ ...window, stoppedOn: '2026-01-30' }, 'appealWindow', at('2026-03-01'));
    expect(used[0]).toMatch(/; đã có khiếu nại ngày 30\/01\/2026, trong thời hạn\.$/);
  });
  test('an answer that is late is to be pressed for', () => {
    const limit = { count: 11, unit: 'calendarDays', rollsForward: false } as const;
    const reply = clock({ kind: 'reply', of: 'r1', owedBy: 'Sở Tài chính', startedOn: '2026-03-09', limit });
    expect(both(reply, 'reply', at('2026-03-22'))).toEqual([
      'Sở Tài chính phải trả lời trong 11 ngày kể từ ngày 09/03/2026, hạn là 20/03/2026; đã quá 2 ngày, cần đôn đốc.',
      'Sở Tài chính to reply within 11 days of 09/03/2026, due 20/03/2026; 2 days late, to be pressed for.',
    ]);
  });
  test('a period of years, in days that are left', () => {
    const limit = { count: 5, unit: 'years', rollsForward: false } as const;
    const period: Clock = {
      ...clock({ kind: 'limitation', of: 'reprimand', startedOn: '2022-06-01' }),
      limit,
      originalDueOn: '2027-06-01',
      dates: {
        dueOn: '2027-06-01',
        dueAt: endOf(calendar, '2027-06-01'),
        provisional: false,
        calendarVersion: 1,
        steps: [],
      },
    };
    expect(both(period, 'limitation', at('2027-05-31'))[0]).toBe(
      'Thời hiệu khiển trách là 5 năm kể từ ngày 01/06/2022 là ngày vi phạm kết thúc, hạn là 01/06/2027; còn 2 ngày.',
    );
    expect(both(period, 'limitation', at('2027-06-02'))[1]).toMatch(
      /; the period is over and this form can no longer be imposed\.$/,
    );
  });
});

test.each(['handling', 'telling', 'settling', 'publication', 'stall'] as const)(
  '%s is one whole sentence',
  (kind) => {
    for (const sentence of both(clock(), kind, at('2026-03-10'))) {
      expect(sentence).not.toMatch(unfit);
      expect(sentence.match(/[.!?]/g)).toEqual(['.']);
    }
  },
);
