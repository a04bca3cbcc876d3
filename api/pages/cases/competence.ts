import type { DisciplineBody } from '../../../domain/appeals/bodies';
import { nextRung } from '../../../domain/appeals/ladder';
import { localDate } from '../../../domain/calendar/officeDays';
import type { CaseState } from '../../../domain/case/state';
import { findUnit } from '../../../domain/case/subject';
import { findAnswerDue } from '../../../domain/organisations/answerDue';
import {
  type CompetentBody,
  disciplineBody,
  findOtherPower,
  matterOf,
  settlingBody,
} from '../../../domain/organisations/competence';
import type { Level } from '../../../domain/organisations/unit';
import { formatDay } from '../../../language/sentences/days';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import type { ClockContext } from './clockCards';
import type { Fact } from '../../../language/facts/fact';

function bodyText(t: Translate, body: CompetentBody): string {
  return body.at === 'below' && body.unit ? body.unit.name : t(`cases:competence.${body.at}`);
}

/** The body of a level that decides on discipline, as the ladder of appeals calls it. */
const decidingBody: Record<Level, DisciplineBody> = {
  province: 'provincialInspection',
  district: 'districtInspection',
  grassroots: 'grassrootsCommittee',
  cell: 'cell',
};

/** Who is competent for what in this case today, by the chain of the subject's unit as far as it is known (procedure §5). */
export function competenceFacts(state: CaseState, t: Translate, ctx: ClockContext): Fact[] {
  const { procedure, calendar, now } = ctx;
  const day = localDate(calendar, now);
  const matter = matterOf(state);
  const settling = settlingBody(matter, procedure, day);
  if (!settling) return [];
  const line = (key: string, value: string): Fact => ({ label: t(`cases:competence.${key}`), value });
  return [
    line('settling', bodyText(t, settling)),
    ...inChain(state, t, ctx, day).map(({ label, value }) => line(label, value)),
    ...(state.forwarding?.toUnit ? answerDue(state, t, ctx) : []).map((value) => line('answerDue', value)),
  ];
}

const answerDue = (state: CaseState, t: Translate, { procedure, calendar }: ClockContext): string[] => {
  const due = findAnswerDue(state, procedure, calendar);
  return due === undefined ? [] : [t('cases:competence.until', { on: formatDay(due) })];
};

/** What only the chain can say: whose power discipline is, and who hears the first appeal against it. */
function inChain(state: CaseState, t: Translate, { procedure }: ClockContext, day: string): Fact[] {
  const matter = matterOf(state);
  const unit = findUnit(matter.subject);
  if (procedure.law === 'state') return [];
  const body = unit && procedure.competenceInChain && disciplineBody(matter, procedure, day);
  if (!body || body.at === 'above') return [];
  const isBelow = body.at === 'below';
  const stepsIn = isBelow && !findOtherPower(matter, procedure, day);
  const name = bodyText(t, body);
  const level = isBelow && body.unit ? body.unit.level : 'province';
  const next =
    procedure.appeals &&
    nextRung(decidingBody[level], procedure.appeals.value, procedure.competenceInChain, unit, day);
  return [
    { label: 'discipline', value: stepsIn ? t('cases:competence.orRightAbove', { body: name }) : name },
    ...(next && next !== 'final' ? [{ label: 'firstAppeal', value: word(t, 'disciplineBodies', next) }] : []),
  ];
}
