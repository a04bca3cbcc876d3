import { kindsFor } from '../../../domain/case/commands/publication/makeRecommendation';
import type { Choice, Choices, ChoiceContext } from './choice';
import { whyMayNotBeChosen } from '../../../domain/access/chosen';
import { type Actor, rolesIn } from '../../../domain/access/policy';
import { leftToRecover } from '../../../domain/case/assets';
import { groundsFor, pursued, disciplinedKind } from '../../../domain/case/checks';
import { proposalsFor, proposalsOf } from '../../../domain/case/conflicts';
import type { Allegation, CaseState } from '../../../domain/case/state';
import { askedToWithdraw, withdrawable, withdrawnIds } from '../../../domain/case/withdrawal';
import { wallDay } from '../../../domain/calendar/wallDay';
import { pauseReasons } from '../../../domain/case/vocabulary';
import { findPauseRule } from '../../../domain/clocks/moving';
import { clocksToPauseBy, reasonsToPauseCase } from '../../../domain/clocks/resting';
import { openHolds } from '../../../domain/keeping/kept';
import { findAttendance, presentAndEntitled } from '../../../domain/meetings/caseMeeting';
import { whyOnlyProposing } from '../../../domain/discipline/lawfulBallot';
import { findPowerAbove } from '../../../domain/discipline/power';
import { countedForms, type MajorityRule } from '../../../domain/voting/tally';
import { lawfulForms, type LawfulForm } from '../../../domain/discipline/lawfulForms';
import type { PartyProcedure } from '../../../domain/procedure/partyProcedure';
import { shortened } from '../../../domain/text/shortened';
import type { Account } from '../../../models/accounts';
import { formatAmount } from '../../../language/amounts';
import { formatDate } from '../../../language/dates';
import { listOfField, word, wordInside } from '../../../language/sentences/vocabulary';
import { clockChoices } from './clockChoices';
import { complexityChoices } from './complexityChoices';
import type { FieldOf } from '../../../office/commands/describeFields';
import { decisionChoices } from './decisionChoices';
import { identityFieldChoices, identityRequestChoices } from './identityChoices';
import { checkChoices, itemChoices, leakChoices, publicationChoices } from './publicationChoices';
import { measureChoices, messageChoices, peopleChoices } from './protectionChoices';
import { submissionChoices } from './submissionChoices';
import { placedUnitChoices, unitChoices } from './unitChoices';

const all = (items: Choice[]): Choices => ({ items, unavailable: [] });

const asChoice = (
  { _id, displayName, position }: Account,
  { openCases, t }: Pick<ChoiceContext, 'openCases' | 't'>,
): Choice => ({
  value: _id,
  text: displayName,
  hint: openCases ? t('desk:candidate', { position, count: openCases.get(_id) ?? 0 }) : position,
});

/** Of whom something is proposed that is this person's to decide, or to take back. */
function proposalsOffered(type: ChoiceContext['type'], state: CaseState, actor: Actor) {
  if (type === 'decideConflict') return proposalsFor(state, actor);
  return type === 'withdrawConflict' ? proposalsOf(state, actor) : undefined;
}

/** Those of the office whom the case lets be chosen for this; who is left out for a conflict of interest is named. */
function accountChoices(
  { type, state, people, actor, openCases, t }: ChoiceContext,
  { purpose }: FieldOf<'reference'>,
): Choices {
  if (purpose === undefined) return all([]);
  const judged = people.all.map((account) => {
    const person = { id: account._id, roles: account.roles, active: account.active };
    return { account, why: whyMayNotBeChosen(person, purpose, state) };
  });
  const mine = proposalsOffered(type, state, actor)?.map(({ accountId }) => accountId);
  return {
    items: judged
      .filter(({ account, why }) => why === undefined && (mine?.includes(account._id) ?? true))
      .map(({ account }) => asChoice(account, { openCases, t })),
    unavailable: judged
      .filter(({ why }) => why === 'memberHasConflict' || why === 'workedOnDecision')
      .map(({ account: { displayName }, why }) => ({
        text: displayName,
        why: t(`cases:command.peopleNot.${why}`),
      })),
  };
}

/** How much of a text tells the choices apart. */
const longestChoice = 160;

/** The allegations that a command can be about. */
function allegationsFor({ type, state }: ChoiceContext): Allegation[] {
  const among = (ids: readonly string[]) => state.allegations.filter(({ id }) => ids.includes(id));
  switch (type) {
    case 'meetReporter':
      return among(withdrawable(state));
    case 'withdraw':
      return among(askedToWithdraw(state));
    case 'takeUpWithdrawn':
      return among(withdrawnIds(state));
    default:
      return pursued(state);
  }
}

