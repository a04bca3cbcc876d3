import { randomUUID } from 'node:crypto';
import { findOfficeEntry, nobody, parseOfficeEntry } from './entries';
import { type JudgedLink, judgeLog, linkEntry, officeGenesis } from './officeChain';

/** A log of so many sign-outs, every one sealed. */
function logOf(count: number): JudgedLink[] {
  const links: JudgedLink[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const head = links.at(-1)?.link ?? officeGenesis;
    const place = { seq, at: `2026-12-0${seq}T01:00:00.000Z`, entryId: randomUUID() };
    links.push({
      link: linkEntry(head, place, { by: `u-${seq}`, type: 'signedOut', data: {} }),
      isSealed: true,
    });
  }
  return links;
}
const unsealed = (links: JudgedLink[], from: number) =>
  links.map((one) => ({ ...one, isSealed: one.isSealed && one.link.seq < from }));

test('a log is whole, sealed up to an entry, altered at one, or not sealed', () => {
  const log = logOf(4);
  expect(judgeLog(log)).toMatchObject({ verdict: 'whole', count: 4 });
  expect(judgeLog(unsealed(log, 3))).toEqual({ verdict: 'sealedUpTo', seq: 2, count: 4 });
  expect(judgeLog(unsealed(log, 1))).toEqual({ verdict: 'notSealed', count: 4 });
  const altered = log.map((one) => (one.link.seq === 2 ? { ...one, link: { ...one.link, by: 'u-9' } } : one));
  expect(judgeLog(altered)).toEqual({ verdict: 'altered', at: 2, why: 'altered' });
});

test('an entry that is taken out is missed, in the middle and at the end', () => {
  const log = logOf(4);
  expect(judgeLog(log.filter(({ link }) => link.seq !== 2))).toMatchObject({ verdict: 'altered', at: 2 });
  expect(judgeLog(log.slice(0, 3), 4)).toEqual({ verdict: 'altered', at: 4, why: 'cutOff' });
  expect(judgeLog(log.slice(0, 3))).toMatchObject({ verdict: 'whole' });
});

test('an entry holds what its kind says, and nothing that somebody typed', () => {
  const failed = { by: nobody, type: 'signInFailed', data: { accountId: 'u-1' } };
  expect(parseOfficeEntry(failed)).toEqual(failed);
  expect(findOfficeEntry({ ...failed, data: { username: 'tiep.nhan' } })).toBeUndefined();
  expect(findOfficeEntry({ ...failed, data: { unknownName: 'tiep.nhan' } })).toBeUndefined();
  expect(findOfficeEntry({ ...failed, type: 'somethingElse' })).toBeUndefined();
});
