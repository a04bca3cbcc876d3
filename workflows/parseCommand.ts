import { ApplicationFailure } from '@temporalio/workflow';
import type { z } from 'zod';
import { inputSchema, isCommandType } from '../domain/case/commands';
import { isOwnPageCommand, ownPageCommands } from '../domain/case/commands/ownPage';
import { register } from '../domain/case/commands/register';
import type { Command } from '../domain/case/decide';
import { invalidInput } from './contract';

const findSchema = (type: string): z.ZodType | undefined => {
  if (type === 'register') return register.input();
  if (isOwnPageCommand(type)) return ownPageCommands[type].input();
  return isCommandType(type) ? inputSchema(type) : undefined;
};

/** The border of the workflow: a command whose input does not fit its schema is refused with the paths at fault. */
export function parseCommand(command: Command): Command {
  const schema = findSchema(command.type);
  if (!schema) throw ApplicationFailure.nonRetryable('unknown command', invalidInput, { type: command.type });
  const parsed = schema.safeParse(command.input);
  if (parsed.success) return { ...command, input: parsed.data };
  const issues = parsed.error.issues.map(({ path, code }) => ({ path: path.join('.'), code }));
  throw ApplicationFailure.nonRetryable('input does not fit its schema', invalidInput, { issues });
}
