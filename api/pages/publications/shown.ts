import type { CommandType } from '../../../domain/case/commands';
import { keyOf } from '../../../domain/clocks/clock';
import { explainClock } from '../../../domain/clocks/explain';
import type { CaseState } from '../../../domain/case/state';
import { findFile } from '../../../domain/files/caseFile';
import {
  checksNow,
  earliestEnd,
  isPassed,
  leakRef,
  mattersLeft,
  type PublicCheck,
  type Publication,
  publicationDuties,
  publicationsNow,
  standingOf,
} from '../../../domain/publications/publication';
import { timesOf } from '../../../office/publications/list';
import { formatDate, formatDateTime } from '../../../language/dates';
import { clockSentence } from '../../../language/sentences/clock';
import type { Names } from '../../../language/sentences/names';
import { mattersText, placeOfLeak } from '../../../language/sentences/publications';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import type { ClockContext } from '../cases/clockCards';

interface Shown {
  state: CaseState;
  t: Translate;
  names: Names;
  clockContext: Pick<ClockContext, 'calendar' | 'now'>;
  isOffered: (type: CommandType) => boolean;
}

const colours = { out: 'blue', done: 'green', cutShort: 'orange', takenBack: 'grey' } as const;

export const standingTag = (t: Translate, standing: keyof typeof colours) => ({
  text: word(t, 'publicationStandings', standing),
  colour: colours[standing],
});

const pairs = (facts: readonly [label: string, value: string | undefined][]) =>
  facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));

function proofsText({ t }: Shown, { proofs }: Publication): string {
  return proofs
    .map(({ kind, on, about }) =>
      [word(t, 'publicationProofs', kind), formatDate(on), about].filter(Boolean).join(', '),
    )
    .join('\n');
}

function publicationShown(shown: Shown, one: Publication) {
  const { state, t, names, clockContext, isOffered } = shown;
  const { id, matters, form, on, until, place, ended, signatory, attended, refusedToHear } = one;
  const clock = state.clocks[keyOf({ kind: 'publicationEnd', of: id })];
  const says =
    clock && clockSentence(t, clock.kind, explainClock(clockContext.calendar, clock, clockContext.now));
  const standing = standingOf(one, state);
  const earliest = earliestEnd(one);
  const times = timesOf(one);
  const label = (name: string) => t(`publications:label.${name}`);
  const act = (type: CommandType, is: boolean) =>
    is && isOffered(type)
      ? [
          {
            text: t(`commands:${type}.title`),
            href: `/cases/${encodeURIComponent(state.caseId)}/commands/${type}?publicationId=${id}`,
          },
        ]
      : [];
  return {
    title: t('publications:item', { n: id.slice(1), matters: mattersText(t, matters) }),
    tag: standingTag(t, standing),
    facts: pairs([
      [label('form'), word(t, 'publicationForms', form)],
      [label('place'), place],
      [label('from'), formatDate(on)],
      [label('until'), until && formatDate(until)],
      [label('clock'), standing === 'out' ? says : undefined],
      [label('earliest'), standing === 'out' && earliest ? formatDate(earliest) : undefined],
      [label('times'), times === undefined ? undefined : `${times}/${one.leastTimes ?? times}`],
      [label('ended'), ended && formatDate(ended.on)],
      [label('early'), ended?.early],
      [label('attended'), attended],
      [label('refusedToHear'), refusedToHear],
      [label('proofs'), proofsText(shown, one)],
      [label('signatory'), signatory && names(signatory)],
    ]),
    actions: [
      ...act('recordPublicationProof', true),
      ...act('recordBroadcast', standing === 'out' && one.leastTimes !== undefined),
      ...act('endPublication', standing === 'out'),
    ],
  };
}

function checkShown({ state, t, names, isOffered }: Shown, check: PublicCheck) {
  const file = check.file === undefined ? undefined : findFile(state, check.file);
  const of = file
    ? t('cases:publications.checkOfFile', { number: file.number })
    : t(`cases:publications.${check.paper ? 'checkOfPaper' : 'checkOfText'}`);
  const count = check.leaks.filter(({ accepted }) => !accepted).length;
  return {
    of,
    at: formatDateTime(check.at),
    by: names(check.by),
    hashes: check.hashes,
    passed: isPassed(check),
    standing: isPassed(check)
      ? t('cases:publications.checkPassed')
      : t('cases:publications.checkOpen', { count }),
    leaks: check.leaks.map((leak, i) => ({
      kind: word(t, 'leakKinds', leak.kind),
      place: placeOfLeak(t, leak),
      accepted:
        leak.accepted &&
        t('publications:accepted', {
          by: names(leak.accepted.by),
          on: formatDate(leak.accepted.at),
          reason: leak.accepted.reason,
        }),
      never: leak.kind === 'reporter',
      href:
        !leak.accepted && leak.kind !== 'reporter' && isOffered('acceptLeak')
          ? `/cases/${encodeURIComponent(state.caseId)}/commands/acceptLeak?leak=${leakRef(check, i + 1)}`
          : undefined,
    })),
  };
}

/** What was made public in a case, each with its state and its clock; what is still to be; and the checks of what goes out. */
export function publicationsShown(shown: Shown) {
  const { state, t } = shown;
  const left = mattersLeft(state);
  return {
    duties: publicationDuties(state).map(({ matter, of, elsewhere }) => ({
      matter: word(t, 'publishedMatters', matter),
      of: t(`publications:duty.${elsewhere ? 'elsewhere' : of}`),
      isLeft: left.includes(matter),
    })),
    publications: publicationsNow(state).map((one) => publicationShown(shown, one)),
    checks: checksNow(state)
      .toReversed()
      .map((check) => checkShown(shown, check)),
  };
}