const allegationChoices = (context: ChoiceContext): Choices =>
  all(
    allegationsFor(context).map(({ id, summary, finding }) => ({
      value: id,
      text: context.t('cases:command.allegation', {
        n: id.slice(1),
        summary: shortened(summary, longestChoice),
      }),
      hint:
        finding &&
        context.t('cases:command.hasFinding', { finding: word(context.t, 'findings', finding.finding) }),
    })),
  );

const requestChoices = ({ state }: ChoiceContext): Choices =>
  all(
    state.requests
      .filter(({ repliedOn }) => !repliedOn)
      .map(({ id, to, about }) => ({ value: id, text: to, hint: shortened(about, longestChoice) })),
  );

/** What is recommended of assets is followed by amounts, the rest by reports. */
const recommendationChoices = ({ type, state, t }: ChoiceContext): Choices =>
  all(
    state.recommendations
      .filter(({ done, assets }) => !done && (type === 'followRecommendation') === (assets === undefined))
      .map(({ id, to, text, assets }) => ({
        value: id,
        text: assets ? t('cases:command.leftOf', { to, left: formatAmount(leftToRecover(assets)) }) : to,
        hint: shortened(text, longestChoice),
      })),
  );

/** Why this command cannot take a form of discipline; undefined when it can. */
function whyNotForm({ type, state, procedure }: ChoiceContext, lawful: LawfulForm): string | undefined {
  if (!lawful.inTime) return 'outOfTime';
  if (type === 'recordSuperiorDecision') return undefined;
  if (type === 'openCombinedProcess') {
    if (lawful.powerOf !== undefined) return 'disciplineBelow';
    if (!lawful.withinPower) return 'beyondPower';
    const forms = procedure.law === 'state' ? [] : (procedure.combinedProcess?.value.forms ?? []);
    return forms.includes(lawful.form) ? undefined : 'notCombined';
  }
  if (state.vote?.adopted !== lawful.form) return 'notAdopted';
  const decides = type === 'decideDiscipline' || type === 'concludeWithDiscipline';
  if (decides && lawful.powerOf !== undefined) return 'disciplineBelow';
  if (decides && !lawful.withinPower) return 'beyondPower';
  return type === 'proposeDiscipline' && lawful.withinPower ? 'withinOwnPower' : undefined;
}

/** The numbers, the day and the body that a reason names. */
function reasonFacts(
  { state, t }: ChoiceContext,
  procedure: PartyProcedure,
  { form, until, powerOf }: LawfulForm,
) {
  const { vote, registration } = state;
  const { subject } = registration;
  const above = 'managedBy' in subject ? findPowerAbove(procedure, subject.managedBy) : undefined;
  const rules = { subject: disciplinedKind(state), expulsionShare: procedure.expulsionShare.value };
  const count = vote && countedForms({ ...vote, ...rules }).find((one) => one.form === form);
  return {
    until: formatDate(until),
    context: above ? 'named' : undefined,
    body: powerOf ?? (above && word(t, 'disciplineBodies', above)),
    counted: count?.counted,
    count: count?.counted,
    needed: count?.needed,
    officialMembers: vote?.officialMembers,
    adopted: vote?.adopted && wordInside(t, 'disciplineForms', vote.adopted),
  };
}

/** A form that did not reach its majority is told apart from one that a heavier form has overtaken. */
function reasonKey(
  reason: string,
  { needed = 0, counted = 0, adopted }: ReturnType<typeof reasonFacts>,
): string {
  if (reason !== 'notAdopted' || adopted === undefined) return reason;
  return counted >= needed ? 'overtaken' : 'tooFewVotes';
}

function formChoices(context: ChoiceContext, { required }: FieldOf<'reference'>): Choices {
  const { state, procedure, today, t } = context;
  if (procedure.law === 'state') return all([]);
  const forms = lawfulForms(state, procedure, today).map((lawful) => {
    const facts = reasonFacts(context, procedure, lawful);
    const why = whyNotForm(context, lawful);
    return {
      value: lawful.form,
      text: word(t, 'disciplineForms', lawful.form),
      reason: why && t(`cases:command.formNot.${reasonKey(why, facts)}`, facts),
      hint: lawful.until === undefined ? undefined : t('cases:command.inTimeUntil', facts),
    };
  });
  const none = required ? [] : [{ value: '', text: t('cases:command.noneImposed') }];
  return {
    items: [
      ...forms.flatMap(({ value, text, hint, reason }) => (reason ? [] : { value, text, hint })),
      ...none,
    ],
    unavailable: forms.flatMap(({ text, reason }) => (reason ? { text, why: reason } : [])),
  };
}

