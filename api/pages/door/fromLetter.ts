import { randomUUID } from 'node:crypto';
import type { CommandType } from '../../../domain/case/commands';
import { findCommand } from '../../../domain/case/commands';
import type { CaseState, Correspondence } from '../../../domain/case/state';
import { messagesToTell } from '../../../domain/protection/requests';
import type { Translate } from '../../../language/texts';
import { describeFields } from '../../../office/commands/describeFields';
import { shownAgainAt } from '../../frame/forms/holdForms';
import { sentAgain } from '../commands/sentForm';
import { writeForm } from '../commands/writeForm';

/** The longest text that the form takes; a longer letter is shortened there by whoever puts it down. */
const longest = 5000;

/** A form filled in with what a letter says, to be looked over and sent. */
interface LetterAct {
  text: string;
  action: string;
  fields: { name: string; value: string }[];
}

interface Letter {
  message: string;
  kind: Extract<Correspondence, { from: 'reporter' }>['kind'];
  on: string;
  text?: string | undefined;
}

function filledIn(
  state: CaseState,
  type: CommandType,
  input: Record<string, unknown>,
  text: string,
): LetterAct {
  const values = writeForm(describeFields(findCommand(type).input()), input);
  return {
    text,
    // What a reporter wrote is in no address: the form is shown as one that was sent and is to be looked over.
    action: `${shownAgainAt}/cases/${encodeURIComponent(state.caseId)}/commands/${type}`,
    fields: sentAgain({ ...values, commandId: randomUUID(), seenAct: String(state.lastAct.seq) }),
  };
}

/** How a letter about protection or retaliation becomes a request of its case in one step, while nobody has put it down. */
export function letterActs(
  state: CaseState,
  { message, kind, on, text = '' }: Letter,
  isOffered: (type: CommandType) => boolean,
  t: Translate,
): LetterAct[] {
  if (!messagesToTell(state).some((one) => one.message === message)) return [];
  const said = { askedBy: 'reporter', on, message, explanation: text.slice(0, longest) };
  if (kind === 'retaliation')
    return isOffered('reportRetaliation')
      ? [filledIn(state, 'reportRetaliation', said, t('protection:fromLetter.retaliation'))]
      : [];
  const asked = { ...said, way: 'publicDoor', whom: ['reporter'] };
  return isOffered('requestProtection')
    ? [filledIn(state, 'requestProtection', asked, t('protection:fromLetter.request'))]
    : [];
}
