import { appealResults } from '../../domain/case/vocabulary';
import {
  decidedForms,
  type NoticeContent,
  otherWorkKinds,
  type SessionItem,
} from '../../domain/meetings/sessionNotice/content';
import { formatDate } from '../dates';
import type { Translate } from '../texts';
import { inside } from './inside';

/** A paragraph of a notice; headings stand out. */
export interface NoticeParagraph {
  text: string;
  heading: boolean;
}

const roman = ['I', 'II', 'III'];
const sentence = (text: string): string => text.trim().replace(/[.;,]+$/, '');
const plain = (text: string): NoticeParagraph => ({ text, heading: false });

/** Whom an item is about: by name and posts where the head has switched the name on, else as one of those of a unit. */
export function noticeSubject(
  t: Translate,
  { subject, named }: Pick<SessionItem, 'subject' | 'named'>,
): string {
  const { kind, name, posts, unit } = subject;
  if (!named)
    return t(`sessionNotice:text.unnamed.${kind}`, { unit: sentence(unit), context: unit ? 'of' : '' });
  const rest = [posts, unit].map(sentence).filter(Boolean);
  return t(`sessionNotice:text.named.${kind}`, { who: [sentence(name), ...rest].join(', ') });
}

/** What was examined, and what was found in general words. */
function conclusionLine(t: Translate, item: SessionItem): string {
  if (item.wording !== '') return item.wording.trim();
  const { examined, gravity, field } = item;
  const what = t(`sessionNotice:text.examined.${examined}`, { who: noticeSubject(t, item) });
  const found = t(`sessionNotice:text.found.${gravity}`, {
    field: inside(sentence(field)),
    context: field ? 'field' : '',
  });
  return `${what} ${found}`;
}

type Decided = SessionItem & { decision: NonNullable<SessionItem['decision']> };
const isDecided = (item: SessionItem): item is Decided => item.decision !== undefined;

/** Who falls under one form, heaviest first, with the session at which the breach was concluded. */
function formLines(t: Translate, items: readonly Decided[]): string[] {
  return [...decidedForms.slice(0, -1)]
    .reverse()
    .concat('noDiscipline')
    .flatMap((form) => {
      const under = items.filter(({ decision }) => decision.form === form);
      if (under.length === 0) return [];
      const who = under.map((item) => {
        const { concludedAt } = item.decision;
        const subject = noticeSubject(t, item);
        return concludedAt === undefined
          ? subject
          : t('sessionNotice:text.concludedAt', { who: subject, session: concludedAt });
      });
      const label = t(`sessionNotice:text.form.${form}`);
      return t('sessionNotice:text.formLine', { label, who: who.join('; ') });
    });
}

/** Proposals to the level above first, by whom they go to, then what the commission decides itself. */
function decisionLines(t: Translate, items: readonly SessionItem[]): NoticeParagraph[] {
  const decided = items.filter(isDecided);
  const proposed = decided.filter(({ decision }) => decision.by === 'superior');
  const addressees = [...new Set(proposed.map(({ decision }) => sentence(decision.to)))];
  const groups = [
    ...addressees.map((to) => ({
      title: t('sessionNotice:text.proposes', { to: to || t('sessionNotice:text.superior') }),
      items: proposed.filter(({ decision }) => sentence(decision.to) === to),
    })),
    {
      title: t('sessionNotice:text.decides'),
      items: decided.filter(({ decision }) => decision.by === 'own'),
    },
  ].filter(({ items: own }) => own.length > 0);
  return groups.flatMap(({ title, items: own }, i) => [
    plain(`${i + 1}. ${title}`),
    ...formLines(t, own).map((line) => plain(`- ${line}`)),
  ]);
}

function otherLines(t: Translate, { appeals, petitions, otherWork }: NoticeContent): NoticeParagraph[] {
  const settled = appealResults.filter((result) => appeals[result] > 0);
  const total = settled.reduce((sum, result) => sum + appeals[result], 0);
  const outcomes = settled
    .map((result) => t(`sessionNotice:text.appeal.${result}`, { count: appeals[result] }))
    .join(', ');
  return [
    ...(total > 0 ? [t('sessionNotice:text.appeals', { count: total, outcomes })] : []),
    ...(petitions.received > 0 ? [t('sessionNotice:text.petitions', petitions)] : []),
    ...otherWorkKinds.flatMap((kind) => {
      const told = otherWork.filter((one) => one.kind === kind).map(({ text }) => sentence(text));
      return told.length > 0 ? [t(`sessionNotice:text.other.${kind}`, { what: told.join('; ') })] : [];
    }),
  ].map((text, i) => plain(`${i + 1}. ${text}`));
}

/** The words of the notice of a session: head, I. conclusions, II. decisions, III. other work; a part with nothing in it is left out. */
export function noticeParagraphs(t: Translate, content: NoticeContent): NoticeParagraph[] {
  const { session, from, to, place, chair, guests, items } = content;
  const on =
    from === to
      ? t('sessionNotice:text.onDay', { on: formatDate(from) })
      : t('sessionNotice:text.onDays', { from: formatDate(from), to: formatDate(to) });
  const parts = [
    { title: 'conclusions', lines: items.map((item, i) => plain(`${i + 1}. ${conclusionLine(t, item)}`)) },
    { title: 'decisions', lines: decisionLines(t, items) },
    { title: 'otherWork', lines: otherLines(t, content) },
  ].filter(({ lines }) => lines.length > 0);
  return [
    plain(t('sessionNotice:text.held', { on, place: sentence(place), session })),
    plain(t('sessionNotice:text.chaired', { chair: sentence(chair) })),
    ...(guests.length > 0
      ? [plain(t('sessionNotice:text.guests', { guests: guests.map(sentence).join('; ') }))]
      : []),
    ...parts.flatMap(({ title, lines }, i) => [
      { text: `${roman[i] ?? ''}. ${t(`sessionNotice:text.part.${title}`)}`, heading: true },
      ...lines,
    ]),
  ];
}

/** What in the finished file keeps a notice from being issued. */
export function stoppedReasons(
  t: Translate,
  { named, kinds }: { named: readonly number[]; kinds: readonly string[] },
): string {
  return [
    ...(named.length > 0 ? [t('sessionNotice:stopped.named', { items: named.join(', ') })] : []),
    ...kinds.map((kind) => t(`sessionNotice:stopped.${kind}`)),
  ].join('; ');
}

/** Why a notice is not issued, and the remedy. */
export const stoppedSentence = (t: Translate, stopped: Parameters<typeof stoppedReasons>[1]): string =>
  t('sessionNotice:stopped.text', { why: stoppedReasons(t, stopped) });
