import { z } from 'zod';
import { dayOfDate, localDate } from '../../../calendar/officeDays';
import { dueElsewhere } from '../../../clocks/dueElsewhere';
import { moveReceipt } from '../../../clocks/movedReceipt';
import { placedUnitSchema } from '../../../organisations/unit';
import { whyNotUnit } from '../../../organisations/whyNotUnit';
import { managers } from '../../../procedure/partyProcedure';
import { isInForceOn } from '../../../procedure/procedure';
import type { Actor, Giver } from '../../../access/policy';
import { birth } from '../../birth';
import { defineCommand, openStages } from '../../command';
import type { Context } from '../../context';
import { type Corrected, correctableKinds, emptiable } from '../../correctedFacts';
import { type Correction, differenceOf, putRight, registeredFacts } from '../../correction';
import { happened } from '../../events/event';
import { allegationRef, date, line, optional, paragraph, placedUnitRef } from '../../fields';
import { datedActs } from '../../order/acts';
import { isRefusal, type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';
import { lawFor } from '../../subject';
import { datedActNames, sources } from '../../vocabulary';
import { type PersonalFact, whyNotPerson } from '../../whyNotPerson';

const corrected = () =>
  z.object({
    receivedOn: optional(date()),
    source: optional(z.enum(sources)),
    subjectKind: optional(z.enum(correctableKinds)),
    subjectName: optional(line(200)),
    subjectBornOn: optional(birth()),
    subjectPartyPosition: optional(line(200)),
    subjectPosition: optional(line(200)),
    subjectOrganisation: optional(line(300)),
    subjectManagedBy: optional(z.enum(managers)),
    probationary: optional(z.boolean()),
    unit: optional(placedUnitRef()),
    managingBody: optional(line(300)),
    allegationId: optional(allegationRef()),
    summary: optional(paragraph(50000)),
    code: optional(line(20)),
    endedOn: optional(date()),
    /** What was entered and should not have been. */
    leaveEmpty: optional(z.array(z.enum(emptiable)).max(emptiable.length)),
    reason: paragraph(1000),
  });
type CorrectionInput = z.infer<ReturnType<typeof corrected>> & {
  placed?: z.infer<typeof placedUnitSchema> | undefined;
};

/** Who puts a registration right: whoever prepares the case while it is prepared, and from verification on the heads alone. */
const givers: readonly Giver[] = ['intakeOfficer', 'areaOfficer', 'departmentHead', 'viceChair', 'chair'];
const heads: readonly Giver[] = ['departmentHead', 'viceChair', 'chair'];
/** Who may move a case to another version, and so put its day of receipt under one. */
const movers: readonly Giver[] = ['viceChair', 'chair'];

function whyNotAtStage({ stage, registration }: CaseState, { id, roles }: Actor): Refusal | undefined {
  if (stage === 'intake' || (stage === 'assignment' && registration.by === id)) return undefined;
  const may = stage === 'assignment' ? givers.filter((giver) => giver !== 'intakeOfficer') : heads;
  return roles.some((role) => may.includes(role))
    ? undefined
    : refuse('onlyGivenBy', { params: { offices: may.join(',') } });
}

/** The allegation that is meant: the one that is named, or the only one there is. */
function allegationMeant({ allegations }: CaseState, input: CorrectionInput): string | undefined | Refusal {
  const { allegationId, summary, code, endedOn, leaveEmpty = [] } = input;
  const isAbout =
    [allegationId, summary, code, endedOn].some((said) => said !== undefined) ||
    leaveEmpty.some((fact) => fact === 'code' || fact === 'endedOn');
  if (!isAbout) return undefined;
  const [only, ...others] = allegations;
  if (allegationId === undefined && only && others.length === 0) return only.id;
  return allegations.some(({ id }) => id === allegationId)
    ? allegationId
    : refuse('unknownAllegation', { field: 'allegationId' });
}

/** Facts that are as they are put in; the others need a calendar, a tree, or no word at all. */
const asItIsSaid = [
  'source', 'subjectKind', 'subjectName', 'subjectBornOn', 'subjectPartyPosition', 'subjectPosition', 'subjectOrganisation', 'subjectManagedBy',
  'managingBody', 'summary', 'code', 'endedOn',
] as const; // prettier-ignore

/** The facts as they are to be. */
function factsAfter(before: Corrected, input: CorrectionInput, ctx: Context): Corrected {
  const { leaveEmpty = [], placed, probationary, receivedOn } = input;
  const said = asItIsSaid.flatMap((fact) => (input[fact] === undefined ? [] : [[fact, input[fact]]]));
  const after: Corrected = {
    ...before,
    ...Object.fromEntries(said),
    ...(placed && { unit: placed }),
    ...(probationary && { probationary }),
  };
  if (receivedOn !== undefined && receivedOn !== before.receivedOn) {
    after.receivedOn = receivedOn;
    // Accelerated days know no dates: what counts from the running day goes on counting from it.
    if (ctx.calendar.kind === 'civil') after.receivedDay = dayOfDate(ctx.calendar, receivedOn, ctx.now);
  }
  for (const fact of leaveEmpty) Reflect.deleteProperty(after, fact);
  if (probationary === false || after.subjectKind !== 'member') delete after.probationary;
  // What turns out to be an organisation keeps nothing of a person; what is newly said of one is refused.
  if (after.subjectKind === 'organisation')
    for (const fact of Object.values(personal))
      if (after[fact] === before[fact]) Reflect.deleteProperty(after, fact);
  return after;
}

/** How a correction calls what is told of people alone. */
const personal = { bornOn: 'subjectBornOn', partyPosition: 'subjectPartyPosition' } as const satisfies Record<
  PersonalFact,
  string
>;

/** What was done by the facts as they were: who may be disciplined how hangs on them. */
const judgedBy = ['subjectKind', 'subjectManagedBy', 'probationary'] as const;

function whyNotDayOfReceipt(state: CaseState, { receivedOn }: Corrected, ctx: Context): Refusal | undefined {
  if (receivedOn === undefined) return undefined;
  const field = 'receivedOn';
  const registeredOn = localDate(ctx.calendar, state.registration.at);
  if (receivedOn > registeredOn)
    return refuse('receivedAfterRegistration', { field, params: { on: registeredOn } });
  if (state.appeal && receivedOn < state.appeal.lodgedOn) return refuse('lodgedAfterReceipt', { field });
  const [first] = datedActNames
    .flatMap((act) => {
      const on = datedActs[act](state, {});
      return on === undefined ? [] : [{ act, on }];
    })
    .filter(({ on }) => on < receivedOn)
    .sort((a, b) => a.on.localeCompare(b.on));
  return first && refuse('dayAfterAct', { field, params: { ...first } });
}

function correctionOf(state: CaseState, input: CorrectionInput, ctx: Context): Correction | Refusal {
  const allegationId = allegationMeant(state, input);
  if (isRefusal(allegationId)) return allegationId;
  const before = registeredFacts(state, allegationId);
  const { was, is } = differenceOf(before, factsAfter(before, input, ctx));
  if (Object.keys({ ...was, ...is }).length === 0) return refuse('nothingCorrected', { field: 'reason' });
  return { ...(allegationId !== undefined && { allegationId }), was, is };
}

function whyNotCorrected(state: CaseState, correction: Correction, ctx: Context): Refusal | undefined {
  const { was, is } = correction;
  const { registration } = putRight(state, correction);
  const { subject } = registration;
  const { subjectKind, subjectPartyPosition } = is;
  if (subjectKind && lawFor({ kind: subjectKind }) !== lawFor(state.registration.subject))
    return refuse('correctionOtherLaw', { field: 'subjectKind' });
  const judged = judgedBy.find((fact) => fact in was || fact in is);
  if (judged && (state.vote ?? state.discipline ?? state.appeal?.decision))
    return refuse('correctionAfterBallot', { field: judged });
  if (subjectPartyPosition !== undefined && subject.kind !== 'member')
    return refuse('partyPostForMembers', { field: personal.partyPosition });
  return (
    whyNotPerson(subject, registration.receivedOn, (fact) => personal[fact]) ??
    whyNotUnit(subject) ??
    whyNotDayOfReceipt(state, is, ctx)
  );
}

/**
 * Puts right what was entered wrongly at registration, with the reason: the facts before and after stay in the history. Limits that count
 * from the day of receipt move with it; the reporter's identity is the vault's, and is not touched. A day of receipt under another version
 * leaves the case under its own until that is changed by the same heads (procedure §1).
 */
export const correctRegistration = defineCommand({
  type: 'correctRegistration',
  citation: 'procedure §3.1',
  during: openStages,
  givenBy: givers,
  input: corrected,
  completed: () => corrected().extend({ placed: placedUnitSchema.optional() }),
  giversOf: (_state, { receivedOn }, { procedure }) =>
    receivedOn === undefined || isInForceOn(procedure, receivedOn) ? undefined : movers,
  obstacle: (state, actor) => whyNotAtStage(state, actor),
  decide: (state, input, ctx) => {
    const correction = correctionOf(state, input, ctx);
    if (isRefusal(correction)) return correction;
    const why = whyNotCorrected(state, correction, ctx);
    if (why) return why;
    const { registration } = putRight(state, correction);
    return [
      happened('registrationCorrected', { ...correction, reason: input.reason }),
      ...moveReceipt(state, ctx, registration.receivedDay),
      ...dueElsewhere(state, registration, ctx),
    ];
  },
});
