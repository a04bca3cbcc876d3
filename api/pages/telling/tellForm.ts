import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { localDate } from '../../../domain/calendar/officeDays';
import type { Calendar, Instant } from '../../../domain/calendar/calendar';
import type { OwedNotice } from '../../../domain/case/state';
import { formatDate } from '../../../language/dates';
import { fieldTexts } from '../../../language/sentences/field';
import { noticeMatter } from '../../../language/sentences/notice';
import { word } from '../../../language/sentences/vocabulary';
import type { Texts, Translate } from '../../../language/texts';
import type { VisibleCase } from '../../frame/visibleCase';

export const sentSchema = z.object({
  formId: z.uuid(),
  notice: z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string())).catch([]),
  on: z.string().catch(''),
  how: z.string().catch(''),
});
/** What the form sends. */
export type Sent = z.infer<typeof sentSchema>;

/** A notice that can be named alone: those of runs from before cannot. */
type NamedNotice = OwedNotice & { seq: number };
export const isNamed = (notice: OwedNotice): notice is NamedNotice => notice.seq !== undefined;

interface Words {
  t: Translate;
  texts: Pick<Texts, 'has'>;
  /** What was sent, to be shown again; and whether it is settled already, so that what is sent next is another form. */
  sent?: Sent | undefined;
  isSettled?: boolean;
}

export type TellForm = NonNullable<ReturnType<typeof tellForm>>;

/** The form by which several people are told at once; undefined where nobody is owed anything that can be named. */
export function tellForm(
  { view }: Pick<VisibleCase, 'view'>,
  { calendar, now }: { calendar: Calendar; now: Instant },
  { t, texts, sent, isSettled = false }: Words,
) {
  const owed = view.state.owed.filter(isNamed);
  if (owed.length === 0) return undefined;
  const field = (name: string) => fieldTexts(t, texts, 'tell', name);
  return {
    action: `/cases/${encodeURIComponent(view.caseId)}/tell-all`,
    owed: owed.map((notice) => ({
      value: String(notice.seq),
      text: t('cases:command.pair', {
        to: word(t, 'audiences', notice.to),
        about: noticeMatter(t, notice),
      }),
      hint: { text: t('cases:owed.since', { since: formatDate(notice.since) }) },
      checked: sent === undefined || sent.notice.includes(String(notice.seq)),
    })),
    fields: { on: field('on'), how: field('how') },
    formId: (!isSettled && sent?.formId) || randomUUID(),
    on: sent?.on ?? formatDate(localDate(calendar, now)),
    how: sent?.how ?? '',
  };
}
