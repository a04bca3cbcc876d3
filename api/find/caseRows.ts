import type { Calendar } from '../../domain/calendar/calendar';
import type { Attention } from '../../domain/views/caseView';
import type { CaseRow } from '../../models/caseViews';
import type { Names } from '../language/sentences/names';
import { word } from '../language/sentences/vocabulary';
import { waitingSentence } from '../language/sentences/waiting';
import type { Translate } from '../language/texts';
import { createDueTexts, type DueText } from './dueText';

/** A case as a line of a list. */
export interface ListedCase {
  href: string;
  number: string;
  subject: string;
  organisation: string;
  kind: string;
  stage: string;
  awaited: string;
  receivedOn: string;
  due?: DueText | undefined;
  attention: Attention;
  paused: boolean;
  escalated: boolean;
}

interface ListNeeds {
  t: Translate;
  nameOf: Names;
  calendar: Calendar;
}

/** The lines of a list, in the reader's language. */
export function listedCases(rows: readonly CaseRow[], { t, nameOf, calendar }: ListNeeds): ListedCase[] {
  const dueText = createDueTexts(calendar, new Date().toISOString(), t);
  return rows.map((row) => ({
    href: `/cases/${encodeURIComponent(row.caseId)}`,
    number: row.number,
    subject: row.subjectName || word(t, 'subjectKinds', 'privateCitizen'),
    organisation: row.organisation,
    kind: word(t, 'kinds', row.kind),
    stage: row.outcome ? word(t, 'outcomes', row.outcome) : word(t, 'stages', row.stage),
    awaited: waitingSentence(t, row.waiting, nameOf),
    receivedOn: row.receivedOn,
    due: dueText(row),
    attention: row.attention,
    paused: row.paused,
    escalated: row.escalatedTo.length > 0,
  }));
}
