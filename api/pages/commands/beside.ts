import { maySee } from '../../../domain/access/maySee';
import { visibilityOf } from '../../../domain/access/policy';
import { type CaseDifference, caseDifferencesOf } from '../../../domain/case/compared';
import { needsSecondLook } from '../../../domain/case/merging';
import type { CaseState } from '../../../domain/case/state';
import { findUnit } from '../../../domain/case/subject';
import { formatDate } from '../../../language/dates';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import type { Services } from '../../../office/services';
import type { VisibleCase } from '../../frame/visibleCase';

/** Two cases side by side, before one is merged into the other. */
export interface Beside {
  /** The other case: sent along, so that nobody merges what they have not seen. */
  into: string;
  own: string;
  other: string;
  rows: { label: string; own: string; other: string; differs: boolean }[];
  needsSecondLook: boolean;
}

interface Line {
  key: string;
  /** In which of what is compared this line takes part. */
  part?: CaseDifference;
  of: (state: CaseState, t: Translate) => string;
}

const subjectPart = (part: 'name' | 'position' | 'organisation') => (state: CaseState) => {
  const { subject } = state.registration;
  return subject.kind === 'privateCitizen' ? '' : subject[part];
};

const unitOf = ({ registration: { subject } }: CaseState): string =>
  (findUnit(subject)?.chain ?? []).map(({ name }) => name).join(' – ');

const lines: readonly Line[] = [
  { key: 'kind', part: 'matter', of: ({ kind }, t) => word(t, 'kinds', kind) },
  { key: 'receivedOn', of: ({ registration }) => formatDate(registration.receivedOn) },
  { key: 'stage', of: ({ stage }, t) => word(t, 'stages', stage) },
  {
    key: 'subjectKind',
    part: 'kind',
    of: ({ registration }, t) => word(t, 'subjectKinds', registration.subject.kind),
  },
  { key: 'name', part: 'name', of: subjectPart('name') },
  { key: 'position', of: subjectPart('position') },
  { key: 'organisation', part: 'unit', of: subjectPart('organisation') },
  { key: 'unit', part: 'unit', of: unitOf },
  {
    key: 'allegations',
    part: 'matter',
    of: ({ allegations }) =>
      allegations.map(({ code, summary }) => (code ? `${summary} (${code})` : summary)).join('\n'),
  },
];

/** The two cases, as far as whoever asks may see the other one. */
export async function readBeside(
  { cases }: Pick<Services, 'cases'>,
  { view, actor }: VisibleCase,
  into: string,
  t: Translate,
): Promise<Beside | undefined> {
  const found = into === view.caseId ? undefined : await cases.views.find(into, visibilityOf(actor));
  if (!found || !maySee(actor, found.state)) return undefined;
  const differs = caseDifferencesOf(view.state, found.state);
  const rows = lines
    .map(({ key, part, of }) => {
      const [own, other] = [of(view.state, t), of(found.state, t)];
      const isOther = part !== undefined && differs.includes(part) && own !== other;
      return { label: t(`cases:beside.${key}`), own: own || '–', other: other || '–', differs: isOther };
    })
    .filter(({ own, other }) => own !== '–' || other !== '–');
  return {
    into,
    own: t('cases:beside.own', { number: view.number }),
    other: t('cases:beside.other', { number: found.number }),
    rows,
    needsSecondLook: needsSecondLook(differs),
  };
}
