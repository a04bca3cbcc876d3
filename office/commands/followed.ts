import { trace } from '@opentelemetry/api';
import { commandTypes } from '../../domain/case/commands';
import { ownPageCommands } from '../../domain/case/commands/ownPage';
import { refusalReasons } from '../../domain/case/refusal';
import { currentIds, underIds } from '../../temporal-config/threads/currentIds';
import type { Metrics } from '../health/metrics';
import type { CommandOutcome } from './commandOutcome';
import type { CaseGateway } from './gateway';

type Measures = Pick<Metrics, 'commandSeconds' | 'commands' | 'refusals'>;

const types: ReadonlySet<string> = new Set(['register', ...commandTypes, ...Object.keys(ownPageCommands)]);

/** The same gateway: each command is measured, and whatever is logged meanwhile bears its id and that of its case. */
export function followed(
  gateway: CaseGateway,
  { commandSeconds, commands, refusals }: Measures,
): CaseGateway {
  async function follow(
    { type, caseId, commandId }: { type: string; caseId: string; commandId: string },
    give: () => Promise<CommandOutcome>,
  ): Promise<CommandOutcome> {
    const ids = currentIds();
    if (ids) {
      // What a request is told of when it is answered.
      ids.caseId ??= caseId;
      ids.commandId ??= commandId;
    }
    const known = types.has(type) ? type : 'other';
    trace.getActiveSpan()?.setAttributes({ 'liem.command_type': known, 'liem.case_id': caseId });
    const stop = commandSeconds.startTimer({ type: known });
    try {
      const outcome = await underIds({ ...ids, caseId, commandId }, give);
      commands.inc({ outcome: outcome.kind });
      if (outcome.kind === 'refused') {
        const { refused } = outcome.refusal;
        refusals.inc({ reason: Object.hasOwn(refusalReasons, refused) ? refused : 'other' });
      }
      return outcome;
    } catch (error) {
      commands.inc({ outcome: 'failed' });
      throw error;
    } finally {
      stop();
    }
  }

  return {
    ...gateway,
    register: (registration) => {
      const { commandId } = registration;
      return follow({ type: 'register', caseId: commandId, commandId }, () => gateway.register(registration));
    },
    give: (caseId, command) => follow({ ...command, caseId }, () => gateway.give(caseId, command)),
  };
}
