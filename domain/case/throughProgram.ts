import type { Actor } from '../access/policy';
import type { CommandType } from './commands';
import type { OwnPageCommandType } from './commands/ownPage';
import type { Context } from './context';
import { happened, type Happening } from './events/event';
import { type Refusal, refuse } from './refusal';

type Given = CommandType | OwnPageCommandType;

/**
 * What a person does themselves, whatever their role: says of themselves or a colleague what keeps them from a case, answers what another has
 * proposed, meets or writes to the reporter, reads who that is, handles what is guarded, sees to protection, and hands over paper.
 */
const inPersonOnly: ReadonlySet<Given> = new Set<Given>([
  'declareConflict', 'withdrawConflict',
  'appraise', 'returnSubmission', 'acceptLeak',
  'meetReporter', 'recordFirstMeeting', 'writeToReporter',
  'requestIdentity', 'readIdentity', 'makeWorkingCopy', 'cutFile',
  'requestProtection', 'recordProtectionPaper', 'reportRetaliation',
  'proposeSecrecy', 'handOverOriginal',
]); // prettier-ignore

export const needsPerson = (type: Given): boolean => inPersonOnly.has(type);

/** Why a command of this kind cannot be given through a program, whoever it acts for. */
export const whyNotThrough = ({ program }: Pick<Actor, 'program'>, type: Given): Refusal | undefined =>
  program !== undefined && needsPerson(type) ? refuse('needsPerson') : undefined;

/** What stands behind an act that was given through a program. */
export const throughProgram = ({ actor: { program } }: Pick<Context, 'actor'>): Happening[] =>
  program === undefined ? [] : [happened('actedThroughProgram', { program })];
