import { type Actor, findCovered, type Giver, isGiver } from '../../domain/access/policy';
import { findFall } from '../../domain/appeals/fallen';
import { findCommand, isCommandType } from '../../domain/case/commands';
import type { Command } from '../../domain/case/decide';
import type { CaseState } from '../../domain/case/state';
import { findStep, isSteppedAct } from '../../domain/case/submissions/stepFor';
import { signedFields, submissionsIn } from '../../domain/case/submissions/submission';
import {
  checksNow,
  formsUnder,
  isPassed,
  mattersLeft,
  mattersOf,
} from '../../domain/publications/publication';
import { forLevelOf } from '../../domain/procedure/levels';
import type { Procedure } from '../../domain/procedure/procedure';

type Input = Record<string, unknown>;

/** An act as it would be given in one, with what the case cannot know of the office. */
export interface WholeAct {
  type: Command['type'];
  by: Actor;
  input: Input;
  facts?: Input;
}

/** One hand of an act that the office decides in steps. */
export interface HandedOn {
  type: Command['type'];
  by: Actor;
  input: (state: CaseState) => Input;
}

/** Somebody of the office who may give a command, and is none of these. */
export type Someone = (givers: readonly Giver[], except: readonly string[], state: CaseState) => Actor;

const lastOf = (state: CaseState): number => submissionsIn(state).at(-1)?.id ?? 0;

/** What of an act's input nobody is asked for. */
function foundOut(type: Command['type'], known: Input): Input {
  if (!isCommandType(type)) return {};
  const asked: object = findCommand(type).input().shape;
  return Object.fromEntries(
    Object.entries(known).filter(([field, value]) => !(field in asked) && value !== undefined),
  );
}

/** Day, numbers and the reason of a late entry, as they come with the approval. */
function signatureOf({ type, input, facts }: WholeAct): Input {
  const signed = isSteppedAct(type) ? signedFields[type] : undefined;
  const numbers = Object.fromEntries((signed?.numbers ?? []).map((field) => [field, input[field]]));
  return {
    ...(signed && { on: input[signed.on], ...numbers }),
    ...(input.lateReason !== undefined && { lateReason: input.lateReason }),
    facts: foundOut(type, { ...facts, ...input }),
  };
}

/** What there is to be made public is read at a meeting from the text that was approved, once that has been looked through. */
function readOut(
  { type, by, input }: WholeAct,
  state: CaseState,
  procedure: Procedure,
): HandedOn[] | undefined {
  const isAsked = type === 'publish' && input.form === undefined && formsUnder(procedure) !== undefined;
  if (!isAsked || state.stage !== 'publication' || !state.publication || findFall(state)) return undefined;
  const checked: HandedOn = { type: 'recordPublicCheck', by, input: () => ({ hashes: [], leaks: [] }) };
  const published: HandedOn = {
    type,
    by,
    input: (now) => ({
      matters: mattersLeft(now).length > 0 ? mattersLeft(now) : mattersOf(now),
      form: 'meeting',
      attended: 'Đại diện Ủy ban Kiểm tra, tổ chức quản lý và người được công bố.',
      check: checksNow(now).find(isPassed)?.seq,
      ...input,
    }),
  };
  return checksNow(state).some(isPassed) ? [published] : [checked, published];
}

/** How an office that decides an act in steps brings it about, one hand after another; undefined where one is enough. */
export function inSteps(
  act: WholeAct,
  state: CaseState,
  given: Procedure,
  someone: Someone,
): HandedOn[] | undefined {
  const { type, by, input } = act;
  const atMeeting = readOut(act, state, given);
  if (atMeeting) return atMeeting;
  const step = findStep(forLevelOf(given, state.registration.subject), type);
  if (!step) return undefined;
  const proposes = step.proposedBy.some((giver) => isGiver(by, state, giver));
  const approves =
    step.approvedBy.some((role) => by.roles.includes(role)) || findCovered(by, step.approvedBy, state);
  if (step.inOneAct && approves) return undefined;
  // Who may do neither is refused at once, as they would be by the case.
  const proposer = proposes || !approves ? by : someone(step.proposedBy, [by.id], state);
  const busy = [by.id, proposer.id];
  const appraiser = step.appraisedBy && someone(step.appraisedBy, busy, state);
  const approver =
    approves && !proposes
      ? by
      : someone(step.approvedBy, [...busy, ...(appraiser ? [appraiser.id] : [])], state);
  const signature = signatureOf(act);
  const appraisal = appraiser && {
    type: 'appraise' as const,
    by: appraiser,
    input: (now: CaseState) => ({ submission: lastOf(now) }),
  };
  return [
    { type, by: proposer, input: () => input },
    ...(appraisal ? [appraisal] : []),
    { type: 'approve', by: approver, input: (now) => ({ submission: lastOf(now), ...signature }) },
  ];
}
