import { chained, genesis, type KeptLink, linkHash } from './chain';
import { judgeFile, judgeHistory, type SealedLink, type SealFinding } from './verdict';

const name = 'office-log';
const entry = (seq: number) =>
  ({ caseId: name, seq, at: '2026-03-02T01:00:00.000Z', by: 'u-1', commandId: `k-${seq}`, type: 'noted', data: { seq } }) as never; // prettier-ignore
const links: readonly KeptLink[] = chained(genesis(name), [1, 2, 3, 4, 5].map(entry));
const head = { seq: 5, hash: links.at(-1)?.hash };

const none: SealFinding = { seal: 'none' };
const holds: SealFinding = { seal: 'holds' };
const forged: SealFinding = { seal: 'false' };
const under = (keyId: string): SealFinding => ({ seal: 'keyMissing', keyId });

/** The history with these seals, by event; those that are left out bear none. */
const sealed = (seals: Record<number, SealFinding>, kept = links): SealedLink[] =>
  kept.map((link) => ({ link, seal: seals[link.seq] ?? none }));
const judge = (seals: Record<number, SealFinding>, kept = links) => judgeHistory(name, sealed(seals, kept));

test('a seal that holds on the last event proves all of them, whatever those before it bear', () => {
  expect(judge({ 5: holds })).toEqual({ verdict: 'sealed', head });
  expect(judge({ 1: holds, 3: under('k0'), 4: forged, 5: holds })).toEqual({ verdict: 'sealed', head });
});

test('what stands behind the last seal is told from what it covers', () => {
  expect(judge({ 3: holds })).toEqual({ verdict: 'sealedUpTo', head, sealedUpTo: 3, why: 'noSeal' });
  expect(judge({ 2: holds, 4: forged })).toMatchObject({ sealedUpTo: 2, why: 'falseSeal' });
});

test('a history without seals, and one with seals of somebody else, are not sealed', () => {
  expect(judge({})).toEqual({ verdict: 'notSealed', head, why: 'noSeal' });
  expect(judge({ 2: forged, 5: forged })).toEqual({ verdict: 'notSealed', head, why: 'falseSeal' });
});

test('a seal under a key that is missing can be neither believed nor blamed', () => {
  expect(judge({ 5: under('k1') })).toEqual({ verdict: 'keyMissing', head, keyId: 'k1', sealedUpTo: 0 });
  expect(judge({ 2: holds, 5: under('k1') })).toMatchObject({ verdict: 'keyMissing', sealedUpTo: 2 });
  expect(judge({ 3: under('k1') })).toMatchObject({ verdict: 'keyMissing', keyId: 'k1' });
  // Behind what can be checked no seal is needed to see that the end bears none.
  expect(judge({ 2: under('k1'), 3: holds })).toMatchObject({ verdict: 'sealedUpTo', sealedUpTo: 3 });
});

test('an altered event is named before its seals are asked, with how far they reach before it', () => {
  const altered = links.map((link) => (link.seq === 4 ? { ...link, by: 'u-2' } : link));
  expect(judge({ 2: holds, 5: holds }, altered)).toMatchObject({
    verdict: 'altered',
    why: 'altered',
    alteredAt: 4,
    position: 4,
    sealedUpTo: 2,
  });
});

test('a cut end shows against what is known of it', () => {
  const cut = sealed({ 3: holds }, links.slice(0, 3));
  expect(judgeHistory(name, cut)).toMatchObject({ verdict: 'sealed' });
  expect(judgeHistory(name, cut, { seq: 5 })).toMatchObject({
    verdict: 'altered',
    why: 'cutOff',
    alteredAt: 4,
    sealedUpTo: 3,
  });
  expect(judgeHistory(name, [], { seq: 1 })).toMatchObject({ verdict: 'altered', alteredAt: 1 });
  expect(judgeHistory(name, [])).toEqual({ verdict: 'empty' });
});

test('a file proves its own order and nothing of who wrote it', () => {
  expect(judgeFile(links)).toEqual({ verdict: 'linked', head });
  const rewritten: KeptLink[] = [];
  for (const link of links) {
    const prev = rewritten.at(-1)?.hash ?? genesis(name).hash;
    const forgedLink = { ...link, by: 'u-2', prev };
    rewritten.push({ ...forgedLink, hash: linkHash(prev, forgedLink) });
  }
  expect(judgeFile(rewritten)).toMatchObject({ verdict: 'linked' });
  expect(judgeFile(rewritten, head.hash)).toMatchObject({ verdict: 'otherHead' });
});
