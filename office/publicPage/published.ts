import { createHash } from 'node:crypto';
import type { PublicItem } from '../../door/envelopes/publicPage';
import { noticeOf } from '../../domain/meetings/sessionNotice/notice';
import type { CaseStores } from '../../models/caseStores';

type Stores = Pick<CaseStores, 'sessionNotices'>;

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

/** Notices of sessions by the days for which they are published. */
async function publishedNotices({ sessionNotices }: Stores, on: string): Promise<Published> {
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
  const all = [await publishedNotices(stores, on)];
  return {
    items: all
      .flatMap(({ items }) => items)
      .sort((a, b) => b.from.localeCompare(a.from) || a.id.localeCompare(b.id)),
    gone: all.flatMap(({ gone }) => gone).sort(),
    since: all.flatMap(({ since }) => since),
  };
}
