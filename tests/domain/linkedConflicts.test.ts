import fc from 'fast-check';
import { eventsSeenBy, stateSeenBy, unnamed } from '../../domain/access/seen';
import { maySee } from '../../domain/access/maySee';
import { mayAskForIdentity } from '../../domain/access/identity';
import { hasConflict } from '../../domain/access/policy';
import type { Role } from '../../domain/access/roles';
import { decideHeard } from '../../domain/case/decide';
import { messagesOf } from '../../domain/case/messages';
import { messageId } from '../../domain/proof/proven';
import { registrationOfPart } from '../../domain/case/petitionPart';
import { followingFrom } from '../../domain/case/conflicts';
import { at, holderOf, OfficeCase } from './office';
import { withParting } from './seeded';

const on = '2026-03-10';
const people = ['u-publisher', 'u-commissioner', 'u-viceChair', 'u-auditor'] as const;

/** Cases that tell each other everything, until none has anything new to say. */
class Matters {
  readonly cases = new Map<string, OfficeCase>();
  /** How many events of each have been told of: each is told once. */
  private readonly told = new Map<string, number>();

  add(one: OfficeCase): OfficeCase {
    this.cases.set(one.caseId, one);
    return one;
  }

  receive(caseId: string): OfficeCase {
    const allegations = [{ summary: 'Tố cáo.' }, { summary: 'Khiếu nại.' }];
    return this.add(
      OfficeCase.received(on, { kind: 'mixed', number: `TC-${caseId}-SỐ`, allegations }, caseId).by(
        withParting,
      ),
    );
  }

  split(one: OfficeCase, by = holderOf('intakeOfficer')): OfficeCase {
    const parts = { allegationIds: ['a2'], newKind: 'feedback', keptKind: 'denunciation' };
    one.give('splitPetition', { on, by }, parts);
    const [event] = one.happened('petitionSplit').slice(-1);
    if (!event) throw new Error('nothing was split');
    const part = new OfficeCase(one.procedure, one.office, event.data.into);
    const number = `TC-${event.data.into}-SỐ`;
    part.give('register', { on, by }, registrationOfPart(one.now, event.data, number));
    return this.add(part);
  }

  merge(one: OfficeCase, into: OfficeCase): void {
    one.give('merge', { on }, { into: into.caseId, linkedConflicts: followingFrom(into.now) });
  }

  /** By rules that say nothing of when the reporter is told: the case that is merged into does not count it among its reports. */
  mergeByOlderRules(one: OfficeCase, into: OfficeCase): void {
    const { merging, ...older } = one.procedure;
    expect(merging).toBeDefined();
    one.procedure = older;
    this.merge(one, into);
    expect(one.now.ending?.reporterTold).toBeUndefined();
  }

  /** An appeal against discipline of which the case itself has nothing on record. */
  appeal(against: OfficeCase, caseId: string): OfficeCase {
    const number = `TC-${caseId}-SỐ`;
    const appeal = this.add(OfficeCase.received(on, { kind: 'disciplineAppeal', number }, caseId));
    appeal.give('classify', { on }, { kind: 'disciplineAppeal' });
    const linkedConflicts = followingFrom(against.now);
    return appeal.give('acceptAppeal', { on }, { appealedCase: against.caseId, linkedConflicts });
  }

  tellAll(): void {
    const { told } = this;
    for (let news = true; news;) {
      news = false;
      for (const one of this.cases.values()) {
        const fresh = one.events.slice(told.get(one.caseId) ?? 0);
        told.set(one.caseId, one.events.length);
        for (const { to, message } of fresh.flatMap((event) => messagesOf(one.now, event))) {
          const other = this.cases.get(to);
          const commandId = messageId({ from: one.caseId, seq: one.events.length, message });
          const taken = other && decideHeard(other.now, message, { at: at(on), commandId });
          if (!taken) continue;
          other.events.push(...taken.events);
          other.state = taken.state;
          news = true;
        }
      }
    }
  }
}

const declare = (one: OfficeCase, id: string) => {
  const role = id.slice(2) as Role;
  if (id === 'u-auditor') one.exclude(id, on);
  else one.give('declareConflict', { on, by: holderOf(role) }, { accountId: id });
};

