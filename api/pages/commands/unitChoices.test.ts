import { vietnamese } from '../../../language/sentences/languagesForTests';
import { at, OfficeCase, procedure22 } from '../../../tests/domain/office';
import { unitChoices } from './unitChoices';

const on = '2026-02-24';

/** The choices of where a report goes whose subject's unit stands in the registration. */
const choicesFor = (one: OfficeCase) =>
  unitChoices({
    type: 'forward',
    state: one.now,
    procedure: procedure22,
    now: at(on),
    today: on,
    actor: { id: 'u-intake', roles: ['intakeOfficer'] },
    tree: undefined,
    decisions: [],
    people: { nameOf: (id) => id, doerIn: () => (id) => id, find: () => undefined, active: [], all: [] },
    t: vietnamese,
  });

test.each(['cell', 'grassrootsCommittee', 'districtCommittee', 'provincialStandingCommittee'] as const)(
  'what is offered for a member managed by %s is taken, and what is not says why',
  (managedBy) => {
    const one = OfficeCase.received('2026-02-12', {
      subject: { kind: 'member', name: 'Đối tượng', managedBy },
    }).give('classify', { on }, { kind: 'denunciation' });
    const { items, unavailable } = choicesFor(one);
    for (const { value } of items.filter((item) => item.value !== '')) {
      const input = { toUnit: value, to: 'UBKT Trung ương', explanation: 'Không thuộc thẩm quyền.' };
      expect(() => one.give('forward', { on }, input)).not.toThrow();
    }
    expect(items.map(({ value }) => value)).toContain('');
    for (const { why } of unavailable) expect(why).not.toContain('cases:command');
    expect(items.length + unavailable.length).toBeGreaterThan(1);
  },
);
