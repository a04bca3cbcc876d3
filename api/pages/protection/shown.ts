import type { CommandType } from '../../../domain/case/commands';
import type { Calendar, Instant } from '../../../domain/calendar/calendar';
import { wallDay } from '../../../domain/calendar/wallDay';
import { keyOf } from '../../../domain/clocks/clock';
import { explainClock } from '../../../domain/clocks/explain';
import type { CaseState, ProtectionMeasure, ProtectionRequest } from '../../../domain/case/state';
import { unanswered } from '../../../domain/protection/measures';
import { isUntold, requestsWithoutPaper } from '../../../domain/protection/requests';
import { formatDate, formatDateTime } from '../../../language/dates';
import type { Names } from '../../../language/sentences/names';
import { clockSentence } from '../../../language/sentences/clock';
import { word, wordInside } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';

interface Shown {
  state: CaseState;
  t: Translate;
  names: Names;
  calendar: Calendar;
  now: Instant;
  isOffered: (type: CommandType) => boolean;
}

const pairs = (facts: readonly [label: string, value: string | undefined | false][]) =>
  facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));

/** The sentence of a clock of the case; undefined where it has none. */
function clockSays(
  { state, t, calendar, now }: Shown,
  kind: 'protectionPaper' | 'protectionReview' | 'protectionAnswer' | 'protectionEnd',
  of: string,
): string | undefined {
  const clock = state.clocks[keyOf({ kind, of })];
  return clock && clockSentence(t, kind, explainClock(calendar, clock, now));
}

function paperOf(shown: Shown, request: ProtectionRequest): string | undefined {
  const { state, t } = shown;
  if (request.paperCameOn !== undefined)
    return t('protection:requests.paperCame', { on: formatDate(request.paperCameOn) });
  if (!requestsWithoutPaper(state).some(({ seq }) => seq === request.seq)) return undefined;
  const due = clockSays(shown, 'protectionPaper', String(request.seq));
  return [t('protection:requests.paperOwed'), due].filter(Boolean).join('. ');
}

function requestShown(shown: Shown, request: ProtectionRequest) {
  const { t, names } = shown;
  const { on, at, way, askedBy, whom = [], explanation, by, who } = request;
  const label = (part: string) => t(`protection:requests.${part}`);
  const told = { on: formatDate(on ?? wallDay(at)), way: way && wordInside(t, 'protectionWays', way) };
  return {
    title: t(`protection:requests.item${way ? 'Way' : ''}`, told),
    untold: isUntold(request) ? label('untold') : undefined,
    facts: pairs([
      [label('askedBy'), askedBy && word(t, 'protectionAskers', askedBy)],
      [label('whom'), whom.map((one) => word(t, 'protectedPeople', one)).join('; ')],
      [label('names'), who && label('sealed')],
      [label('why'), explanation],
      [label('paper'), paperOf(shown, request)],
      [label('by'), t('cases:byAt', { name: names(by), at: formatDateTime(at) })],
    ]),
  };
}

function standingOf({ authority, appliedOn, ended }: ProtectionMeasure, t: Translate): string {
  if (ended)
    return t('protection:measures.ended', {
      on: formatDate(ended.on),
      ground: wordInside(t, 'measureEndings', ended.ground),
    });
  if (appliedOn !== undefined) return t('protection:measures.applied', { on: formatDate(appliedOn) });
  return t(`protection:measures.${authority === 'settlingBody' ? 'inForce' : 'asked'}`);
}

type MeasureAct = 'recordMeasureAnswer' | 'followMeasure' | 'extendMeasure' | 'endMeasure';

const isUnanswered = (state: CaseState, id: string): boolean =>
  unanswered(state).some((one) => one.id === id);

const answerShown = (
  { on, answer, explanation }: NonNullable<ProtectionMeasure['answers']>[number],
  t: Translate,
): string =>
  t('protection:measures.answeredOn', {
    on: formatDate(on),
    answer: word(t, 'measureAnswers', answer),
    text: explanation,
  });

function measureShown(shown: Shown, measure: ProtectionMeasure) {
  const { state, t, isOffered } = shown;
  const { id, kind, authority, from, text, reviewedOn, reviews, ended, until, answers = [] } = measure;
  const { extensions = 0 } = measure;
  const label = (part: string) => t(`protection:measures.${part}`);
  const reviewed = reviewedOn && t('protection:measures.reviewed', { on: formatDate(reviewedOn) });
  const due = ended ? undefined : clockSays(shown, 'protectionReview', `${id}r${reviews + 1}`);
  const answerDue = ended ? undefined : clockSays(shown, 'protectionAnswer', `${id}a${answers.length + 1}`);
  const endDue = ended ? undefined : clockSays(shown, 'protectionEnd', `${id}e${extensions + 1}`);
  const action = (type: MeasureAct, text: string) =>
    ended || !isOffered(type)
      ? []
      : [
          {
            text,
            href: `/cases/${encodeURIComponent(state.caseId)}/commands/${type}?measureId=${encodeURIComponent(id)}`,
          },
        ];
  return {
    title: t('protection:measure', { n: id.slice(1), kind: word(t, 'measureKinds', kind) }),
    facts: pairs([
      [label('authority'), word(t, 'measureAuthorities', authority)],
      [label('from'), formatDate(from)],
      [label('text'), text],
      [label('standing'), standingOf(measure, t)],
      [
        label('answers'),
        [...answers.map((one) => answerShown(one, t)), answerDue].filter(Boolean).join('\n'),
      ],
      [label('until'), until && [formatDate(until), endDue].filter(Boolean).join('. ')],
      [label('review'), [reviewed, due].filter(Boolean).join('. ')],
    ]),
    actions: [
      ...(isUnanswered(state, id) ? action('recordMeasureAnswer', label('answer')) : []),
      ...action('followMeasure', label('follow')),
      ...(until === undefined ? [] : action('extendMeasure', label('extend'))),
      ...action('endMeasure', label('end')),
    ],
  };
}

/** What the file of protection holds, in words: names are not in it. */
export function protectionShown(shown: Shown) {
  const { state, t } = shown;
  return {
    requests: (state.protectionRequests ?? []).map((one) => requestShown(shown, one)),
    measures: (state.measures ?? []).map((one) => measureShown(shown, one)),
    retaliations: (state.retaliations ?? []).map(({ on, askedBy, explanation }) => ({
      title: t('protection:retaliation.item', {
        on: formatDate(on),
        askedBy: wordInside(t, 'protectionAskers', askedBy),
      }),
      text: explanation,
    })),
  };
}
