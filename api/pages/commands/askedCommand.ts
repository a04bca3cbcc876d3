import type { Request, Response } from 'express';
import { visibilityOf } from '../../../domain/access/policy';
import type { AppealableDecision } from '../../../domain/appeals/appealable';
import { findAppealable, namesDecision } from '../../../office/commands/appealable';
import { readRulesNow } from '../../../office/commands/rulesNow';
import type { Instant } from '../../../domain/calendar/calendar';
import { localDate } from '../../../domain/calendar/officeDays';
import { type CommandType, findCommand, isCommandType } from '../../../domain/case/commands';
import type { CaseState } from '../../../domain/case/state';
import { reportOf } from '../../../domain/likeness/likeness';
import type { OrganisationTree } from '../../../domain/organisations/tree';
import type { Procedure } from '../../../domain/procedure/procedure';
import { type People, readPeople } from '../../../office/people/people';
import { getVisibleCase, type VisibleCase } from '../../frame/visibleCase';
import { notFound } from '../../frame/errors/problem';
import type { Services } from '../../../office/services';
import { findLikeReports } from '../../../office/likeness/likeReports';
import { shownLike, type ShownLike } from '../likeness/shownLike';
import { type Beside, readBeside } from './beside';
import { describeFields, type FieldDescription } from '../../../office/commands/describeFields';

/** A command that someone looks at or gives, with the case as it stands now. */
export interface AskedCommand extends VisibleCase {
  type: CommandType;
  fields: FieldDescription[];
  people: People;
  decisions: readonly AppealableDecision[];
  /** The case with which this one is to be merged, where that was proposed. */
  beside: Beside | undefined;
  /** The cases that the case is likest to, where it is to be joined to one. */
  like: readonly ShownLike[];
  procedure: Procedure;
  tree: OrganisationTree | undefined;
  now: Instant;
  /** The date on the office's wall calendar. */
  today: string;
}

export type CommandAddress = Request<{ caseId: string; type: string }>;

/** The fields of a command as this case asks for them. */
function fieldsOf(type: CommandType, state: CaseState): FieldDescription[] {
  const { input, demands } = findCommand(type);
  const demanded = demands?.(state) ?? [];
  return describeFields(input()).map((field) =>
    demanded.includes(field.name) ? { ...field, required: true } : field,
  );
}

const readLike = ({ cases }: Services, { view: { state }, actor }: VisibleCase) =>
  findLikeReports(reportOf(state), actor, { views: cases.views, own: state.caseId });

/** Reads what a form needs. @throws Problem 404 for a case that this person does not see, or no such command */
export async function readAskedCommand(
  services: Services,
  req: CommandAddress,
  res: Response,
): Promise<AskedCommand> {
  const { cases, accounts } = services;
  const visible = await getVisibleCase(services, req, res);
  const { type } = req.params;
  if (!isCommandType(type)) throw notFound();
  const proposed = type === 'decideMerge' ? visible.view.state.mergeProposal?.into : undefined;
  const [people, { procedure, calendar, now }, tree, decisions, beside, like] = await Promise.all([
    readPeople(accounts),
    readRulesNow(cases.reference, visible.view.state),
    cases.reference.findCurrentTree(),
    namesDecision(type) ? findAppealable(cases, visible.view.state, visibilityOf(visible.actor)) : [],
    proposed === undefined ? undefined : readBeside(services, visible, proposed, res.locals.t),
    type === 'merge' ? readLike(services, visible) : [],
  ]);
  return {
    ...visible,
    type,
    fields: fieldsOf(type, visible.view.state),
    people,
    decisions,
    beside,
    like: shownLike(like, res.locals.t),
    procedure,
    tree,
    now,
    today: localDate(calendar, now),
  };
}
