import fc from 'fast-check';
import { OfficeCase } from '../../tests/domain/office';
import { toVerification } from '../../tests/domain/stages';
import { chained, checkChain, genesis, type KeptLink, linkHash } from './chain';

const { caseId, events } = toVerification(OfficeCase.received('2026-03-02'), '2026-03-02');
const links: readonly KeptLink[] = chained(genesis(caseId), events);

/** The link of that number, as something to tamper with. */
function linkAt(seq: number): KeptLink {
  const found = links.find((link) => link.seq === seq);
  if (!found) throw new Error(`no event ${seq}`);
  return { ...found };
}
const withLink = (changed: KeptLink) => links.map((link) => (link.seq === changed.seq ? changed : link));
const resealed = (link: KeptLink): KeptLink => ({ ...link, hash: linkHash(link.prev, link) });
const check = (tampered: readonly KeptLink[]) => checkChain(caseId, tampered);

test('a chain as it was written is whole, and its head is its last event', () => {
  expect(links.length).toBeGreaterThan(12);
  expect(check(links)).toEqual({ intact: true, head: { seq: links.length, hash: links.at(-1)?.hash } });
  expect(check([])).toEqual({ intact: true, head: genesis(caseId) });
});

test('an event that was edited is named', () => {
  const edited = { ...linkAt(5), by: 'u-someone' };
  expect(check(withLink(edited))).toMatchObject({ intact: false, brokenAt: 5, position: 5, why: 'altered' });
  const unhashable = { ...linkAt(5), data: { days: NaN } };
  expect(check(withLink(unhashable))).toMatchObject({ brokenAt: 5, why: 'altered' });
});

test('an event that was edited and sealed anew is given away by the next', () => {
  const edited = resealed({ ...linkAt(5), at: '2026-03-03T00:00:00.000Z' });
  expect(check(withLink(edited))).toMatchObject({ brokenAt: 6, why: 'unlinked' });
});

test('a missing event is named; what is cut off at the end only the head can tell', () => {
  expect(check(links.filter(({ seq }) => seq !== 7))).toMatchObject({ brokenAt: 7, why: 'missing' });
  expect(check(links.slice(1))).toMatchObject({ brokenAt: 1, why: 'missing' });
  expect(check(links.slice(0, -2))).toMatchObject({ intact: true, head: { seq: links.length - 2 } });
});

test('events in another order are named, whether lines or numbers were exchanged', () => {
  const lines = [...links.slice(0, 3), linkAt(5), linkAt(4), ...links.slice(5)];
  expect(check(lines)).toMatchObject({ brokenAt: 4, position: 4, why: 'moved' });
  const numbers = links.map((link) =>
    link.seq === 4 ? { ...linkAt(5), seq: 4 } : link.seq === 5 ? { ...linkAt(4), seq: 5 } : link,
  );
  expect(check(numbers)).toMatchObject({ brokenAt: 4, why: 'moved' });
});

test('a history that forks is shown at its second event of the same number', () => {
  const other = resealed({ ...linkAt(6), commandId: 'k-other' });
  const forked = [...links.slice(0, 6), other, ...links.slice(6)];
  expect(check(forked)).toMatchObject({ brokenAt: 6, position: 7, why: 'doubled', head: { seq: 6 } });
});

test('a chain cannot be moved to another case', () => {
  const moved = links.map((link) => ({ ...link, caseId: 'c-2' }));
  expect(checkChain('c-2', moved)).toMatchObject({ brokenAt: 1, why: 'unlinked' });
  expect(checkChain('c-2', links)).toMatchObject({ brokenAt: 1, why: 'foreign' });
});

test('no single change to any event stays unseen', () => {
  const fields = ['seq', 'at', 'by', 'commandId', 'type', 'data', 'prev', 'hash'] as const;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: links.length }), fc.constantFrom(...fields), (seq, field) => {
      const one = linkAt(seq);
      const changed = { ...one, [field]: field === 'seq' ? seq + links.length : `${String(one[field])}x` };
      const tampered = links.map((link) => (link.seq === seq ? changed : link));
      expect(check(tampered)).toMatchObject({ intact: false, brokenAt: seq });
    }),
  );
});