/** Those who took part in the meeting; who did not is named with the reason. */
function memberChoices({ state, t }: ChoiceContext): Choices {
  const members = findAttendance(state) ?? [];
  return {
    items: presentAndEntitled(members).map(({ id, name }) => ({ value: id, text: name })),
    unavailable: members
      .filter(({ standing }) => standing !== 'present')
      .map(({ name, standing }) => ({ text: name, why: wordInside(t, 'memberStandings', standing) })),
  };
}

/** For whom the file is kept, whatever the schedule says. */
const holdChoices = ({ state }: ChoiceContext): Choices =>
  all(
    openHolds(state).map(({ seq, onBehalfOf, at }) => ({
      value: String(seq),
      text: onBehalfOf,
      hint: formatDate(wallDay(at)),
    })),
  );

/** What a reference can point at in this case; a case is asked for by its number and has no list. */
export function referenceChoices(context: ChoiceContext, field: FieldOf<'reference'>): Choices {
  switch (field.to) {
    case 'account':
      return accountChoices(context, field);
    case 'allegation':
      return allegationChoices(context);
    case 'request':
      return requestChoices(context);
    case 'recommendation':
      return recommendationChoices(context);
    case 'disciplineForm':
      return formChoices(context, field);
    case 'member':
      return memberChoices(context);
    case 'unit':
      return unitChoices(context);
    case 'placedUnit':
      return placedUnitChoices(context);
    case 'clock':
      return clockChoices(context);
    case 'decision':
      return all(decisionChoices(context));
    case 'measure':
      return all(measureChoices(context));
    case 'doorMessage':
      return all(messageChoices(context));
    case 'hold':
      return holdChoices(context);
    case 'publication':
      return all(publicationChoices(context));
    case 'publicCheck':
      return checkChoices(context);
    case 'publicLeak':
      return all(leakChoices(context));
    case 'publicItem':
      return all(itemChoices(context));
    case 'submission':
      return all(submissionChoices(context, context.t));
    case 'identityRequest':
      return all(identityRequestChoices(context));
    case 'notice':
    case 'case':
      return all([]);
  }
}

/** The reasons for which this person may let the whole case, or a clock of it, rest by the version. */
function pauseReasonsFor(context: ChoiceContext): string[] {
  const { state, procedure, actor } = context;
  const roles = rolesIn(actor, state);
  const allowed = [
    ...reasonsToPauseCase(state, roles, context),
    ...clocksToPauseBy(state, roles, context).flatMap(
      ({ kind }) => findPauseRule(procedure, kind)?.for ?? [],
    ),
  ];
  return pauseReasons.filter((reason) => allowed.includes(reason));
}

/** The commission votes as the body that its power makes it, and the form says why not as the other (procedure §5). */
function bodyChoices({ state, procedure, today, t }: ChoiceContext): Choices {
  const choice = (value: MajorityRule['body']) => ({ value, text: word(t, 'votingBodies', value) });
  // Versions that say nothing of deliberation leave this to the decision, as their cases were decided.
  if (procedure.law === 'state' || !procedure.deliberation)
    return all([choice('deciding'), choice('proposing')]);
  const refusal = whyOnlyProposing(state, procedure, today);
  if (!refusal) {
    const why = t('cases:command.formNot.withinOwnPower');
    return { items: [choice('deciding')], unavailable: [{ text: choice('proposing').text, why }] };
  }
  const key = refusal.refused === 'disciplineBelow' ? 'disciplineBelow' : 'beyondPower';
  const why = t(`cases:command.formNot.${key}`, { body: refusal.params?.body });
  return { items: [choice('proposing')], unavailable: [{ text: choice('deciding').text, why }] };
}

/** The options of a closed list in words. */
export function listChoices(
  context: ChoiceContext,
  { name, options }: FieldOf<'choice' | 'choices'>,
): Choices {
  const { type, state, procedure, t } = context;
  const list = listOfField(type, name);
  if (list === 'votingBodies') return bodyChoices(context);
  if (list === 'protectedPeople') return all(peopleChoices(context));
  if (list === 'complexities') return complexityChoices(context);
  const possible: readonly string[] =
    list === 'refusalGrounds'
      ? groundsFor(state, procedure)
      : list === 'pauseReasons'
        ? pauseReasonsFor(context)
        : list === 'recommendationKinds'
          ? kindsFor(state)
          : list === 'identityFields'
            ? identityFieldChoices(context)
            : options;
  return all(possible.map((value) => ({ value, text: list ? t(`vocabulary:${list}.${value}`) : value })));
}
