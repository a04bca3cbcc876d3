import type { GuardedWords, OfficeWords, Visit } from '../../domain/reception/visit';
import { formatDate } from '../../language/dates';
import type { Translate } from '../../language/texts';

/** The thirteen columns of form 03/TCD, in their order. */
export const registerColumns = [
  'turn', 'on', 'who', 'id', 'content', 'kind', 'people', 'settledBy', 'own', 'guidedTo', 'inCharge', 'result', 'note',
] as const; // prettier-ignore
export type RegisterColumn = (typeof registerColumns)[number];
export type RegisterLine = Record<RegisterColumn, string> & {
  /** When it was, ISO. */
  day: string;
};

interface Line {
  visit: Visit;
  words: OfficeWords;
  /** Who came, where the reader may have it; sealed without it. */
  guarded?: GuardedWords | undefined;
  /** The number of the case that it has become, where the reader may see it. */
  caseNumber?: string | undefined;
}

const withLetter = (body = '', letter = ''): string => [body, letter].filter(Boolean).join(', ');

/** What came of a visit after it: its case, the first reply, the signed refusal, what was charged. */
function resultOf({ visit, caseNumber }: Line, t: Translate): string {
  const { reply, notice, conclusion, charges, settled } = visit;
  const done = charges.filter(({ doneOn }) => doneOn !== undefined).length;
  return [
    settled === undefined && t('reception:openOutcome'),
    visit.caseId !== undefined && (caseNumber ?? t('reception:figures.becameCases')),
    reply && `${t(`reception:reply.${reply.reply}`)} (${formatDate(reply.on)})`,
    notice && `${t('reception:outcome.refusedInWriting')} ${notice.number} (${formatDate(notice.on)})`,
    conclusion && `${conclusion.number} (${formatDate(conclusion.on)}): ${done}/${charges.length}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** A visit as a line of the register. */
export function registerLine(line: Line, t: Translate): RegisterLine {
  const { visit, words, guarded } = line;
  const { settled, reply } = visit;
  const sealed = t('reception:sealedCell');
  const isForwarded = reply?.reply === 'forwarded';
  return {
    turn: String(visit.turn),
    on: formatDate(visit.on),
    day: visit.on,
    who: guarded ? [guarded.name, guarded.address].filter(Boolean).join(', ') : sealed,
    id: guarded ? (guarded.idNumber ?? '') : sealed,
    content: words.content ?? '',
    kind: t(`reception:matter.${visit.matter}`),
    people: String(visit.people),
    settledBy: words.settledBy ?? '',
    own: settled?.outcome === 'accepted' && !isForwarded ? t('reception:ownMark') : '',
    guidedTo: settled?.outcome === 'guided' ? withLetter(words.to, words.letter) : '',
    inCharge: isForwarded ? withLetter(words.to, words.letter) : '',
    result: resultOf(line, t),
    note:
      settled && settled.outcome !== 'accepted' && settled.outcome !== 'guided'
        ? t(`reception:outcome.${settled.outcome}`)
        : '',
  };
}