test('a part begins with the conflicts of its petition, and hears of those that come later; lifted, they are lifted in both', () => {
  const matters = new Matters();
  const petition = matters.receive('c-1');
  declare(petition, 'u-viceChair');
  const part = matters.split(petition);
  expect(maySee(holderOf('viceChair'), part.now)).toBe(false);
  declare(petition, 'u-publisher');
  declare(part, 'u-commissioner');
  matters.tellAll();
  for (const one of [petition, part])
    for (const role of ['viceChair', 'publisher', 'commissioner'] as const)
      expect(maySee(holderOf(role), one.now)).toBe(false);
  part.give('liftConflict', { on }, { accountId: 'u-publisher' });
  matters.tellAll();
  expect(maySee(holderOf('publisher'), petition.now)).toBe(true);
  expect(maySee(holderOf('viceChair'), petition.now)).toBe(false);
});

test('whoever parts a colleague’s petition does not become the registrar of its reporter', () => {
  const matters = new Matters();
  const colleague = { id: 'u-intakeOfficer-2', roles: ['intakeOfficer' as const] };
  const part = matters.split(matters.receive('c-1'), colleague);
  expect(part.now.registration.by).toBe(colleague.id);
  expect(mayAskForIdentity(colleague, part.now)).toBe(false);
  expect(mayAskForIdentity(holderOf('intakeOfficer'), part.now)).toBe(true);
});

test('after merging the conflicts of both hold for both; leaving again, what was declared of the matter stays', () => {
  const matters = new Matters();
  const [one, two] = [matters.receive('c-1'), matters.receive('c-2')];
  declare(one, 'u-viceChair');
  declare(two, 'u-publisher');
  matters.merge(two, one);
  // At once, and not only when the other case has told it.
  expect(maySee(holderOf('viceChair'), two.now)).toBe(false);
  matters.tellAll();
  expect(maySee(holderOf('publisher'), one.now)).toBe(false);
  two.give('unmerge', { on });
  matters.tellAll();
  expect(hasConflict(two.now, 'u-viceChair')).toBe(true);
  expect(hasConflict(one.now, 'u-publisher')).toBe(true);
});

test('an appeal takes over the conflicts of the case appealed against, and gives it its own', () => {
  const matters = new Matters();
  const original = matters.receive('c-0');
  declare(original, 'u-viceChair');
  const appeal = matters.add(OfficeCase.received(on, { kind: 'disciplineAppeal' }, 'c-1'));
  declare(appeal, 'u-publisher');
  appeal.give('classify', { on }, { kind: 'disciplineAppeal' });
  const linkedConflicts = followingFrom(original.now);
  appeal.give('acceptAppeal', { on }, { appealedCase: 'c-0', linkedConflicts });
  expect(maySee(holderOf('viceChair'), appeal.now)).toBe(false);
  matters.tellAll();
  expect(maySee(holderOf('publisher'), original.now)).toBe(false);
});

test('what is declared later reaches a report that was merged by older rules; separated again, it hears no more', () => {
  const matters = new Matters();
  const [one, two] = [matters.receive('c-1'), matters.receive('c-2')];
  matters.mergeByOlderRules(two, one);
  matters.tellAll();
  declare(one, 'u-viceChair');
  matters.tellAll();
  expect(maySee(holderOf('viceChair'), two.now)).toBe(false);
  one.give('liftConflict', { on, by: holderOf('standingCommittee') }, { accountId: 'u-viceChair' });
  matters.tellAll();
  expect(maySee(holderOf('viceChair'), two.now)).toBe(true);
  two.give('unmerge', { on });
  matters.tellAll();
  declare(one, 'u-publisher');
  matters.tellAll();
  expect(maySee(holderOf('publisher'), two.now)).toBe(true);
});

test('what is declared later reaches an appeal against discipline that the case has not on record, and what is linked to that', () => {
  const matters = new Matters();
  const original = matters.receive('c-0');
  const merged = matters.receive('c-2');
  matters.merge(merged, original);
  const appeal = matters.appeal(original, 'c-1');
  matters.tellAll();
  expect(original.now.appeals).toBeUndefined();
  declare(original, 'u-viceChair');
  declare(merged, 'u-publisher');
  matters.tellAll();
  for (const role of ['viceChair', 'publisher'] as const)
    expect(maySee(holderOf(role), appeal.now)).toBe(false);
});

