import { type Actor, type Away, coverFor } from '../../../domain/access/policy';
import type { OfficePerson } from '../../../domain/access/nobodyLeft';
import type { Calendar } from '../../../domain/calendar/calendar';
import type { CaseRow } from '../../../models/caseViews';
import { withPassedOn } from '../../../office/people/peopleToday';
import type { Names } from '../../../language/sentences/names';
import { subjectShown } from '../../../language/sentences/subjectShown';
import { word } from '../../../language/sentences/vocabulary';
import { wordsFor } from '../../../language/appealWords';
import { waitingSentence } from '../../../language/sentences/waiting';
import type { Translate } from '../../../language/texts';
import { type ClockLine, clocksShown, createClockLines } from './clockLines';

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
  /** The limit that the row is about, then every other clock that bears a tag. */
  clocks: ClockLine[];
  paused: boolean;
  escalated: boolean;
  /** "Thay cho …": who is away, where the case is this person's only for them. */
  actsFor: string[];
}

interface ListNeeds {
  /** Whose list it is. */
  actor: Actor;
  t: Translate;
  nameOf: Names;
  calendar: Calendar;
  /** The people of the office as they are today: for whom nobody is left, somebody above is. */
  today: readonly OfficePerson[];
  /** The date of which the list is, where it is one of what ends on a date. */
  day?: string | undefined;
}

/** For whom a case is in somebody's list: what waits there, or was reported there, for nobody else who is at work here. */
function actsFor(actor: Actor, { waiting, escalatedTo, conflictOf, hands }: CaseRow): Away[] {
  const waits = waiting.accounts.includes(actor.id) ? [] : waiting.roles;
  const reasons: (readonly string[])[] = [waits, escalatedTo];
  const isOnlyFor = (roles: readonly string[]) =>
    reasons.some((to) => meet(to, roles) && !meet(to, actor.roles));
  return coverFor(actor).filter(
    ({ id, roles }) => isOnlyFor(roles) && !conflictOf.includes(id) && hands?.includes(actor.id) !== true,
  );
}

const meet = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((one) => others.includes(one));

/** The lines of a list, in the reader's language. */
export function listedCases(
  rows: readonly CaseRow[],
  { actor, t, nameOf, calendar, today, day }: ListNeeds,
): ListedCase[] {
  const clockLine = createClockLines(calendar, new Date().toISOString(), t);
  return rows.map((row) => ({
    href: `/cases/${encodeURIComponent(row.caseId)}`,
    number: row.number,
    subject: subjectShown(row, t),
    organisation: row.organisation,
    kind: word(t, 'kinds', row.kind),
    stage: row.outcome ? word(wordsFor(row, t), 'outcomes', row.outcome) : word(t, 'stages', row.stage),
    awaited: waitingSentence(wordsFor(row, t), withPassedOn(row, today).waiting, nameOf),
    receivedOn: row.receivedOn,
    clocks: clocksShown(row, day).map(clockLine),
    paused: row.paused,
    escalated: row.escalatedTo.length > 0,
    actsFor: actsFor(actor, row).map(({ id }) => t('work:actsFor', { name: nameOf(id) })),
  }));
}
