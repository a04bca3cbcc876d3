import type { Waiting } from '../../domain/views/waiting';
import { formatDate } from '../dates';
import type { Translate } from '../texts';
import type { Names } from './names';
import { word } from './vocabulary';

function whoseTurn(t: Translate, { accounts, roles }: Waiting, names: Names): string {
  const who = [...accounts.map(names), ...roles.map((role) => word(t, 'recipients', role))];
  return who.length > 0 ? who.join(t('clocks:waiting.or')) : word(t, 'recipients', 'officer');
}

/** To whom it has come up, and why nobody of those before is left. */
function passedOnSentence(t: Translate, waiting: Waiting, who: string): string | undefined {
  const { passedOn, step } = waiting;
  if (!passedOn) return undefined;
  const to = word(t, 'recipients', passedOn.to);
  // A team that is recused as a whole is waited for no more.
  const nobody = waiting.roles.includes(passedOn.to) ? word(t, 'placesInCase', 'caseTeam') : who;
  return t(`clocks:waiting.passedOn.${passedOn.why}`, {
    who: nobody,
    to,
    step: t(`clocks:waiting.step.${step}`),
  });
}

/** Who is waiting for whom, in one phrase: "Đang chờ Chủ nhiệm UBKT ký quyết định và kế hoạch". */
export function waitingSentence(t: Translate, waiting: Waiting, names: Names): string {
  if (waiting.step === 'nothing') return t('clocks:waiting.nothing');
  const who = whoseTurn(t, waiting, names);
  const { outside } = waiting;
  const passedOn = passedOnSentence(t, waiting, who);
  if (passedOn) return passedOn;
  if (!outside) return t('clocks:waiting.people', { who, step: t(`clocks:waiting.step.${waiting.step}`) });
  const since = formatDate(outside.since);
  if (waiting.step === 'answer') {
    return t('clocks:waiting.forwarded', { since, name: outside.name ?? t('clocks:waiting.someBody') });
  }
  const body = waiting.step === 'transferReply' ? 'transfer' : 'otherBody';
  return outside.who === 'subject'
    ? t('clocks:waiting.subject', { who, since })
    : t(`clocks:waiting.${body}`, { who, since, name: outside.name ?? t('clocks:waiting.someBody') });
}