const step = fc.oneof(
  fc.record({ kind: fc.constant('split' as const), one: fc.nat(9) }),
  fc.record({ kind: fc.constant('merge' as const), one: fc.nat(9), other: fc.nat(9), older: fc.boolean() }),
  fc.record({ kind: fc.constant('appeal' as const), one: fc.nat(9) }),
  fc.record({ kind: fc.constant('declare' as const), one: fc.nat(9), person: fc.nat(people.length - 1) }),
);

/** Who is shut out of what, reckoned without the rules: by the cases that belong together, and who was declared in any of them. */
class Table {
  private readonly matterOf = new Map<string, string>();
  private readonly declared: [matter: string, person: string][] = [];

  matter(id: string): string {
    const up = this.matterOf.get(id);
    return up === undefined ? id : this.matter(up);
  }

  join(one: string, other: string): void {
    if (this.matter(one) !== this.matter(other)) this.matterOf.set(this.matter(one), this.matter(other));
  }

  declare(one: string, person: string): void {
    this.declared.push([one, person]);
  }

  isOut(one: string, person: string): boolean {
    return this.declared.some(([at, who]) => who === person && this.matter(at) === this.matter(one));
  }
}

test('through whatever links, each person sees what an independent table says, and nothing names a case hidden from them', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 14 }), (steps) => {
      const matters = new Matters();
      const table = new Table();
      for (const id of ['c-1', 'c-2', 'c-3']) matters.receive(id);
      for (const taken of steps) {
        const all = [...matters.cases.values()];
        const one = all[taken.one % all.length];
        if (!one) continue;
        if (taken.kind === 'declare') {
          const person = people[taken.person] ?? 'u-publisher';
          if (hasConflict(one.now, person)) continue;
          declare(one, person);
          table.declare(one.caseId, person);
        } else if (taken.kind === 'split') {
          if (one.now.kind !== 'mixed' || one.now.stage !== 'intake') continue;
          table.join(matters.split(one).caseId, one.caseId);
        } else if (taken.kind === 'appeal') {
          const appeal = matters.appeal(one, `c-appeal-${matters.cases.size}`);
          table.join(appeal.caseId, one.caseId);
        } else {
          const other = all[taken.other % all.length];
          if (!other || other === one || one.now.stage !== 'intake' || other.now.outcome === 'merged')
            continue;
          if (taken.older) matters.mergeByOlderRules(one, other);
          else matters.merge(one, other);
          table.join(one.caseId, other.caseId);
        }
        matters.tellAll();
      }
      for (const person of people) {
        const actor = holderOf(person.slice(2) as Role);
        const sees = (id: string) => {
          const other = matters.cases.get(id);
          return other === undefined || maySee(actor, other.now);
        };
        for (const one of matters.cases.values()) {
          expect(hasConflict(one.now, person)).toBe(table.isOut(one.caseId, person));
          expect(sees(one.caseId)).toBe(person === 'u-auditor' || !table.isOut(one.caseId, person));
        }
        // Also where a case was not told in time: whatever is hidden is not named.
        for (const hidden of matters.cases.values()) {
          for (const one of matters.cases.values()) {
            if (one === hidden) continue;
            const viewer = { actor, sees: (id: string) => id !== hidden.caseId };
            const told = [stateSeenBy(one.now, viewer), ...eventsSeenBy(one.events, viewer)];
            const text = JSON.stringify(told, (key, value: unknown) =>
              key === 'caseId' && value === one.caseId ? undefined : value,
            );
            expect(text).not.toContain(hidden.now.number);
            expect(text).not.toContain(`"${hidden.caseId}"`);
            expect(text).not.toContain(`"heard-${hidden.caseId}:`);
          }
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('what is only proposed of somebody is told to them, the proposer, who decides and the audit', () => {
  const one = OfficeCase.received('2026-03-02').give('declareConflict', { on }, { accountId: 'u-publisher' });
  const knows = (role: Role) => {
    const viewer = { actor: holderOf(role), sees: () => true };
    const state = stateSeenBy(one.now, viewer);
    const events = eventsSeenBy(one.events, viewer).some(({ type }) => type === 'conflictProposed');
    expect((state.conflictProposals ?? []).length > 0).toBe(events);
    return events;
  };
  const told: Role[] = ['departmentHead', 'publisher', 'viceChair', 'chair', 'standingCommittee', 'auditor'];
  for (const role of told) expect(knows(role)).toBe(true);
  for (const role of ['intakeOfficer', 'areaOfficer', 'commissioner'] as const)
    expect(knows(role)).toBe(false);
  expect(unnamed).toBe('…');
});
