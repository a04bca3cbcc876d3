import { z } from 'zod';
import type { Giver } from '../../../access/policy';
import { deliberatingBody, findMeeting } from '../../../meetings/caseMeeting';
import { meetingBodies } from '../../../meetings/meeting';
import { type Happening, happened } from '../../events/event';
import { futureDate, line } from '../../fields';
import { type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';

let schema: ReturnType<typeof build> | undefined;
const build = () =>
  z.object({
    meetingId: line(100),
    body: z.enum(meetingBodies),
    on: futureDate(),
    place: line(300),
  });
export type PutOnAgendaInput = z.infer<ReturnType<typeof build>>;

/** Puts a case that awaits deliberation on the agenda of a meeting of the body whose turn it is (procedure §3.4). */
export const putOnAgenda = {
  type: 'putOnAgenda',
  citation: 'procedure §3.4',
  givenBy: ['viceChair', 'chair'] as readonly Giver[],
  input: () => (schema ??= build()),
  decide: (state: CaseState, input: PutOnAgendaInput): Happening[] | Refusal => {
    const why = whyNotOnAgenda(state, input);
    return why ?? [happened('putOnAgenda', input)];
  },
};

/** Why a case cannot stand on the agenda of such a meeting; the meeting's page offers the others. */
export function whyNotOnAgenda(
  state: CaseState,
  { meetingId, body, on }: Pick<PutOnAgendaInput, 'meetingId' | 'body' | 'on'>,
): Refusal | undefined {
  if (state.stage !== 'discipline') return refuse('notInThisStage', { params: { stage: state.stage } });
  if (body !== deliberatingBody(state)) return refuse('otherBodyDeliberates');
  if (findMeeting(state)?.meetingId === meetingId) return refuse('alreadyOnAgenda');
  return on < state.registration.receivedOn ? refuse('dateBeforeReceipt', { field: 'on' }) : undefined;
}
