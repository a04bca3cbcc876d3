import type { PartyProcedure } from '../../domain/procedure/partyProcedure';
import type { Procedure } from '../../domain/procedure/procedure';
import { clockKinds, type ClockKind } from '../../domain/clocks/clock';
import { word } from '../sentences/vocabulary';
import type { Translate } from '../texts';
import { valueText } from './valueText';

/** One value of a version, in words, with where it comes from. */
export interface ProcedureRow {
  key: string;
  label: string;
  value: string;
  citation: string;
  confidence: string;
}

interface Cited {
  value: unknown;
  citation: string;
  confidence: string;
}

/** Rules of single clocks, one row for each: "Gia hạn: Giải quyết". */
const ofClocks = (
  part: 'extensions' | 'pauses',
  rules: Partial<Record<ClockKind, Cited | undefined>> = {},
): Record<string, Cited | undefined> =>
  Object.fromEntries(Object.entries(rules).map(([kind, cited]) => [`${part}.${kind}`, cited]));

/** Who decides what in which steps, one row for each act. */
const ofActs = ({ steps }: Procedure): Record<string, Cited | undefined> =>
  Object.fromEntries(
    Object.entries(steps?.value.acts ?? {}).map(([act, value]) => [
      `steps.${act}`,
      { ...steps, value } as Cited,
    ]),
  );

function labelOf(t: Translate, key: string): string {
  const [part = '', of] = key.split('.');
  if (part === 'steps' && of !== undefined)
    return t('procedures:value.steps', { act: t(`commands:${of}.title`) });
  const moved = clockKinds.find((kind) => kind === of);
  if (moved) return t(`procedures:value.${part}`, { clock: word(t, 'clockKinds', moved) });
  const clock = clockKinds.find((kind) => kind === key);
  // The time to appeal is a limit of `appeals`; under its own name stands what may be done meanwhile.
  return clock && clock !== 'appealWindow' ? word(t, 'clockKinds', clock) : t(`procedures:value.${key}`);
}

/** What only a version of the Party's rules says. */
function partyValues(procedure: PartyProcedure): Record<string, Cited | undefined> {
  const { competence, suspensionCap, congresses, limitation, expulsionShare, deliberation, deferral } =
    procedure;
  const { disciplinaryPower, powerAbove, appeals, limitationWatch, appealWindow } = procedure;
  const { competenceInChain, takingOver, conversion, combinedProcess, apology, stepsByLevel } = procedure;
  const { lapse, severalSignatories, firstMeeting } = procedure;
  return {
    competence, competenceInChain, takingOver, suspensionCap, congresses, limitation, expulsionShare, deliberation, deferral, disciplinaryPower,
    powerAbove, appeals, limitationWatch, appealWindow, conversion, combinedProcess, apology, stepsByLevel, lapse, severalSignatories, firstMeeting,
  }; // prettier-ignore
}

/** The key of the row of a value, by where it stands in the version: `limits.settling`. */
export const rowKeyOf = (place: string): string => place.replace(/^limits\./, '');

/** Words that are meant as such, so that none is taken for the name of something. */
const quoted = (cited: Procedure['neverPublic']): Cited | undefined =>
  cited && { ...cited, value: cited.value.map((one) => `“${one}”`) };

/** Everything a version says, limits first. */
export function procedureRows(t: Translate, procedure: Procedure): ProcedureRow[] {
  const {
    limits,
    settlingFrom,
    settlingExtension,
    thresholds,
    warningTo,
    escalation,
    passingOn,
    duties,
    merging,
    comingBack,
    hearing,
    manyReports,
    protectedPeople,
    protectionDeciders,
    protectionEnd,
    declassification,
    mixedPetition,
    rewards,
    publicationForms,
    closing,
    neverPublic,
  } = procedure;
  const complexityCriteria = procedure.law === 'state' ? procedure.complexityCriteria : undefined;
  const values: Record<string, Cited | undefined> = {
    ...limits, settlingFrom, settlingExtension, ...ofClocks('extensions', procedure.extensions), ...ofClocks('pauses', procedure.pauses),
    thresholds, warningTo, escalation, passingOn, duties, hearing, merging, comingBack, manyReports, protectedPeople, protectionDeciders,
    protectionEnd, declassification,
    mixedPetition, rewards, complexityCriteria, publicationForms, closing, neverPublic: quoted(neverPublic),
    ...(procedure.law === 'state' && { takingOver: procedure.takingOver }),
    ...ofActs(procedure), ...(procedure.law !== 'state' && partyValues(procedure)),
  }; // prettier-ignore
  return Object.entries(values).flatMap(([key, cited]) =>
    cited
      ? [
          {
            key,
            label: labelOf(t, key),
            value: valueText(t, cited.value),
            citation: cited.citation,
            confidence: t(`procedures:confidence.${cited.confidence}`),
          },
        ]
      : [],
  );
}

export interface ComparedRow extends ProcedureRow {
  /** What the other version says; absent where it says nothing. */
  other?: string | undefined;
  differs: boolean;
  /** What the other names as its source, where that is not the same. */
  otherSource?: string | undefined;
}

/** The values of a version beside those of another; what only the other has comes last. */
export function comparedRows(t: Translate, procedure: Procedure, other: Procedure): ComparedRow[] {
  const theirs = procedureRows(t, other);
  const ours = procedureRows(t, procedure).map((row) => {
    const same = theirs.find(({ key }) => key === row.key);
    const [source, otherSource] = [row, same].map((one) => one && `${one.citation} (${one.confidence})`);
    return {
      ...row,
      other: same?.value,
      differs: same?.value !== row.value,
      otherSource: source === otherSource ? undefined : otherSource,
    };
  });
  const gone = theirs
    .filter(({ key }) => !ours.some((row) => row.key === key))
    .map((row) => ({ ...row, value: '', other: row.value, differs: true }));
  return [...ours, ...gone];
}
