import { awaitsWorkingCopy } from '../../../domain/workingCopy/awaited';
import { openIdentityFields } from '../../../domain/access/identity';
import { coveredIn, mayDo, rolesIn } from '../../../domain/access/policy';
import { maySeeProtection } from '../../../domain/access/protection';
import { formsUnder } from '../../../domain/publications/publication';
import { protectsPost } from '../../../domain/protection/measures';
import { messagesToTell } from '../../../domain/protection/requests';
import { localDate } from '../../../domain/calendar/officeDays';
import type { CommandType } from '../../../domain/case/commands';
import type { Recipient } from '../../../domain/clocks/clock';
import { reachedBy } from '../../../domain/access/nobodyLeft';
import { whyNotOffered } from '../../../domain/case/decide';
import type { Escalation } from '../../../domain/case/state';
import { awaitsProtection } from '../../../domain/case/checks';
import type { LastActs } from '../../../office/cases/lastActs';
import type { Look } from '../../../models/identityVault';
import { clockName } from '../../../language/sentences/clockName';
import { namedTags } from '../../../language/sentences/clockTag';
import { noticeMatter } from '../../../language/sentences/notice';
import { owedText } from '../../../language/sentences/owedText';
import { formatDate } from '../../../language/dates';
import { refusalSentence } from '../../../language/sentences/refusal';
import { waitingSentence } from '../../../language/sentences/waiting';
import { bornWords, managerOf } from '../../../language/sentences/subject';
import { word } from '../../../language/sentences/vocabulary';
import type { Texts, Translate } from '../../../language/texts';
import type { OrganisationTree } from '../../../domain/organisations/tree';
import type { Draft } from '../../../office/papers/drafts';
import { submissionCards } from './submissions';
import type { FilesPanel } from '../files/panel';
import { type ClockContext, clockCards } from './clockCards';
import { publicationsShown } from '../publications/shown';
import { competenceFacts } from './competence';
import { factGroups } from '../../../language/facts/factGroups';
import { historyPage } from './history';
import type { LikeReport } from '../../../office/likeness/likeReports';
import { shownLike } from '../likeness/shownLike';
import { linkedCases } from './linkedCases';
import { isTurnOf, type NextCommands } from '../../../office/commands/nextCommands';
import { peopleToday, withPassedOn } from '../../../office/people/peopleToday';
import type { People } from '../../../office/people/people';
import { reporterPanel } from './reporterPanel';
import { shownRecommendations } from './recommendations';
import { sightFacts } from './sightFacts';
import { stageProgress } from './stageProgress';
import type { StepForm } from '../commands/stepForm';
import type { TellForm } from '../telling/tellForm';
import type { VisibleCase } from '../../frame/visibleCase';

interface CasePageNeeds extends VisibleCase {
  t: Translate;
  people: People;
  clockContext: ClockContext;
  texts: Pick<Texts, 'has'>;
  /** What was taken into the file, and the form that takes in more: on the page of the case as it stands now. */
  files?: FilesPanel | undefined;
  tree: OrganisationTree | undefined;
  /** The papers that what is submitted would lead to. */
  drafts: readonly Draft[];
  /** The acts that the page shows, and whether they are the last ones. */
  history: LastActs & { isLast: boolean };
  /** Who has looked at the reporter's identity; for those who may replay. */
  looks: readonly Look[];
  /** What this person may do now. */
  next: NextCommands;
  /** The form of the step that waits for this person, and the notices that whoever works on the case now can tell. */
  step?: StepForm | undefined;
  telling?: TellForm | undefined;
  /** Cases that could be about the same matter, as far as the reader may see them. */
  like?: readonly LikeReport[];
}

