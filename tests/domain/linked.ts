import { decideHeard } from '../../domain/case/decide';
import { type AddressedMessage, messagesOf } from '../../domain/case/messages';
import type { OfficeCase } from './office';

const lastMoment = ({ events }: OfficeCase): string => events.at(-1)?.at ?? '';

/** Delivers all that one case has to tell to another; returns the last message there was, whoever it is for. */
export function tell(from: OfficeCase, to: OfficeCase): AddressedMessage | undefined {
  const told = from.events.flatMap((event) => messagesOf(from.now, event));
  for (const message of told.filter((one) => one.to === to.caseId)) {
    const signature = { at: [lastMoment(from), lastMoment(to)].sort().at(-1) ?? '', commandId: 'heard' };
    const taken = decideHeard(to.now, message.message, signature);
    if (!taken) continue;
    to.events.push(...taken.events);
    to.state = taken.state;
  }
  return told.at(-1);
}
