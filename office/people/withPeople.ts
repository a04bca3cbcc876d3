import { isAskedFor, type Person } from '../../domain/access/people';
import { everyCase } from '../../domain/access/policy';
import { type CommandType, findCommand, isCommandType } from '../../domain/case/commands';
import { followingFrom } from '../../domain/case/conflicts';
import type { Command } from '../../domain/case/decide';
import type { CaseState } from '../../domain/case/state';
import type { CaseViewStore } from '../../models/caseViews';
import type { Account } from '../../models/accounts';

export interface PeopleNeeds {
  views: Pick<CaseViewStore, 'find'>;
  people: { listAccounts(): Promise<Pick<Account, '_id' | 'roles' | 'active'>[]> };
}

type Input = Record<string, unknown>;
const isInput = (input: unknown): input is Input => typeof input === 'object' && input !== null;

/**
 * Gives the input of a command with what the case cannot know of the office: the accounts that it is about, and who takes no part in the
 * case that it links this one to. Whatever was sent in their place is dropped.
 */
export async function withPeople(
  caseId: string,
  { type, input }: Pick<Command, 'type' | 'input'>,
  needs: PeopleNeeds,
): Promise<unknown> {
  if (!isCommandType(type) || !isInput(input)) return input;
  const linked = linkedBy[type];
  if (linked) {
    const id = await linked(input, async () => (await needs.views.find(caseId, everyCase))?.state);
    const other = await needs.views.find(id, everyCase);
    return { ...input, linkedConflicts: other ? followingFrom(other.state) : [] };
  }
  const definition = findCommand(type);
  if (!('people' in definition) || !definition.people) return input;
  const view = await needs.views.find(caseId, everyCase);
  const asked = view && askedBy(type, view.state, input);
  return { ...input, people: asked ? (await everybody(needs)).filter((one) => isAskedFor(asked, one)) : [] };
}

/** Which case a command links this one to. */
const linkedBy: Partial<
  Record<CommandType, (input: Input, own: () => Promise<CaseState | undefined>) => string | Promise<string>>
> = {
  merge: ({ into }) => (typeof into === 'string' ? into : ''),
  decideMerge: async (_input, own) => (await own())?.mergeProposal?.into ?? '',
  acceptAppeal: ({ appealedCase }) => (typeof appealedCase === 'string' ? appealedCase : ''),
  correctAppeal: ({ appealedCase }) => (typeof appealedCase === 'string' ? appealedCase : ''),
};

/** Whose accounts the command must tell of; undefined where its input does not fit, which the case says. */
function askedBy(type: CommandType, state: CaseState, input: Input) {
  const definition = findCommand(type);
  if (!('people' in definition) || !definition.people) return undefined;
  const parsed = definition.input().safeParse(input);
  // The schema is the command's own; the union of all commands loses that.
  return parsed.success ? definition.people(state, parsed.data as never) : undefined;
}

const everybody = async ({ people }: PeopleNeeds): Promise<Person[]> =>
  (await people.listAccounts()).map(({ _id: id, roles, active }) => ({ id, roles: [...roles], active }));