/** The case as its page shows it; what the person may not see is not in it. */
export function casePage(needs: CasePageNeeds) {
  const { view, actor, t, people, looks } = needs;
  const { state } = view;
  const { nameOf } = people;
  const today = peopleToday(people.all);
  const { waiting } = withPassedOn(view, today);
  return {
    caseId: state.caseId,
    title: t('cases:title', { number: state.number }),
    number: state.number,
    kind: word(t, 'kinds', state.kind),
    outcome: state.outcome && word(t, 'outcomes', state.outcome),
    linked: linkedCases(state, t),
    merged: state.outcome === 'merged' ? state.ending?.to : undefined,
    tags: namedTags(t, view, needs.clockContext.now),
    subject: subjectOf(needs),
    stages: stageProgress(state, t),
    paused: state.paused && {
      reason: t(`vocabulary:pauseReasons.${state.paused.reason}`),
      since: state.paused.since,
      congressOn: state.paused.congressOn,
    },
    escalations: highestOf(state.escalations).map(({ to, at, kind, of, reason, digest }) => {
      const reached = to === 'officer' ? to : reachedBy(to, view, today);
      return {
        to: reached === to ? word(t, 'recipients', to) : reachedText(t, to, reached),
        at,
        about: escalationReason(t, { kind, of, reason, digest }),
        toMe: reached !== 'officer' && rolesIn(actor, state).some((role) => role === to || role === reached),
      };
    }),
    closedOwing:
      state.closedOwing &&
      t('cases:closedOwing', {
        owed: owedText(t, state.closedOwing.owed),
        by: nameOf(state.closedOwing.by),
        on: formatDate(state.closedOwing.at),
        reason: state.closedOwing.reason,
      }),
    protection: protectionNow(needs),
    competence: competenceFacts(state, t, needs.clockContext),
    waiting: waitingSentence(t, waiting, nameOf),
    actsFor: coveredIn(actor, state).map(({ id }) => nameOf(id)),
    isMyTurn: isTurnOf(actor, waiting, state),
    actions: actionsOf(needs),
    step: needs.step,
    telling: needs.telling,
    submissions: submissionCards(
      { state, actor, today: localDate(needs.clockContext.calendar, needs.clockContext.now) },
      { t, texts: needs.texts, names: nameOf, tree: needs.tree, drafts: needs.drafts },
      needs.clockContext,
    ),
    canSetFinding: isOffered(needs, 'setFinding'),
    canTell: isOffered(needs, 'tell'),
    like: shownLike(needs.like ?? [], t),
    mergeHref: isOffered(needs, 'merge')
      ? `/cases/${encodeURIComponent(state.caseId)}/commands/merge`
      : undefined,
    publications: publicationsOn(needs),
    ...clocksOf(needs),
    allegations: state.allegations.map((allegation) => ({
      ...allegation,
      n: allegation.id.slice(1),
      findingText: allegation.finding && word(t, 'findings', allegation.finding.finding),
    })),
    facts: factGroups(state, { t, names: nameOf }),
    team: state.team && { leader: nameOf(state.team.leader), members: state.team.members.map(nameOf) },
    sight: sightFacts(state, t, nameOf),
    conflicts: state.conflicts.map(({ accountId, relation }) => ({ name: nameOf(accountId), relation })),
    conflictProposals: (state.conflictProposals ?? []).map(({ accountId, relation, by }) => ({
      name: nameOf(accountId),
      relation,
      by: nameOf(by),
    })),
    owed: state.owed.map(({ to, about, since, clock, seq }) => ({
      to: word(t, 'audiences', to),
      about: noticeMatter(t, { about, clock }),
      seq,
      target: to,
      matter: about,
      since,
    })),
    files: needs.files,
    cutByProgram: awaitsWorkingCopy(state),
    documents: [...state.documents].reverse().map((document) => ({
      ...document,
      kindText: word(t, 'documentKinds', document.kind),
    })),
    recommendations: shownRecommendations(state, t),
    history: historyPage(needs.history, t, nameOf),
    reporter: reporterPanel({
      state,
      actor,
      now: needs.clockContext.now,
      t,
      names: nameOf,
      mayAsk: isOffered(needs, 'requestIdentity'),
    }),
    letters: state.registration.throughDoor && {
      items: (state.correspondence ?? []).map((one) =>
        one.from === 'office'
          ? {
              text: t(one.asks ? 'cases:letters.asked' : 'cases:letters.wrote', { on: formatDate(one.at) }),
              state: one.asks
                ? t(one.answered ? 'cases:letters.answered' : 'cases:letters.waits')
                : undefined,
            }
          : {
              text: t('cases:letters.item', {
                kind: word(t, 'reporterMessages', one.kind),
                on: formatDate(one.on),
              }),
            },
      ),
      mayReveal:
        openIdentityFields(actor, state, needs.clockContext.now).includes('messages') &&
        (state.correspondence ?? []).some((one) => one.from === 'reporter'),
      mayWrite: isOffered(needs, 'writeToReporter'),
    },
    looks: looks.map(({ at, by, fields, why }) => ({
      at,
      by: nameOf(by),
      why,
      fields: fields.map((field) => t(`cases:reporter.field.${field}`)).join(', '),
    })),
    mayReplay: mayDo(actor, 'replay'),
  };
}

