import { randomUUID } from 'node:crypto';
import type { KeptLink } from '../proof/chain';
import { judgeHistory, type SealedLink } from '../proof/verdict';
import { findOfficeEntry, nobody, parseOfficeEntry } from './entries';
import { linkEntry, officeGenesis, officeLogId } from './officeChain';

/** A log of so many sign-outs, every one sealed. */
function logOf(count: number): SealedLink[] {
  const links: KeptLink[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const place = { seq, at: `2026-12-0${seq}T01:00:00.000Z`, entryId: randomUUID() };
    links.push(
      linkEntry(links.at(-1) ?? officeGenesis, place, { by: `u-${seq}`, type: 'signedOut', data: {} }),
    );
  }
  return links.map((link) => ({ link, seal: { seal: 'holds' } }));
}
const judge = (log: SealedLink[]) => judgeHistory(officeLogId, log);

test('a log is a chain as a case is, and is judged as one', () => {
  const log = logOf(4);
  expect(judge(log)).toMatchObject({ verdict: 'sealed', head: { seq: 4 } });
  const altered = log.map((one) => (one.link.seq === 2 ? { ...one, link: { ...one.link, by: 'u-9' } } : one));
  expect(judge(altered)).toMatchObject({ verdict: 'altered', alteredAt: 2 });
  expect(judge(log.filter(({ link }) => link.seq !== 2))).toMatchObject({ verdict: 'altered', alteredAt: 2 });
  expect(judgeHistory('c-1', log)).toMatchObject({ verdict: 'altered', alteredAt: 1 });
});

test('an entry holds what its kind says, and nothing that somebody typed', () => {
  const failed = { by: nobody, type: 'signInFailed', data: { accountId: 'u-1' } };
  expect(parseOfficeEntry(failed)).toEqual(failed);
  expect(findOfficeEntry({ ...failed, data: { username: 'tiep.nhan' } })).toBeUndefined();
  expect(findOfficeEntry({ ...failed, data: { unknownName: 'tiep.nhan' } })).toBeUndefined();
  expect(findOfficeEntry({ ...failed, type: 'somethingElse' })).toBeUndefined();
});
