import type { CaseState } from '../../domain/case/state';
import type { Stage } from '../../domain/case/vocabulary';
import { disciplineForms } from '../../domain/procedure/procedure';
import { formatDate, formatDateTime } from '../language/dates';
import type { Names } from '../language/sentences/names';
import { word } from '../language/sentences/vocabulary';
import type { Translate } from '../language/texts';

export interface Fact {
  label: string;
  value: string;
}

/** What one stage has added to the case. */
export interface FactGroup {
  stage: Stage;
  title: string;
  facts: Fact[];
  /** The stage at hand is shown at once, those before are folded. */
  open: boolean;
}

interface Wording {
  t: Translate;
  names: Names;
}
type FactsOf = (state: CaseState, wording: Wording) => Fact[];

/** A fact, or none where there is nothing to say. */
const fact = (t: Translate, key: string, value: string | undefined): Fact[] =>
  value ? [{ label: t(`cases:fact.${key}`), value }] : [];

const yesNo = (t: Translate, value: boolean): string => t(value ? 'cases:yes' : 'cases:no');
const numbered = (t: Translate, number: string, on: string): string =>
  t('cases:numberedOn', { number, on: formatDate(on) });

const intake: FactsOf = (state, wording) => {
  const { registration, kind, classification, ending, outcome } = state;
  const { t, names } = wording;
  return [
    ...fact(t, 'kind', word(t, 'kinds', kind)),
    ...fact(t, 'source', word(t, 'sources', registration.source)),
    ...fact(t, 'receivedOn', formatDate(registration.receivedOn)),
    ...fact(
      t,
      'registered',
      t('cases:byAt', { name: names(registration.by), at: formatDateTime(registration.at) }),
    ),
    ...fact(t, 'splitFrom', registration.splitFrom?.number),
    ...fact(t, 'parts', (state.parts ?? []).flatMap(({ number }) => number ?? []).join(', ')),
    ...fact(t, 'backlog', registration.backlog && t('cases:backlogRow', { row: registration.backlog.row })),
    ...(classification
      ? [
          ...fact(t, 'complex', yesNo(t, classification.complex)),
          ...fact(t, 'severalPlaces', yesNo(t, classification.severalPlaces)),
          ...fact(t, 'assessment', classification.assessment),
        ]
      : []),
    ...(ending && outcome
      ? [...fact(t, 'endingTo', outcome === 'merged' ? undefined : ending.to), ...endingFacts(t, ending)]
      : []),
    ...appealedFacts(state, wording),
    ...protectionFacts(state, wording),
  ];
};

/** What the appeal is against, and who reviews it. */
function appealedFacts({ appeal }: CaseState, { t }: Wording): Fact[] {
  if (!appeal) return [];
  const { form, decisionNumber: number, decidedBy, servedOn, lodgedOn, reviewer } = appeal;
  const against = {
    form: word(t, 'disciplineForms', form),
    number,
    body: word(t, 'disciplineBodies', decidedBy),
  };
  const dates = { served: formatDate(servedOn), lodged: formatDate(lodgedOn) };
  return [
    ...fact(t, 'appealAgainst', t('cases:side.appealAgainst', against)),
    ...fact(t, 'appealServed', t('cases:side.appealServed', dates)),
    ...fact(t, 'appealReviewer', word(t, 'disciplineBodies', reviewer)),
  ];
}

const endingFacts = (t: Translate, ending: NonNullable<CaseState['ending']>): Fact[] => [
  ...fact(t, 'ground', ending.ground && t(`vocabulary:refusalGrounds.${ending.ground}`)),
  ...fact(t, 'endingReason', ending.explanation),
];

const assignment: FactsOf = ({ proposal, decision }, { t, names }) => [
  ...(proposal
    ? [
        ...fact(t, 'proposedBy', names(proposal.by)),
        ...fact(t, 'purpose', proposal.purpose),
        ...fact(t, 'contents', proposal.contents),
        ...fact(t, 'method', proposal.method),
        ...fact(
          t,
          'period',
          t('cases:fromTo', { from: formatDate(proposal.periodFrom), to: formatDate(proposal.periodTo) }),
        ),
        ...fact(t, 'duration', t('cases:workingDays', { count: proposal.durationDays })),
      ]
    : []),
  ...(decision
    ? [
        ...fact(t, 'decision', numbered(t, decision.number, decision.signedOn)),
        ...fact(t, 'signedBy', names(decision.by)),
      ]
    : []),
];

const verification: FactsOf = (state, wording) => {
  const { announcedOn, explanationOn, requests, report } = state;
  const { t } = wording;
  return [
    ...fact(t, 'announcedOn', announcedOn && formatDate(announcedOn)),
    ...fact(t, 'explanationOn', explanationOn && formatDate(explanationOn)),
    ...requests.flatMap(({ to, about, replyBy, repliedOn }) =>
      fact(
        t,
        'request',
        `${to}: ${about}\n${
          repliedOn
            ? t('cases:repliedOn', { on: formatDate(repliedOn) })
            : t('cases:noReplyYet', { context: replyBy ? 'by' : undefined, by: formatDate(replyBy) })
        }`,
      ),
    ),
    ...(report
      ? [
          ...fact(t, 'report', report.summary),
          ...fact(t, 'proposesDiscipline', yesNo(t, report.proposesDiscipline)),
        ]
      : []),
    ...transferFacts(state, wording),
    ...suspensionFacts(state, wording),
  ];
};

