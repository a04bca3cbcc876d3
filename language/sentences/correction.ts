import type { Corrected, CorrectedFact } from '../../domain/case/correctedFacts';
import type { Correction } from '../../domain/case/correction';
import { formatBirth } from '../births';
import { formatDate } from '../dates';
import type { Translate } from '../texts';
import { numberOf } from './events/renderer';
import { word } from './vocabulary';

/** A fact that was put right, in words: absent where it was not said before, or is not any more. */
export interface CorrectedLine {
  label: string;
  was?: string | undefined;
  is?: string | undefined;
}

const texts: Record<CorrectedFact, (t: Translate, facts: Corrected) => string | undefined> = {
  receivedOn: (_t, { receivedOn }) => receivedOn && formatDate(receivedOn),
  // The day by which the office counts follows from the date.
  receivedDay: () => undefined,
  source: (t, { source }) => source && word(t, 'sources', source),
  subjectKind: (t, { subjectKind }) => subjectKind && word(t, 'subjectKinds', subjectKind),
  subjectName: (_t, { subjectName }) => subjectName,
  subjectBornOn: (_t, { subjectBornOn }) => subjectBornOn && formatBirth(subjectBornOn),
  subjectPartyPosition: (_t, { subjectPartyPosition }) => subjectPartyPosition,
  subjectPosition: (_t, { subjectPosition }) => subjectPosition,
  subjectOrganisation: (_t, { subjectOrganisation }) => subjectOrganisation,
  subjectManagedBy: (t, { subjectManagedBy }) => subjectManagedBy && word(t, 'managers', subjectManagedBy),
  managingBody: (_t, { managingBody }) => managingBody,
  probationary: (t, { probationary }) => (probationary ? t('cases:yes') : undefined),
  unit: (_t, { unit }) => unit?.chain.map(({ name }) => name).join(' – '),
  summary: (_t, { summary }) => summary,
  code: (_t, { code }) => code,
  endedOn: (_t, { endedOn }) => endedOn && formatDate(endedOn),
};
const facts = Object.keys(texts) as CorrectedFact[];
const ofAllegation: readonly CorrectedFact[] = ['summary', 'code', 'endedOn'];

/** What a correction changes, fact by fact in the order of the form. */
export const correctedLines = (t: Translate, { allegationId, was, is }: Correction): CorrectedLine[] =>
  facts.flatMap((fact) => {
    const [before, after] = [texts[fact](t, was), texts[fact](t, is)];
    if (before === undefined && after === undefined) return [];
    const name = t(`fields:correctRegistration.${fact}.label`);
    const isOne = allegationId !== undefined && ofAllegation.includes(fact);
    const label = isOne
      ? t('cases:correction.ofAllegation', { label: name, n: numberOf(allegationId) })
      : name;
    return [{ label, was: before, is: after }];
  });

const quoted = (text: string): string => `“${text}”`;

/** The same in sentences, one to a line. */
export const correctedSentences = (t: Translate, correction: Correction): string[] =>
  correctedLines(t, correction).map(({ label, was, is }) => {
    const key = was === undefined ? 'added' : is === undefined ? 'emptied' : 'changed';
    return t(`cases:correction.${key}`, {
      label,
      was: was !== undefined && quoted(was),
      is: is !== undefined && quoted(is),
    });
  });
