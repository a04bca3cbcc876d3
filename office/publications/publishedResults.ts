import { createHash } from 'node:crypto';
import { everyCase } from '../../domain/access/policy';
import type { CaseState } from '../../domain/case/state';
import {
  checksNow,
  findCheck,
  isPassed,
  type Publication,
  publicationsNow,
  standingOf,
} from '../../domain/publications/publication';
import type { PublishedMatter } from '../../domain/publications/vocabulary';
import type { CaseStores } from '../../models/caseStores';

/** A result that is out on the portal: made of the text that was approved and checked, and of nothing else of its case. */
export interface PublishedResult {
  /** Opaque, and the same for as long as it is out: nothing leads from it into the office. */
  id: string;
  /** What was made public. */
  kind: 'conclusion' | 'decision';
  text: string[];
  /** Dates (ISO) of the office's calendar: since when it is out, and until when, the last day not among them; absent: that is open. */
  from: string;
  until?: string | undefined;
}

/** What was out once and is so no more: its address answers that it is gone. */
export interface PublishedResults {
  out: PublishedResult[];
  /** Ids of what is no longer out. */
  gone: string[];
  /** The day on which each of them went out, for counting. */
  since: string[];
}

const idOf = ({ caseId }: CaseState, { id, seq }: Publication, salt: string): string =>
  createHash('sha256').update(`published ${salt} ${caseId} ${id} ${seq}`).digest('hex').slice(0, 24);

const kindOf = (matters: readonly PublishedMatter[]): PublishedResult['kind'] =>
  matters.includes('decision') ? 'decision' : 'conclusion';

/** Until when it is out: the day on which it ended, or is planned to; by itself it comes down then. */
const untilOf = ({ ended, until }: Publication): string | undefined => ended?.on ?? until;

/** Whether it went out by a check of the text as it is approved now, which had passed. */
function isChecked(state: CaseState, { check }: Publication): boolean {
  const found = findCheck(state, check);
  return found !== undefined && isPassed(found) && checksNow(state).includes(found);
}

/**
 * What is out on the portal on a day, for the public page, and what was out and is no more. It is the office's own word and is asked for nobody:
 * nothing is in it but what was made public by an act.
 * @param on the day on the office's calendar (ISO)
 * @param salt a secret of the office, so that nobody reckons the ids from those of cases
 */
export async function readPublishedResults(
  on: string,
  salt: string,
  { cases }: { cases: Pick<CaseStores, 'views'> },
): Promise<PublishedResults> {
  const rows = await cases.views.listNamed(everyCase, { published: ['portal'] });
  const views = await cases.views.findAll(
    rows.map(({ caseId }) => caseId),
    everyCase,
  );
  const all = views.flatMap(({ state }) =>
    (state.publications ?? [])
      .filter(({ form }) => form === 'portal')
      .map((one) => ({ state, one, id: idOf(state, one, salt) })),
  );
  const isOut = ({ state, one }: (typeof all)[number]): boolean => {
    const until = untilOf(one);
    return (
      publicationsNow(state).includes(one) &&
      standingOf(one, state) !== 'takenBack' &&
      isChecked(state, one) &&
      one.on <= on &&
      (until === undefined || on < until)
    );
  };
  const out = all.filter(isOut).map(({ state, one, id }): PublishedResult => {
    const until = untilOf(one);
    return {
      id,
      kind: kindOf(one.matters),
      text: (state.publication?.text ?? '').split(/\r?\n/).filter((line) => line.trim() !== ''),
      from: one.on,
      ...(until !== undefined && { until }),
    };
  });
  return {
    out: out.sort((a, b) => b.from.localeCompare(a.from)),
    gone: all.filter((each) => !isOut(each)).map(({ id }) => id),
    since: all.map(({ one }) => one.on).filter((day) => day <= on),
  };
}
