import { createHash } from 'node:crypto';
import type { PublicItem } from '../../door/envelopes/publicPage';
import { noticeOf } from '../../domain/meetings/sessionNotice/notice';
import { daysBefore } from '../../domain/clocks/years';
import type { CaseStores } from '../../models/caseStores';
import { formatDate } from '../../language/dates';
import { officeLanguage, type Texts } from '../../language/texts';
import { readPublishedResults } from '../publications/publishedResults';

export interface PublishedNeeds {
  cases: Pick<CaseStores, 'sessionNotices' | 'views'>;
  texts: Pick<Texts, 'translator'>;
  /** A secret of the office (`publicSalt`). */
  salt: string;
}

/** What is public on a day, and what has been and is no more. */
export interface Published {
  items: PublicItem[];
  gone: string[];
  /** The first days of all that was ever public, for counting. */
  since: string[];
}

/** The address of a notice says nothing of its meeting. */
const addressOf = (meetingId: string, salt: string): string =>
  `ky-hop-${createHash('sha256').update(`session notice ${salt} ${meetingId}`).digest('hex').slice(0, 20)}`;

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** Notices of sessions by the days for which they are published. */
async function publishedNotices(
  { cases: { sessionNotices }, salt }: PublishedNeeds,
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
    const id = addressOf(meetingId, salt);
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

/** Conclusions and decisions that are out on the portal; their texts were checked before they went out. */
async function publishedResults({ cases, texts, salt }: PublishedNeeds, on: string): Promise<Published> {
  const t = texts.translator(officeLanguage);
  const { out, gone, since } = await readPublishedResults(on, salt, { cases });
  return {
    items: out.map(({ id, kind, text, from, until }) => ({
      id,
      kind,
      title: t(`door:public.result.${kind}`, { on: formatDate(from) }),
      paragraphs: text,
      from,
      // The last day is not among those on which it is out.
      ...(until !== undefined && { until: daysBefore(until, 1) }),
    })),
    gone,
    since,
  };
}

/** All that the office has made public, the latest first. */
export async function readPublished(needs: PublishedNeeds, on: string): Promise<Published> {
  const all = await Promise.all([publishedNotices(needs, on), publishedResults(needs, on)]);
  return {
    items: all
      .flatMap(({ items }) => items)
      .sort((a, b) => b.from.localeCompare(a.from) || a.id.localeCompare(b.id)),
    gone: all.flatMap(({ gone }) => gone).sort(),
    since: all.flatMap(({ since }) => since),
  };
}
