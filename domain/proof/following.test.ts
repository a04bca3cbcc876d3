import type { CaseEvent } from '../case/events/event';
import { chained, genesis } from './chain';
import { createFollowing } from './following';
import type { SealedLink } from './verdict';

/** A case of so many events, the last of which is sealed. */
function history(caseId: string, length: number): SealedLink[] {
  const events = Array.from({ length }, (_, i) => ({
    caseId, seq: i + 1, at: '2026-03-02T01:00:00.000Z', by: 'u-1', commandId: `k-${i}`, type: 'noted', data: { text: 'x' },
  })) as CaseEvent[]; // prettier-ignore
  return chained(genesis(caseId), events).map((link, i) => ({
    link,
    seal: { seal: i === length - 1 ? 'holds' : 'none' },
  }));
}

function follow(events: readonly (SealedLink | undefined)[]) {
  const following = createFollowing();
  for (const event of events) if (event) following.take(event);
  return following;
}

const one = history('c-1', 3);
const other = history('c-2', 2);

test('cases are followed to their ends however their events are mixed', () => {
  const following = follow([one[0], other[0], one[1], other[1], one[2]]);
  expect([...following.caseIds()].sort()).toEqual(['c-1', 'c-2']);
  expect(following.find('c-1')).toEqual({ head: { seq: 3, hash: one[2]?.link.hash }, isSealed: true });
  expect(following.find('c-2')).toEqual({ head: { seq: 2, hash: other[1]?.link.hash }, isSealed: true });
});

test('an end without a seal is no end', () => {
  expect(follow(one.slice(0, 2)).find('c-1')).toMatchObject({ head: { seq: 2 }, isSealed: false });
});

test('what is altered, missing, twice there or out of order is not followed any further', () => {
  const [first, second, third] = one;
  const altered = second && { ...second, link: { ...second.link, by: 'u-2' } };
  for (const events of [
    [first, altered, third],
    [first, third],
    [second, third],
    [first, first, second, third],
    [first, third, second],
  ]) {
    const following = follow(events);
    expect(following.find('c-1')).toBeUndefined();
    expect([...following.caseIds()]).toEqual(['c-1']);
  }
});
