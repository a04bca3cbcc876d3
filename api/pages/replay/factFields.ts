import type { Calendar, Instant } from '../../../domain/calendar/calendar';
import type { CaseException } from '../../../domain/case/exceptionKinds';
import type { CaseState } from '../../../domain/case/state';
import { type Clock, clocksIn, isRunning, keyOf } from '../../../domain/clocks/clock';
import { explainClock } from '../../../domain/clocks/explain';
import { project } from '../../../domain/views/caseView';
import { factGroups } from '../../../language/facts/factGroups';
import { assetLines } from '../cases/recommendations';
import { formatBirth } from '../../../language/births';
import { formatDate } from '../../../language/dates';
import { clockSentence } from '../../../language/sentences/clock';
import { clockName } from '../../../language/sentences/clockName';
import { namedTags } from '../../../language/sentences/clockTag';
import { whenDue } from '../../../language/sentences/days';
import type { Names } from '../../../language/sentences/names';
import { numberOf } from '../../../language/sentences/events/renderer';
import { managerOf } from '../../../language/sentences/subject';
import { word } from '../../../language/sentences/vocabulary';
import { noticeMatter } from '../../../language/sentences/notice';
import { waitingSentence } from '../../../language/sentences/waiting';
import type { Translate } from '../../../language/texts';

/** One thing that is known of a case, as people would say it. */
export interface FactField {
  /** The same before and after a change. */
  key: string;
  label: string;
  value: string;
}

/** Two cases are compared at one moment, so that time alone changes nothing. */
export interface ComparedAt {
  t: Translate;
  names: Names;
  calendar: Calendar;
  now: Instant;
}

type FieldsOf = (state: CaseState, telling: ComparedAt) => FactField[];

/** A field, or none where there is nothing to say. */
const told = (key: string, label: string, value: string | undefined): FactField[] =>
  value ? [{ key, label, value }] : [];

/** An exception as the audit reads it: what it is, on which day, by whom. */
const tellException = (
  { kind, at, by }: CaseException,
  { t, names }: Pick<ComparedAt, 't' | 'names'>,
): string => t('audit:exception', { kind: t(`audit:kind.${kind}`), on: formatDate(at), by: names(by) });

const course: FieldsOf = (state, { t, names, now }) => {
  const view = project(state);
  const own = (key: string, value: string | undefined) => told(key, t(`replay:field.${key}`), value);
  const escalated = state.escalations.map(({ to, kind, of }) =>
    kind ? `${word(t, 'recipients', to)} (${clockName(t, { kind, of })})` : word(t, 'recipients', to),
  );
  const notice = ({ to, ...matter }: Pick<CaseState['owed'][number], 'to' | 'about' | 'clock'>) =>
    t('replay:notice', { to: word(t, 'audiences', to), about: noticeMatter(t, matter) });
  const toldLine = ({ on, notices = 1, ...one }: CaseState['told'][number]) =>
    t(notices > 1 ? 'replay:toldSeveral' : 'replay:toldOn', {
      notice: notice(one),
      on: formatDate(on),
      count: notices,
    });
  return [
    ...own('stage', word(t, 'stages', state.stage)),
    ...own('outcome', state.outcome && word(t, 'outcomes', state.outcome)),
    ...own('waiting', waitingSentence(t, view.waiting, names)),
    ...own(
      'attention',
      namedTags(t, view, now)
        .map(({ text }) => text)
        .join('\n'),
    ),
    ...own(
      'paused',
      state.paused &&
        t(`replay:pausedSince${state.paused.congressOn ? 'Congress' : ''}`, {
          congress: state.paused.congressOn && formatDate(state.paused.congressOn),
          since: formatDate(state.paused.since),
          reason: t(`vocabulary:pauseReasons.${state.paused.reason}`),
        }),
    ),
    ...own(
      'deferral',
      state.deferral &&
        t('cases:side.deferred', {
          ground: word(t, 'deferralGrounds', state.deferral.ground),
          until: formatDate(state.deferral.until),
        }),
    ),
    ...own('escalations', escalated.join('\n')),
    ...own('owed', state.owed.map(notice).join('\n')),
    ...own('told', state.told.map(toldLine).join('\n')),
    ...own('protection', state.protectionRequested ? t('cases:yes') : undefined),
    ...own('notes', state.notes ? String(state.notes) : undefined),
    ...own('accepted', state.acceptedAt && formatDate(state.acceptedAt)),
    ...own('exceptions', (state.exceptions ?? []).map((one) => tellException(one, { t, names })).join('\n')),
    ...own('forwardings', state.forwardings ? String(state.forwardings) : undefined),
  ];
};

const people: FieldsOf = ({ team, conflicts, registration }, { t, names }) => {
  const { subject, reporter } = registration;
  const named = subject.kind === 'privateCitizen' ? undefined : subject;
  const conflict = ({ accountId, relation }: CaseState['conflicts'][number]) =>
    `${names(accountId)}: ${relation}`;
  return [
    ...told(
      'subject',
      t('cases:subject.title'),
      named
        ? [named.name, named.position, named.organisation].filter(Boolean).join(', ')
        : word(t, 'subjectKinds', 'privateCitizen'),
    ),
    ...told(
      'subjectBornOn',
      t('fields:correctRegistration.subjectBornOn.label'),
      named?.bornOn && formatBirth(named.bornOn),
    ),
    ...told(
      'subjectPartyPosition',
      t('fields:correctRegistration.subjectPartyPosition.label'),
      named && 'partyPosition' in named ? named.partyPosition : undefined,
    ),
    // Which way the case goes, and who may be disciplined how, hangs on these.
    ...told(
      'subjectKind',
      t('fields:correctRegistration.subjectKind.label'),
      word(t, 'subjectKinds', subject.kind),
    ),
    ...told(
      'probationary',
      t('fields:correctRegistration.probationary.label'),
      subject.kind === 'member' && subject.probationary ? t('cases:yes') : undefined,
    ),
    ...told('manager', t('fields:subjectManagedBy.label'), named && managerOf(t, named)),
    ...told('reporter', t('cases:reporter.title'), word(t, 'standings', reporter.standing)),
    ...told('leader', t('cases:team.leader'), team && names(team.leader)),
    ...told('members', t('cases:team.members'), team?.members.map(names).join('\n')),
    ...told('conflicts', t('cases:team.conflicts'), conflicts.map(conflict).join('\n')),
  ];
};

