import { chained, genesis } from '../../domain/proof/chain';
import { OfficeCase } from '../../tests/domain/office';
import { toVerification } from '../../tests/domain/stages';
import { verifyFile } from './verifyFile';

const one = toVerification(OfficeCase.received('2026-03-02'), '2026-03-02');
const links = chained(genesis(one.caseId), one.events);
const lines = links.map((link) => JSON.stringify(link));
const file = (all: readonly string[]) => all.map((line) => `${line}\n`).join('');
const head = links.at(-1)?.hash ?? '';

test('a history as it was downloaded is whole, and its end is proved by the head that was kept', () => {
  expect(verifyFile(file(lines), head)).toMatchObject({
    verdict: 'linked',
    caseId: one.caseId,
    count: lines.length,
    head: { seq: lines.length, hash: head },
  });
});

test('a changed name, a lost line, exchanged lines and a cut end are each told with their line', () => {
  const changed = lines.map((line, i) => (i === 3 ? line.replace(/"by":"[^"]+"/, '"by":"u-other"') : line));
  expect(verifyFile(file(changed))).toMatchObject({
    verdict: 'altered',
    line: 4,
    why: 'altered',
    alteredAt: 4,
  });
  const lost = lines.filter((_, i) => i !== 2);
  expect(verifyFile(file(lost))).toMatchObject({ verdict: 'altered', line: 3, why: 'missing', alteredAt: 3 });
  const [first = '', second = '', third = '', ...rest] = lines;
  const exchanged = [first, third, second, ...rest];
  expect(verifyFile(file(exchanged))).toMatchObject({ verdict: 'altered', line: 2, why: 'moved' });
  expect(verifyFile(file(lines.slice(0, -1)), head)).toMatchObject({
    verdict: 'otherHead',
    head: { seq: lines.length - 1 },
  });
});

test('what is no history is said to be none', () => {
  expect(verifyFile('\n\n')).toMatchObject({ verdict: 'empty' });
  expect(verifyFile(`${lines[0]}\nkhông phải JSON\n`)).toEqual({ verdict: 'unreadable', line: 2 });
  expect(verifyFile('{"seq":1}\n')).toEqual({ verdict: 'unreadable', line: 1 });
});
