import type { Instant } from '../../domain/calendar/calendar';
import { endsByItself } from '../../domain/clocks/clock';
import type { ClockTag, RowClock } from '../../domain/views/clockStates';
import type { Translate } from '../texts';
import { clockName, clockNameInside } from './clockName';

/** The word of a tag, and how it looks: the colour never says it alone. */
export interface TagText {
  tag: ClockTag;
  text: string;
  colour: 'red' | 'orange' | 'yellow' | 'grey';
}

const colours: Record<ClockTag, TagText['colour']> = {
  overdue: 'red',
  warned: 'orange',
  dueSoon: 'yellow',
  stalled: 'orange',
  lapsing: 'orange',
  answerLate: 'orange',
};

/** What is over by now is told as over: the event that says so may come a moment later. */
function tagAt({ kind, at, state }: RowClock, now: Instant): RowClock['state'] {
  if (now < at || endsByItself(kind) || kind === 'stall') return state;
  return kind === 'reply' ? 'answerLate' : 'overdue';
}

/** The tag of a clock at a moment; undefined where it has none. */
export function clockTag(t: Translate, clock: RowClock, now: Instant): TagText | undefined {
  const tag = tagAt(clock, now);
  return tag === 'none' ? undefined : { tag, text: t(`clocks:tag.${tag}`), colour: colours[tag] };
}

/** What a limit is called where it stands alone: "Thời hạn giải quyết", "Trả lời của Sở Mẫu". */
export function limitName(t: Translate, clock: Pick<RowClock, 'kind' | 'of' | 'owedBy'>): string {
  const isNamed = clock.kind === 'reply' || clock.kind === 'stall' || endsByItself(clock.kind);
  return isNamed
    ? clockName(t, clock)
    : t('clocks:limitOf', { clock: clockNameInside(t, clock), context: clock.kind });
}

/** A tag with its clock, where nothing else beside it names it: "Quá hạn: Thời hạn giải quyết". */
function namedTag(t: Translate, clock: RowClock, now: Instant): TagText | undefined {
  const tag = clockTag(t, clock, now);
  // There is only one watch on progress, and its tag says so.
  if (!tag || clock.kind === 'stall') return tag;
  return { ...tag, text: t('clocks:tag.named', { tag: tag.text, clock: limitName(t, clock) }) };
}

/** The tags of a case, each with its clock; several letters that are late are told of once. */
export function namedTags(
  t: Translate,
  { running = [] }: { running?: readonly RowClock[] | undefined },
  now: Instant,
): TagText[] {
  const tags = running.flatMap((clock) => namedTag(t, clock, now) ?? []);
  return [...new Map(tags.map((tag) => [tag.text, tag])).values()];
}
