import { createHash } from 'node:crypto';
import type { PublicItem } from '../../door/envelopes/publicPage';
import { noticeOf } from '../../domain/meetings/sessionNotice/notice';
import { daysBefore } from '../../domain/clocks/years';
import { loadTexts, officeLanguage, type Texts } from '../../language/texts';
import type { CaseStores } from '../../models/caseStores';
import { readPublishedResults } from '../publications/publishedResults';

type Stores = Pick<CaseStores, 'sessionNotices' | 'views'>;

/** What is public on a day, and what has been and is no more. */
export interface Published {
  items: PublicItem[];
  gone: string[];
  /** The first days of all that was ever public, for counting. */
  since: string[];
}

/** The address of a notice says nothing of its meeting. */
const addressOf = (meetingId: string): string =>
  `ky-hop-${createHash('sha256').update(`session notice ${meetingId}`).digest('hex').slice(0, 20)}`;

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** Results of cases that are out on the portal; what a result says is the text that was approved and checked, and nothing else of its case. */
async function publishedOfCases(stores: Stores, on: string): Promise<Published> {
  const { out, gone, since } = await readPublishedResults(on, stores);
  const items = out.map(({ id, kind, text, from, until }): PublicItem => ({
    id,
    kind,
    title: titleOf(kind),
    paragraphs: text,
    from,
    // The day on which it comes down is no more shown.
    ...(until !== undefined && { until: daysBefore(until, 1) }),
  }));
  return { items, gone, since };
}

/** The door speaks the office's language. */
let texts: Texts | undefined;
const titleOf = (kind: 'conclusion' | 'decision'): string =>
  (texts ??= loadTexts()).translator(officeLanguage)(`publications:publicTitle.${kind}`);

/** Notices of sessions by the days for which they are published. */
async function publishedNotices(
  { sessionNotices }: Pick<Stores, 'sessionNotices'>,
  on: string,
): Promise<Published> {
  const acts = await sessionNotices.list();
  const notices = [...new Set(acts.map(({ of }) => of))].map((of) =>
    noticeOf(
      of,
      acts.filter((act) => act.of === of),
    ),
  );
  const found: Published = { items: [], gone: [], since: [] };
  for (const { meetingId, issued, published, takenDown } of notices) {
    if (!issued || !published || published.from > on) continue;
    const id = addressOf(meetingId);
    found.since.push(published.from);
    if (takenDown || published.until < on) {
      found.gone.push(id);
      continue;
    }
    const { title, about, paragraphs } = issued.text;
    found.items.push({
      id,
      kind: 'sessionNotice',
      title: `${capital(title.toLocaleLowerCase('vi'))} ${about} (số ${issued.number})`,
      paragraphs: paragraphs.map(({ text }) => text),
      from: published.from,
      until: published.until,
    });
  }
  return found;
}

/** All that the office has made public, the latest first. */
export async function readPublished(stores: Stores, on: string): Promise<Published> {
  const all = await Promise.all([publishedNotices(stores, on), publishedOfCases(stores, on)]);
  return {
    items: all
      .flatMap(({ items }) => items)
      .sort((a, b) => b.from.localeCompare(a.from) || a.id.localeCompare(b.id)),
    gone: all.flatMap(({ gone }) => gone).sort(),
    since: all.flatMap(({ since }) => since),
  };
}
