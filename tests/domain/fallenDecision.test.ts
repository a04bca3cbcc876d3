import { decideHeard } from '../../domain/case/decide';
import { waitingFor } from '../../domain/views/waiting';
import { discipline as disciplineFacts } from '../../language/facts/discipline';
import { vietnamese } from '../../language/sentences/languagesForTests';
import { at, OfficeCase } from './office';
import { toServed } from './stages';

const on = '2026-03-02';
const chair = { id: 'u-chair', roles: ['chair' as const] };
const review = { caseId: 'c-9', number: 'TC-9', decision: '71-QĐ/TU', on: '2026-04-06' };

/** A served warning of which an appeal has left this form. */
function reviewed(result: 'upheld' | 'lowered' | 'annulled', form?: 'warning' | 'reprimand'): OfficeCase {
  const one = toServed(OfficeCase.received(on), on, '36-QĐ/UBKTTU');
  one.give('approvePublication', { on, by: chair });
  const message = { says: 'disciplineReviewed' as const, data: { ...review, result, form } };
  const heard = decideHeard(one.now, message, { at: at('2026-04-06'), commandId: 'heard' });
  if (heard) one.state = heard.state;
  return one;
}

const shown = (one: OfficeCase) =>
  disciplineFacts(one.now, { t: vietnamese, names: (id: string) => id } as never)
    .map(({ value }) => value)
    .find((value) => value.includes('36-QĐ/UBKTTU'));

describe('A decision that fell', () => {
  test.each([
    ['annulled', undefined, 'bị hủy bỏ bởi Quyết định số 71-QĐ/TU ngày 06/04/2026'],
    ['lowered', 'reprimand', 'được thay bằng khiển trách theo Quyết định số 71-QĐ/TU ngày 06/04/2026'],
  ] as const)(
    '%s: it shows as it was imposed and by what it fell, and is not published',
    (result, form, by) => {
      const one = reviewed(result, form);
      expect(shown(one)).toMatch(/^Cảnh cáo/);
      expect(shown(one)).toContain(by);
      expect(one.refusalOf('publish', { on: '2026-04-07' }).refused).toBe('decisionFell');
      const approval = { on: '2026-04-07', by: chair };
      expect(one.refusalOf('approvePublication', approval).refused).toBe('decisionFell');
      expect(one.now.clocks.publication?.stoppedOn).toBe('2026-04-06');
      while (one.now.owed.length > 0) one.give('tell', { on: '2026-04-07' });
      expect(waitingFor(one.now).step).toBe('close');
      expect(one.give('closeCase', { on: '2026-04-08' }).now.stage).toBe('closed');
    },
  );

  test('upheld, it stands and is published', () => {
    const one = reviewed('upheld', 'warning');
    expect(shown(one)).not.toContain('71-QĐ/TU');
    expect(one.give('publish', { on: '2026-04-07' }).now.publication?.publishedOn).toBe('2026-04-07');
  });
});
