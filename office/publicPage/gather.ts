import type { PublicPage, receptionShown } from '../../door/envelopes/publicPage';
import type { z } from 'zod';
import { lastQuarter, shownCount } from '../../domain/supervision/figures';
import type { ReceptionDay } from '../../domain/reception/day';
import type { AccountStore } from '../../models/accounts';
import type { CaseStores } from '../../models/caseStores';
import { readPaperOffice } from '../papers/paperOffice';
import { type People, readPeople } from '../people/people';
import { readDays } from '../reception/days';
import { officeMoment } from '../officeMoment';
import type { Figures } from '../supervision/figures';
import { type Published, type PublishedNeeds, readPublished } from './published';
import { readPublicTerms } from './terms';

export interface PublicNeeds extends PublishedNeeds {
  cases: Pick<CaseStores, 'sessionNotices' | 'receptionDays' | 'visits' | 'reference' | 'views'>;
  accounts: AccountStore;
  figures: Figures;
}

const nameWithPost = (id: string, { find, nameOf }: Pick<People, 'find' | 'nameOf'>): string => {
  const position = find(id)?.position;
  return position ? `${nameOf(id)} (${position})` : nameOf(id);
};

/** Days that were made known on the portal, from today on. */
function receptionOf(
  days: readonly ReceptionDay[],
  people: People,
  today: string,
): z.infer<typeof receptionShown>[] {
  return days
    .filter(({ on, posted }) => on >= today && posted !== undefined && posted.where !== 'office')
    .map(({ on, from, to, kind, place, receivers, matters, moves, cancelled }) => ({
      on,
      from,
      to,
      kind,
      place,
      receivers: receivers.map((id) => nameWithPost(id, people)),
      matters,
      notices: [...moves.map(({ notice }) => notice), ...(cancelled ? [cancelled.notice] : [])],
      cancelled: cancelled !== undefined,
    }))
    .sort((a, b) => a.on.localeCompare(b.on) || a.from.localeCompare(b.from));
}

/** The figures of the last quarter that is over, none of which is so small that it could point at somebody. */
async function figuresOf(
  { figures }: PublicNeeds,
  { since }: Published,
  today: string,
): Promise<PublicPage['figures']> {
  const { quarters, fewerThan } = readPublicTerms();
  const span = lastQuarter(today, quarters.value);
  if (!span) return undefined;
  const { received, guided, forwarded, kept, settled } = await figures.of(span);
  const published = since.filter((from) => span.from <= from && from <= span.until).length;
  const counts = { received, guided, forwarded, kept, settled, published };
  const shown = (count: number) => shownCount(count, fewerThan.value);
  return {
    ...span,
    fewerThan: fewerThan.value,
    counts: {
      received: shown(counts.received),
      guided: shown(counts.guided),
      forwarded: shown(counts.forwarded),
      kept: shown(counts.kept),
      settled: shown(counts.settled),
      published: shown(counts.published),
    },
  };
}

/** All that the door shows of the office: nothing of it is told of a case that was not published. @param door for which door it is */
export async function gatherPublicPage(needs: PublicNeeds, door: string): Promise<PublicPage> {
  const { cases, accounts } = needs;
  const { now, today } = await officeMoment(cases);
  const [published, days, people] = await Promise.all([
    readPublished(needs, today),
    readDays(cases),
    readPeople(accounts),
  ]);
  const { superior, office } = readPaperOffice();
  return {
    door,
    made: now,
    office: `${office} ${superior}`,
    items: published.items,
    gone: published.gone,
    reception: receptionOf(days, people, today),
    figures: await figuresOf(needs, published, today),
  };
}