const allegations: FieldsOf = (state, { t }) =>
  state.allegations.flatMap(({ id, summary, code, endedOn, finding, withdrawn, found }) => {
    const name = t('cases:allegations.n', { n: numberOf(id) });
    const part = (key: string) => `${name}: ${t(`replay:field.${key}`)}`;
    return [
      ...told(
        `${id}.summary`,
        name,
        code ? `${summary} (${t('cases:allegations.code', { code })})` : summary,
      ),
      ...told(
        `${id}.finding`,
        part('finding'),
        finding && `${word(t, 'findings', finding.finding)}\n${finding.reasons}`,
      ),
      ...told(`${id}.endedOn`, part('endedOn'), endedOn && formatDate(endedOn)),
      ...told(`${id}.found`, part('found'), found ? t('cases:yes') : undefined),
      ...told(`${id}.withdrawn`, part('withdrawn'), withdrawn ? t('cases:yes') : undefined),
    ];
  });

const file: FieldsOf = (state, { t, names }) => {
  const facts = factGroups(state, { t, names }).flatMap((group) =>
    group.facts.map(({ label, value }, i, all) => {
      const nth = all.slice(0, i).filter((other) => other.label === label).length;
      return { key: `${group.stage}.${label}.${nth}`, label: nth > 0 ? `${label} ${nth + 1}` : label, value };
    }),
  );
  const papers = state.documents.map(({ seq, kind, title, on }) => {
    const value = [word(t, 'documentKinds', kind), title, formatDate(on)].filter(Boolean).join(', ');
    return { key: `document.${seq}`, label: t('replay:field.document'), value };
  });
  const recommendations = state.recommendations.map(({ id, to, text, dueOn, done, lastReport, assets }) => ({
    key: `recommendation.${id}`,
    label: t('replay:recommendation', { n: numberOf(id) }),
    value: [
      `${to}: ${text}`,
      dueOn && t('cases:recommendations.due', { on: formatDate(dueOn) }),
      ...assetLines({ assets }, t),
      t(done ? 'cases:recommendations.done' : 'cases:recommendations.open'),
      lastReport,
    ]
      .filter(Boolean)
      .join('\n'),
  }));
  const checks = (state.publicChecks ?? []).map(({ seq, at, leaks }) => ({
    key: `publicCheck.${seq}`,
    label: t('replay:publicCheck', { on: formatDate(at) }),
    value:
      leaks.length === 0
        ? t('replay:publicCheckPassed')
        : leaks
            .map(({ kind, accepted }) =>
              accepted
                ? t('replay:leakAccepted', { kind: word(t, 'leakKinds', kind) })
                : word(t, 'leakKinds', kind),
            )
            .join('\n'),
  }));
  return [...facts, ...papers, ...recommendations, ...checks];
};

const tellClocks = (clocks: readonly Clock[], { t, calendar, now }: ComparedAt): FactField[] =>
  clocks.flatMap((clock) => {
    const { kind } = clock;
    const key = keyOf(clock);
    const name = clockName(t, clock);
    const [next] = isRunning(clock) ? clock.dates.steps : [];
    const coming =
      next &&
      t(`replay:nextStep.${next.step}`, { to: word(t, 'recipients', next.to), when: whenDue(t, next.at) });
    return [
      ...told(key, name, clockSentence(t, kind, explainClock(calendar, clock, now))),
      ...told(`${key}.next`, t('replay:next', { clock: name }), coming),
    ];
  });

const factsOf: FieldsOf = (state, telling) =>
  [course, people, allegations, file].flatMap((fieldsOf) => fieldsOf(state, telling));

/** All that is known of a case, in words, in the order in which people ask. */
export const factFields: FieldsOf = (state, telling) => [
  ...factsOf(state, telling),
  ...tellClocks(clocksIn(state), telling),
];

/** The clocks of a case without those that are the very same in another: they say the same, and their sentences cost most. */
const touchedClocks = (state: CaseState, other: CaseState | undefined): Clock[] =>
  clocksIn(state).filter((clock) => other?.clocks[keyOf(clock)] !== clock);

export interface ChangedField {
  label: string;
  before?: string | undefined;
  after?: string | undefined;
}

/** What is said otherwise after an event than before it. */
export function changedFields(
  before: CaseState | undefined,
  after: CaseState,
  telling: ComparedAt,
): ChangedField[] {
  const tell = (state: CaseState, other: CaseState | undefined) => [
    ...factsOf(state, telling),
    ...tellClocks(touchedClocks(state, other), telling),
  ];
  const old = new Map((before ? tell(before, after) : []).map((field) => [field.key, field]));
  const fresh = tell(after, before);
  const kept = new Set(fresh.map(({ key }) => key));
  const changed = fresh
    .filter(({ key, value }) => old.get(key)?.value !== value)
    .map(({ key, label, value }) => ({ label, before: old.get(key)?.value, after: value }));
  const gone = [...old.values()]
    .filter(({ key }) => !kept.has(key))
    .map(({ label, value }) => ({ label, before: value }));
  return [...changed, ...gone];
}
