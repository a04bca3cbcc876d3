import { eventSentence } from '../../language/sentences/event';
import { vietnamese } from '../../language/sentences/languagesForTests';
import { OfficeCase } from './office';
import { otherLeader, toVerification } from './stages';

const reason = 'Tổ trưởng chuyển công tác.';
const verifying = () => toVerification(OfficeCase.received('2026-03-02'), '2026-03-05');
const sitting = { on: '2026-03-06' };

test('another leader keeps the members, and the history says the team before and after', () => {
  const one = verifying();
  expect(one.now.team).toEqual({ leader: 'u-teamLeader', members: ['u-member'] });
  one.give('reassign', sitting, { leader: otherLeader.id, members: undefined, reason });
  expect(one.now.team).toEqual({ leader: otherLeader.id, members: ['u-member'] });
  const [event] = one.happened('reassigned');
  expect(event?.data.before).toEqual({ leader: 'u-teamLeader', members: ['u-member'] });
  const detail = event && eventSentence(vietnamese, event, (id) => `(${id})`).detail;
  expect(detail).toContain('Tổ trưởng: trước là (u-teamLeader), nay là (u-teamLeader-2)');
  expect(detail).toContain('Thành viên: giữ nguyên (u-member)');
  expect(detail).toContain(reason);
});

test('a member who leads from now on is no member besides; and nobody need be left', () => {
  const one = verifying();
  one.give('reassign', sitting, { leader: otherLeader.id, members: ['u-teamLeader', 'u-member'], reason });
  one.give('reassign', sitting, { leader: 'u-teamLeader', members: undefined, reason });
  expect(one.now.team).toEqual({ leader: 'u-teamLeader', members: ['u-member'] });
  one.give('reassign', sitting, { leader: otherLeader.id, members: ['u-member', otherLeader.id], reason });
  expect(one.now.team).toEqual({ leader: otherLeader.id, members: ['u-member'] });
  one.give('reassign', sitting, { leader: otherLeader.id, members: [], reason });
  expect(one.now.team).toEqual({ leader: otherLeader.id, members: [] });
});
