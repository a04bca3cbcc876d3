import { DateTime } from 'luxon';
import { isSigned, type Statement } from '../../door/envelopes/statement';
import type { DoorEnvelopes, DoorLink } from '../../models/doorEnvelopes';
import { noteFault, type TakeNeeds } from './takeEnvelope';

export type StatedFault = 'falseStatement' | 'heldBack' | 'rolledBack';

/** The end of a row as the office knows it. */
type Last = Pick<DoorLink, '_id' | 'seq'> | undefined;

/**
 * What is wrong with how far a door says that its row has come; undefined where all that it has sealed was delivered.
 * @param last what the office has taken, with all that was delivered along with the statement
 */
export function statedFault(
  said: Statement,
  last: Last,
  certificate: string | undefined,
): { fault: StatedFault; seq: number; upTo?: number } | undefined {
  const known = last?.seq ?? 0;
  if (certificate !== undefined && !isSigned(said, certificate))
    return { fault: 'falseStatement', seq: said.seq };
  if (said.seq > known) return { fault: 'heldBack', seq: known + 1, upTo: said.seq };
  // It may have sealed more since it said so; of what it names it cannot have sealed another.
  return said.seq === known && last && said.hash !== last._id
    ? { fault: 'rolledBack', seq: said.seq }
    : undefined;
}

type Needs = Pick<TakeNeeds, 'envelopes' | 'officeLog' | 'today'>;

/** Compares what a door says with what it has delivered. @param before how far the office knew its row before it was asked */
export async function noteStated(
  said: Statement,
  { before, certificate }: { before: number; certificate: string | undefined },
  needs: Needs,
): Promise<void> {
  const last = await needs.envelopes.findLast(said.door);
  const fault =
    said.seq < before
      ? ({ fault: 'rolledBack', seq: said.seq + 1, upTo: before } as const)
      : statedFault(said, last, certificate);
  if (fault) await noteFault(needs, `${fault.fault} ${said.door} ${fault.seq} ${said.seq}`, fault);
}

/** Whether a door has sealed nothing for longer than a day, though it seals something each day. @param today ISO */
export const isSilent = (lastOn: string, today: string): boolean =>
  lastOn < (DateTime.fromISO(today, { zone: 'utc' }).minus({ days: 1 }).toISODate() ?? '');

/** Notes that nothing has come that was sealed yesterday or today: its end is held back, or the door does not work. */
export async function noteSilence(needs: Needs & { envelopes: DoorEnvelopes }): Promise<void> {
  const last = await needs.envelopes.findLatest();
  if (last?.on === undefined || !isSilent(last.on, needs.today)) return;
  await noteFault(needs, `silent ${last.door} ${last.seq}`, { fault: 'silent', seq: last.seq });
}
