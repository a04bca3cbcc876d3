import type { OwedNotice } from '../../../domain/case/state';
import { formatDate } from '../../../language/dates';
import { noticeMatter } from '../../../language/sentences/notice';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import type { Choice } from './choice';
import type { FormValues } from './writeForm';

const between = '-';

/** One or several notices of a kind as one choice. */
const valueOf = (to: string, about: string, seqs: readonly (number | undefined)[]): string =>
  [to, about, seqs.filter((seq) => seq !== undefined).join(between)].join('.');

/** Whom, what about and which notices a choice stands for, as plain fields would have sent them. */
export function unfoldNotice(choice: string): { to: string; about: string; settles?: string[] } {
  const [to = '', about = '', seqs = ''] = choice.split('.');
  return { to, about, ...(seqs !== '' && { settles: seqs.split(between) }) };
}

/** Each notice that is owed, and where there are several of one kind, all of them at once. */
export function noticeChoices(t: Translate, owed: readonly OwedNotice[]): Choice[] {
  return owed.flatMap((notice, i) => {
    const { to, about, since, seq } = notice;
    const same = owed.filter((other) => other.to === to && other.about === about);
    const audience = word(t, 'audiences', to);
    const one = {
      value: valueOf(to, about, [seq]),
      text: t('cases:command.pair', { to: audience, about: noticeMatter(t, notice) }),
      hint: same.length > 1 ? t('cases:owed.since', { since: formatDate(since) }) : undefined,
    };
    const isLast = owed.indexOf(same.at(-1) ?? notice) === i;
    if (same.length < 2 || !isLast || same.some((other) => other.seq === undefined)) return [one];
    const all = {
      value: valueOf(
        to,
        about,
        same.map((other) => other.seq),
      ),
      text: t('cases:command.allNotices', {
        to: audience,
        about: word(t, 'matters', about),
        count: same.length,
      }),
    };
    return [one, all];
  });
}

/** The choice that a form shows as made: what was sent, or what a link was about. */
export function chosenNotice({ to, about, settles = [] }: FormValues, choices: readonly Choice[]) {
  if (to === undefined || about === undefined) return choices.length === 1 ? choices[0]?.value : undefined;
  const seqs = [settles].flat().map(Number);
  const sent = valueOf(String(to), String(about), seqs);
  const ofKind = choices.find(({ value }) => value.startsWith(`${String(to)}.${String(about)}.`));
  return choices.find(({ value }) => value === sent)?.value ?? ofKind?.value;
}