/** The side processes of procedure §3 and §7, each with how it stands. */
function transferFacts({ transfers = [] }: CaseState, { t }: Wording): Fact[] {
  return transfers.flatMap(({ to, on, repliedOn }) =>
    fact(
      t,
      'transfer',
      t(repliedOn ? 'cases:side.transferDone' : 'cases:side.transferOpen', {
        to,
        on: formatDate(on),
        replied: formatDate(repliedOn),
      }),
    ),
  );
}

function suspensionFacts({ suspension }: CaseState, { t }: Wording): Fact[] {
  if (!suspension) return [];
  const { number, from, endedOn } = suspension;
  const key = endedOn ? 'cases:side.suspensionEnded' : 'cases:side.suspended';
  return fact(t, 'suspension', t(key, { number, from: formatDate(from), to: formatDate(endedOn) }));
}

function protectionFacts({ protectionRequested, protection }: CaseState, { t }: Wording): Fact[] {
  if (!protectionRequested) return [];
  if (!protection) return fact(t, 'protection', t('cases:side.protectionAsked'));
  const { granted, on, measures } = protection;
  const key = granted ? 'cases:side.granted' : 'cases:side.refused';
  return fact(t, 'protection', t(key, { on: formatDate(on), measures }));
}

function restorationFacts({ restoration }: CaseState, { t }: Wording): Fact[] {
  if (!restoration) return [];
  if (!restoration.settled) return fact(t, 'restoration', t('cases:side.restorationOwed'));
  const { restored, on, explanation: text } = restoration.settled;
  const key = restored ? 'cases:side.restored' : 'cases:side.notRestored';
  return fact(t, 'restoration', t(key, { on: formatDate(on), text }));
}

function voteFacts({ vote }: CaseState, { t }: Wording): Fact[] {
  if (!vote) return [];
  const votes = disciplineForms
    .flatMap((form) => (vote.votes[form] ? `${word(t, 'disciplineForms', form)}: ${vote.votes[form]}` : []))
    .join('; ');
  const { officialMembers, present } = vote;
  return [
    ...fact(
      t,
      'vote',
      t('cases:voteOf', { officialMembers, present, votes: votes || '–', on: formatDate(vote.on) }),
    ),
    ...fact(
      t,
      'adopted',
      vote.adopted ? word(t, 'disciplineForms', vote.adopted) : t('cases:nothingAdopted'),
    ),
  ];
}

const discipline: FactsOf = (state, wording) => {
  const { hearing, conclusion, proposedDiscipline, discipline: imposed } = state;
  const { t } = wording;
  const form = imposed && (imposed.form ? word(t, 'disciplineForms', imposed.form) : t('cases:noDiscipline'));
  return [
    ...fact(t, 'hearing', hearing && formatDate(hearing.on)),
    ...fact(t, 'opinion', hearing?.opinion),
    ...voteFacts(state, wording),
    ...fact(t, 'conclusion', conclusion && numbered(t, conclusion.number, conclusion.on)),
    ...fact(t, 'conclusionText', conclusion?.summary),
    ...fact(t, 'disciplineDue', conclusion && yesNo(t, conclusion.disciplineDue)),
    ...fact(
      t,
      'proposedDiscipline',
      proposedDiscipline &&
        `${word(t, 'disciplineForms', proposedDiscipline.form)} – ${proposedDiscipline.to}`,
    ),
    ...fact(t, 'discipline', imposed && `${form}. ${numbered(t, imposed.number, imposed.on)}`),
    ...appealFacts(state, wording),
  ];
};

/** How the appeal was decided, or how appeals against this decision stand. */
function appealFacts({ appeal, appeals = [] }: CaseState, { t }: Wording): Fact[] {
  const decided = appeal?.decision;
  const own = decided && word(t, 'appealResults', decided.result);
  const left = decided?.form && word(t, 'disciplineForms', decided.form);
  return [
    ...fact(
      t,
      'appealResult',
      decided && `${[own, left].filter(Boolean).join(': ')}. ${numbered(t, decided.number, decided.on)}`,
    ),
    ...appeals.flatMap(({ number, result }) =>
      fact(
        t,
        'appeals',
        result
          ? t('cases:side.appealEnded', { number, result: word(t, 'appealResults', result) })
          : t('cases:side.appealOpen', { number }),
      ),
    ),
  ];
}

const publication: FactsOf = (state, wording) => {
  const { publication: published } = state;
  const { t } = wording;
  return [
    ...fact(t, 'publicText', published?.text),
    ...fact(t, 'publishedOn', published?.publishedOn && formatDate(published.publishedOn)),
    ...fact(t, 'place', published?.place),
    ...restorationFacts(state, wording),
  ];
};

const factsOf: readonly [Stage, FactsOf][] = [
  ['intake', intake],
  ['assignment', assignment],
  ['verification', verification],
  ['discipline', discipline],
  ['publication', publication],
];

/** The facts of a case, stage by stage, as far as it has come. */
export function factGroups(state: CaseState, wording: Wording): FactGroup[] {
  const groups = factsOf
    .map(([stage, facts]) => ({
      stage,
      title: word(wording.t, 'stages', stage),
      facts: facts(state, wording),
    }))
    .filter(({ facts }) => facts.length > 0);
  const current = groups.some(({ stage }) => stage === state.stage) ? state.stage : groups.at(-1)?.stage;
  return groups.map((group) => ({ ...group, open: group.stage === current }));
}