function subjectOf({ view: { state }, t }: CasePageNeeds) {
  const { subject } = state.registration;
  if (subject.kind === 'privateCitizen') return { name: word(t, 'subjectKinds', 'privateCitizen') };
  const { name, position, organisation } = subject;
  const membership =
    subject.kind === 'member' && subject.probationary ? t('cases:subject.probationary') : undefined;
  const partyPosition = 'partyPosition' in subject ? subject.partyPosition : undefined;
  return {
    name,
    born: bornWords(t, subject),
    partyPosition: partyPosition && t('cases:subject.partyPosition', { post: partyPosition }),
    position,
    organisation,
    membership,
    kind: subject.kind,
    managedBy: managerOf(t, subject),
  };
}

/** Nobody of those to whom it was escalated is left: whom it has come up to. */
const reachedText = (t: Translate, to: Recipient, reached: Recipient): string =>
  t('cases:escalated.reached', { to: word(t, 'recipients', to), reached: word(t, 'recipients', reached) });

function escalationReason(
  t: Translate,
  { kind, of, reason, digest }: Pick<Escalation, 'kind' | 'of' | 'reason' | 'digest'>,
): string {
  if (reason === 'conflict') return t('cases:escalated.conflict');
  if (digest !== undefined) return t('cases:escalated.digest');
  return kind ? t('cases:escalated.clock', { clock: clockName(t, { kind, of }) }) : (reason ?? '');
}

/** What was made public of it, where its rules tell forms apart; undefined before there is anything to make public. */
function publicationsOn(needs: CasePageNeeds) {
  const { t, people, clockContext } = needs;
  const { state } = needs.view;
  const isThere = state.stage === 'publication' || state.publications !== undefined;
  if (!isThere || !formsUnder(clockContext.procedure)) return undefined;
  const shown = { state, t, names: people.nameOf, clockContext };
  return publicationsShown({ ...shown, isOffered: (type) => isOffered(needs, type) }).publications;
}

/** What is so now of the reporter's protection, and whether anybody is still owed a decision on it. */
function protectionNow({ view: { state }, actor, t, clockContext }: CasePageNeeds) {
  const { protection, pressureSince, protectionRequestedAt } = state;
  const pressure = pressureSince && t('cases:protection.pressure', { on: formatDate(pressureSince) });
  const on = protectionRequestedAt && formatDate(protectionRequestedAt);
  const decided = protection && (protection.granted ? 'granted' : 'refused');
  const standing = awaitsProtection(state)
    ? t(`cases:protection.asked${on ? 'On' : ''}`, { on })
    : decided && t(`cases:protection.${decided}`, { on: formatDate(protection.on) });
  const post = protectsPost(state) && t('protection:postProtected');
  const lines = [standing, pressure, post].filter(Boolean);
  if (lines.length === 0) return undefined;
  const isSeen = state.protectionRequested && maySeeProtection(actor, state);
  const href = isSeen ? `/cases/${encodeURIComponent(state.caseId)}/protection` : undefined;
  const isToTell =
    messagesToTell(state).length > 0 &&
    openIdentityFields(actor, state, clockContext.now).includes('messages');
  return { lines, alarm: awaitsProtection(state), href, isToTell };
}

/** The last escalation for each clock: whom the case waits for now. Those before are in the history. */
const highestOf = (escalations: readonly Escalation[]): Escalation[] =>
  escalations.filter(
    ({ kind, of }, i) => !escalations.slice(i + 1).some((later) => later.kind === kind && later.of === of),
  );

function clocksOf({ view, t, clockContext }: CasePageNeeds) {
  const cards = clockCards(view.state, t, clockContext);
  return {
    clocks: cards.filter(({ look }) => look !== 'done'),
    endedClocks: cards.filter(({ look }) => look === 'done'),
  };
}

const isOffered = ({ view, actor, clockContext }: CasePageNeeds, type: CommandType): boolean =>
  whyNotOffered(view.state, actor, type, clockContext) === undefined;

function actionsOf({ view: { state }, t, people, clockContext, next }: CasePageNeeds) {
  const { primary, main, anytime, blocked } = next;
  const action = (type: CommandType) => ({
    type,
    text: t(`commands:${type}.title`),
    href: `/cases/${encodeURIComponent(state.caseId)}/commands/${type}`,
  });
  return {
    primary: primary && {
      ...action(primary),
      intro: t(`commands:${primary}.intro`, { instrument: clockContext.procedure.instrument }),
    },
    main: main.map(action),
    anytime: anytime.map(action),
    blocked: blocked && {
      text: t(`commands:${blocked.type}.title`),
      why: refusalSentence(t, blocked.refusal, people.nameOf),
      atMeetings: blocked.refusal.refused === 'meetingFirst' || blocked.refusal.refused === 'attendanceFirst',
    },
  };
}
