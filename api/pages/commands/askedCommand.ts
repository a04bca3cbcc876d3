import type { Request, Response } from 'express';
import { visibilityOf } from '../../../domain/access/policy';
import type { AppealableDecision } from '../../../domain/appeals/appealable';
import { findAppealable, namesDecision } from '../../../office/commands/appealable';
import { findListed, isBallot } from '../../../office/commands/membersListed';
import { readRulesNow } from '../../../office/commands/rulesNow';
import type { Calendar, Instant } from '../../../domain/calendar/calendar';
import { localDate } from '../../../domain/calendar/officeDays';
import { type CommandType, findCommand, isCommandType } from '../../../domain/case/commands';
import { findProposing } from '../../../domain/case/decide';
import { isSteppedAct } from '../../../domain/case/submissions/stepFor';
import { openUntilSigned } from '../../../domain/case/submissions/submission';
import type { Step } from '../../../domain/procedure/steps';
import type { CaseState } from '../../../domain/case/state';
import { findAttendance } from '../../../domain/meetings/caseMeeting';
import { reportOf } from '../../../domain/likeness/likeness';
import type { OrganisationTree } from '../../../domain/organisations/tree';
import type { Procedure } from '../../../domain/procedure/procedure';
import type { Translate } from '../../../language/texts';
import { readOpenCases } from '../../../office/lists/deskCounts';
import { type Draft, readDrafts } from '../../../office/papers/drafts';
import { type People, readPeople } from '../../../office/people/people';
import { getVisibleCase, type VisibleCase } from '../../frame/visibleCase';
import { notFound } from '../../frame/errors/problem';
import type { Services } from '../../../office/services';
import { findLikeReports } from '../../../office/likeness/likeReports';
import { shownLike, type ShownLike } from '../likeness/shownLike';
import { type Beside, readBeside } from './beside';
import { submissionsAsked } from './submissionChoices';
import { describeFields, type FieldDescription } from '../../../office/commands/describeFields';

/** A command that someone looks at or gives, with the case as it stands now. */
export interface AskedCommand extends VisibleCase {
  type: CommandType;
  fields: FieldDescription[];
  people: People;
  decisions: readonly AppealableDecision[];
  /** The case with which this one is to be merged, where that was proposed. */
  beside: Beside | undefined;
  /** How many open cases each officer has now, where people are picked for work. */
  openCases: ReadonlyMap<string, number> | undefined;
  /** The cases that the case is likest to, where it is to be joined to one. */
  like: readonly ShownLike[];
  procedure: Procedure;
  calendar: Calendar;
  /** How many official members a ballot is of, by the meeting or the list of today; undefined where neither is there. */
  officialMembers?: number | undefined;
  tree: OrganisationTree | undefined;
  /** The papers that what is decided on would lead to. */
  drafts: readonly Draft[];
  now: Instant;
  /** The date on the office's wall calendar. */
  today: string;
  /** By which steps it goes on its way, where this person does not decide by themselves. */
  proposing: Step | undefined;
}

export type CommandAddress = Request<{ caseId: string; type: string }>;

/** The fields of a command as this case asks for them; number and day of a paper come with its signature. */
function fieldsOf(
  type: CommandType,
  state: CaseState,
  procedure: Procedure,
  proposing: Step | undefined,
): FieldDescription[] {
  const { input, demands } = findCommand(type);
  const demanded = demands?.(state, { procedure }) ?? [];
  const later = proposing && isSteppedAct(type) ? openUntilSigned(type) : [];
  return describeFields(input())
    .filter(({ name }) => !later.includes(name))
    .map((field) => (demanded.includes(field.name) ? { ...field, required: true } : field));
}

/** Commands that give somebody work. */
const picksPeople = (type: CommandType): boolean => type === 'formTeam' || type === 'reassign';
const readLike = ({ cases }: Services, { view: { state }, actor }: VisibleCase) =>
  findLikeReports(reportOf(state), actor, { ...cases, own: state.caseId });

/** Reads what the form that is asked for needs. @throws Problem 404 for a case that this person does not see, or no such command */
export async function readAskedCommand(
  services: Services,
  req: CommandAddress,
  res: Response,
): Promise<AskedCommand> {
  const visible = await getVisibleCase(services, req, res);
  const { type } = req.params;
  if (!isCommandType(type)) throw notFound();
  return readAskedOf(services, visible, type, res.locals.t);
}

/** Reads what the form of a command to a case needs. */
export async function readAskedOf(
  services: Services,
  visible: VisibleCase,
  type: CommandType,
  t: Translate,
): Promise<AskedCommand> {
  const { cases, accounts } = services;
  const proposed = type === 'decideMerge' ? visible.view.state.mergeProposal?.into : undefined;
  const { state } = visible.view;
  const [people, { procedure, calendar, now }, tree, decisions, beside, like, drafts] = await Promise.all([
    readPeople(accounts),
    readRulesNow(cases.reference, visible.view.state),
    cases.reference.findCurrentTree(),
    namesDecision(type) ? findAppealable(cases, visible.view.state, visibilityOf(visible.actor)) : [],
    proposed === undefined ? undefined : readBeside(services, visible, proposed, t),
    type === 'merge' ? readLike(services, visible) : [],
    readDrafts(state.caseId, submissionsAsked(type, state, visible.actor), services),
  ]);
  const today = localDate(calendar, now);
  const proposing = findProposing(visible.view.state, visible.actor, type, { procedure });
  const openCases = picksPeople(type)
    ? await readOpenCases(
        cases.views,
        visible.actor,
        people.active.map(({ _id }) => _id),
      )
    : undefined;
  const officialMembers = isBallot(type)
    ? (findAttendance(state)?.length ?? (await findListed(state, today, cases)))
    : undefined;
  return {
    ...visible,
    type,
    officialMembers,
    proposing,
    fields: fieldsOf(type, visible.view.state, procedure, proposing),
    people,
    decisions,
    beside,
    openCases,
    like: shownLike(like, t),
    procedure,
    calendar,
    tree,
    drafts,
    now,
    today,
  };
}
