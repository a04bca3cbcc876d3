import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { whyNotOffered } from '../../../domain/case/decide';
import { type Refusal, refuse } from '../../../domain/case/refusal';
import { submissionsIn } from '../../../domain/case/submissions/submission';
import { isBallot } from '../../../office/commands/membersListed';
import type { Translate } from '../../../language/texts';
import type { AskedCommand } from './askedCommand';
import { defaultInput } from './defaults';
import { readForm } from './readForm';
import { type FormValues, writeForm } from './writeForm';

type Query = Readonly<Record<string, unknown>>;

/** Which of what came back is submitted again. */
const againSchema = z.object({ again: z.coerce.number().int().optional().catch(undefined) });

/** A ballot without meeting and list: what is to be done is said before anything is typed. */
const whyNoMembers = ({ type, officialMembers }: AskedCommand): Refusal | undefined =>
  isBallot(type) && officialMembers === undefined ? refuse('memberListFirst') : undefined;

/** What was submitted and came back, to be mended where it stands. */
function returnedInput({ type, view }: AskedCommand, query: Query): Record<string, unknown> {
  const { again } = againSchema.parse(query);
  const one = submissionsIn(view.state).find(
    ({ id, act, returned }) => act === type && returned && (again === undefined || id === again),
  );
  return one?.input ?? {};
}

/** Why a form cannot be begun now; undefined where it can. */
export const whyNotShown = (asked: AskedCommand): Refusal | undefined =>
  whyNotOffered(asked.view.state, asked.actor, asked.type, asked) ?? whyNoMembers(asked);

/** A form as it begins: what the case suggests, what came back, and what a link has chosen for the person, e.g. the allegation. */
export function beginning(
  asked: AskedCommand,
  query: Query,
  t: Translate,
): { values: FormValues; commandId: string } {
  const { type, fields, view, procedure, today } = asked;
  const chosen = readForm(
    fields.filter(({ name }) => Object.hasOwn(query, name)),
    query,
  );
  const suggested = defaultInput(type, fields, view.state, { procedure, today, t, chosen });
  const values = writeForm(fields, { ...suggested, ...returnedInput(asked, query), ...chosen });
  return { values, commandId: randomUUID() };
}
