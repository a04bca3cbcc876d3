import { type Actor, whyMayNotGive } from '../../../domain/access/policy';
import { type CommandType, findCommand } from '../../../domain/case/commands';
import { giversNow, whyNotOffered } from '../../../domain/case/decide';
import type { CaseState } from '../../../domain/case/state';
import { whyNotThrough } from '../../../domain/case/throughProgram';
import { findWrongCases } from '../../../office/commands/caseReferences';
import type { CommandOutcome } from '../../../office/commands/commandOutcome';
import { describeFields } from '../../../office/commands/describeFields';
import { readRulesNow } from '../../../office/commands/rulesNow';
import type { Services } from '../../../office/services';
import type { Translate } from '../../../language/texts';
import { Problem } from '../../frame/errors/problem';
import { invalidInput, readInput } from '../input';

interface Given {
  services: Services;
  res: { locals: { t: Translate } };
  caller: Actor;
  /** The case as the caller may see it. */
  state: CaseState;
  type: CommandType;
}

interface Sent {
  commandId: string;
  seenAct: number | undefined;
  body: unknown;
}

/** Gives one command to a case that the caller may see. @throws Problem 422 when its input does not fit */
export async function giveCommand(given: Given, { commandId, seenAct, body }: Sent): Promise<CommandOutcome> {
  const { services, caller, state, type } = given;
  const { gateway, reference } = services.cases;
  const read = await readCommand(given, body).catch((error: unknown) => {
    if (error instanceof Problem) return error;
    throw error;
  });
  if (read instanceof Problem) {
    // What the input lacks is for those to know who may give the command at all.
    const { procedure } = await readRulesNow(reference, state);
    const refusal =
      whyNotThrough(caller, type) ?? whyMayNotGive(caller, giversNow(type, state, { procedure }), state);
    if (refusal) return { kind: 'refused', refusal };
    throw read;
  }
  return gateway.give(state.caseId, { type, commandId, actor: caller, input: read.input, seenAct });
}

/** @throws Problem 422 when the input does not fit, or names a case that is not there for the caller */
async function readCommand(
  { services, res, caller, state, type }: Given,
  body: unknown,
): Promise<{ input: unknown }> {
  const { texts, cases } = services;
  const schema = findCommand(type).input();
  const input = readInput({ schema, value: body ?? {}, res, texts, command: type });
  // What is not possible now is refused by the case, whatever it names.
  if (whyNotOffered(state, caller, type, await readRulesNow(cases.reference, state))) return { input };
  const asked = { views: cases.views, actor: caller, type, fields: describeFields(schema) };
  const wrong = await findWrongCases(asked, input);
  if (wrong.length === 0) return { input };
  const { t } = res.locals;
  throw invalidInput(wrong.map(({ field, fault }) => ({ field, detail: t(`cases:command.${fault}`) })));
}
