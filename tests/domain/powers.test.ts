import { type DisciplineBody, disciplineBodies } from '../../domain/appeals/bodies';
import { reviewerOf } from '../../domain/appeals/ladder';
import type { CommandType } from '../../domain/case/commands';
import { isRefusal } from '../../domain/case/refusal';
import type { AppealFacts } from '../../domain/appeals/ladder';
import { disciplineForms, managers, type Manager } from '../../domain/procedure/partyProcedure';
import { at, calendar, holderOf, OfficeCase, procedures } from './office';
import { toDiscipline, toVerification } from './stages';

/*
 * Who may do what, written down from procedure.md §5 as a lawyer would in a table, and compared over the whole space of
 * level × form × body. Nothing here is derived from the seeds or the code.
 */

/** d: the commission decides; p: it proposes upward; -: there is no such form for this subject. */
const table: Record<Manager, { member: string; organisation: string }> = {
  //                            reprimand warning dismissal expulsion dissolution
  centralCommittee: /*           */ { member: 'p p p p -', organisation: 'p p - - p' },
  provincialCommittee: /*        */ { member: 'p p p p -', organisation: 'p p - - p' },
  provincialStandingCommittee: /**/ { member: 'd d d d -', organisation: 'd d - - d' },
  districtCommittee: /*          */ { member: 'd d d d -', organisation: 'd d - - d' },
  grassrootsCommittee: /*        */ { member: 'd d d d -', organisation: 'd d - - d' },
  cell: /*                       */ { member: 'd d d d -', organisation: 'd d - - d' },
};

const ofParty = procedures.filter((one) => one.law !== 'state');

const spaceOfForms = ofParty
  .filter(({ appeals }) => appeals)
  .flatMap(({ effectiveFrom }) =>
    managers.flatMap((managedBy) =>
      (['member', 'organisation'] as const).flatMap((kind) =>
        disciplineForms.map((form, i) => {
          const expected = table[managedBy][kind].split(' ')[i] ?? '';
          return { received: effectiveFrom, managedBy, kind, form, expected };
        }),
      ),
    ),
  );

/** A case about such a subject in which the ballot has adopted this form, as far as it can. */
function afterBallot({ received, managedBy, kind, form }: (typeof spaceOfForms)[number]) {
  const subject = { kind, name: 'Đối tượng mẫu', managedBy };
  const one = toDiscipline(toVerification(OfficeCase.received(received, { subject }), received), received);
  one.give('holdHearing', { on: received });
  const votes = { reprimand: 0, warning: 0, dismissal: 0, expulsion: 0, dissolution: 0, [form]: 9 };
  return { one, votes: { ...votes, officialMembers: 9, present: 9 } };
}

test.each(spaceOfForms)('$received, $kind managed by $managedBy, $form: $expected', (row) => {
  const { one, votes } = afterBallot(row);
  const on = row.received;
  if (row.expected === '-') {
    expect(one.refusalOf('recordVote', { on }, votes)).toMatchObject({ refused: 'formNotForSubject' });
    return;
  }
  one.give('recordVote', { on }, votes).give('conclude', { on });
  const [lawful, other, refused]: [CommandType, CommandType, string] =
    row.expected === 'd'
      ? ['decideDiscipline', 'proposeDiscipline', 'withinOwnPower']
      : ['proposeDiscipline', 'decideDiscipline', 'beyondPower'];
  expect(one.refusalOf(other, { on }, { form: row.form }).refused).toBe(refused);
  for (const form of disciplineForms.filter((form) => form !== row.form))
    expect(one.refusalOf(lawful, { on }, { form }).refused).toBe('notTheAdoptedForm');
  one.give(lawful, { on }, { form: row.form });
});

/** Whose decision is reviewed where, from where the provincial commission stands. */
const ladder: Record<DisciplineBody, string> = {
  cell: 'appealSkipsLevel grassrootsCommittee',
  grassrootsCommittee: 'appealSkipsLevel districtInspection',
  districtInspection: 'appealSkipsLevel districtStandingCommittee',
  districtStandingCommittee: 'provincialInspection',
  provincialInspection: 'provincialStandingCommittee',
  provincialStandingCommittee: 'appealGoesHigher centralInspection',
  centralInspection: 'appealGoesHigher secretariat',
  secretariat: 'appealFinal',
};

const spaceOfAppeals = disciplineBodies.flatMap((decidedBy) =>
  (['appellant', 'proxy'] as const).flatMap((lodgedBy) =>
    // Served on Wednesday 2025-12-31; 30 days later is Friday 2026-01-30. Served 2026-01-09, 30 days later is a Sunday.
    [
      { servedOn: '2025-12-31', lodgedOn: '2026-01-30', late: false },
      { servedOn: '2025-12-31', lodgedOn: '2026-01-31', late: true },
      { servedOn: '2026-01-09', lodgedOn: '2026-02-09', late: false },
      { servedOn: '2026-01-09', lodgedOn: '2026-02-10', late: true },
    ].map((dates) => ({ decidedBy, lodgedBy, ...dates })),
  ),
);

test.each(spaceOfAppeals)('an appeal against $decidedBy by $lodgedBy, $servedOn to $lodgedOn', (row) => {
  const { late, ...facts } = row;
  const expected =
    facts.lodgedBy === 'proxy' ? 'appealByProxy' : late ? 'appealTooLate' : ladder[row.decidedBy];
  for (const procedure of ofParty) {
    if (!procedure.appeals) continue;
    const ctx = { now: at('2026-03-02'), actor: holderOf('intakeOfficer'), procedure, calendar };
    const full: AppealFacts = { ...facts, decisionNumber: '1', form: 'warning' };
    const found = reviewerOf(full, procedure.appeals.value, ctx);
    const said = isRefusal(found) ? [found.refused, found.params?.reviewer].filter(Boolean).join(' ') : found;
    expect(said).toBe(expected);
  }
});
