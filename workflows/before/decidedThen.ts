import { z } from 'zod';
import { carryOut, type Command, type Decision, decide, isAccepted } from '../../domain/case/decide';
import type { Context } from '../../domain/case/context';
import { happened, type Happening } from '../../domain/case/events/event';
import { isRefusal, type RefusalReason } from '../../domain/case/refusal';
import { tell, tellOwed } from '../../domain/case/commands/anytime/tell';
import { makePublic } from '../../domain/case/commands/publication/publish';
import type { CaseState } from '../../domain/case/state';
import { parseCommand } from '../parseCommand';

/** Refusals that there were not when such runs decided. */
const newer: readonly RefusalReason[] = [
  'reasonTooShort', 'onlyGivenBy', 'serviceOpen', 'takingBackOpen', 'protectionOpen', 'closingOwes', 'orderReasonMissing', 'explainByMissing',
]; // prettier-ignore

/** A withdrawal as it was put in before a signatory decided on it. */
const withdrawal = z.object({
  allegationIds: z.array(z.string()),
  pressureSuspected: z.boolean(),
  explanation: z.string(),
});

function withdrawn({ type, input }: Command): Happening[] | undefined {
  const parsed = withdrawal.safeParse(input);
  if (type !== 'withdraw' || !parsed.success) return undefined;
  const { pressureSuspected, explanation } = parsed.data;
  return [
    happened('withdrawn', parsed.data),
    pressureSuspected
      ? happened('protectionRequested', { explanation })
      : happened('noticeOwed', { to: 'reporter', about: 'withdrawal' }),
  ];
}

const counted = z.object({ officialMembers: z.number() });

/** A ballot as it was put in when the number of official members was typed: what was typed is what the list said. */
function withTypedMembers(command: Command): Command {
  const { type, input } = command;
  const typed = type === 'recordVote' || type === 'decideAppeal' ? counted.safeParse(input) : undefined;
  return typed?.success
    ? { ...command, input: { ...Object(input), listed: typed.data.officialMembers } as unknown }
    : command;
}

const dated = z.object({ on: z.string() });

/** What the command brought about then, where today's rules are stricter; undefined where it is none of these. */
function broughtAbout({ type, input }: Command, state: CaseState, ctx: Context): Happening[] | undefined {
  switch (type) {
    case 'announceDecision':
      return [
        happened('decisionAnnounced', dated.extend({ place: z.string(), present: z.string() }).parse(input)),
      ];
    case 'publish':
      return makePublic(state, dated.extend({ place: z.string() }).parse(input), ctx);
    case 'tell': {
      const told = tellOwed(
        state,
        tell.input().omit({ orderReason: true, lateReason: true }).parse(input),
        ctx,
      );
      return isRefusal(told) ? undefined : told;
    }
    case 'closeCase':
      return [happened('caseClosed', z.object({ summary: z.string() }).parse(input))];
    case 'restoreName':
      return [
        happened(
          'nameRestored',
          dated.extend({ restored: z.boolean(), explanation: z.string() }).parse(input),
        ),
      ];
    case 'refuseApology':
      return [happened('apologyRefused', dated.extend({ reason: z.string() }).parse(input))];
    case 'decideProtection':
      return [
        happened(
          'protectionDecided',
          dated.extend({ granted: z.boolean(), measures: z.string() }).parse(input),
        ),
      ];
    default:
      return undefined;
  }
}

/**
 * Decides a command as such a run has decided it: on replay it decides again, and must come to the same, also where the rules have become
 * stricter since. Whatever is new makes way before it is decided (`caseBefore.ts`).
 */
export function decideAsThen(
  caseId: string,
  before: CaseState | undefined,
  command: Command,
  ctx: Context,
): Decision {
  const then = before && withdrawn(command);
  if (then) return carryOut(caseId, before, command, then, ctx);
  const decision = decide(caseId, before, parseCommand(withTypedMembers(command)), ctx);
  if (isAccepted(decision) || !newer.includes(decision.refusal.refused)) return decision;
  const happenings = before && broughtAbout(command, before, ctx);
  return happenings ? carryOut(caseId, before, command, happenings, ctx) : decision;
}
