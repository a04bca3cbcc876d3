import { randomUUID } from 'node:crypto';

import { checkChain, genesis } from '../../domain/proof/chain';
import { OfficeCase } from '../domain/office';
import { ordinaryGiver } from '../domain/ordinary';
import { type JsonOffice, openJsonOffice } from './jsonOffice';
import { storeCase } from './jsonStoredCase';

let office: JsonOffice;
beforeAll(async () => {
  office = await openJsonOffice('commands-at-once');
});
afterAll(() => office.close());

test('of sixty commands at once to one case each is answered in its own words, and asked again under its key all are done once', async () => {
  const { gateway, events } = office.services.cases;
  const caseId = await storeCase(office, OfficeCase.received('2026-03-02', {}, randomUUID()));
  const commands = Array.from({ length: 60 }, (_, n) => ({
    type: 'note' as const,
    commandId: randomUUID(),
    actor: ordinaryGiver('note'),
    input: { text: `Ghi chú ${n}.` },
  }));
  let open = commands;
  // However slow the machine is: whoever is told to come again does.
  while (open.length > 0) {
    const outcomes = await Promise.all(open.map((command) => gateway.give(caseId, command)));
    for (const { kind } of outcomes) expect(['done', 'pending', 'busy']).toContain(kind);
    open = open.filter((_, n) => outcomes[n]?.kind !== 'done');
  }
  const stored = await events.read(caseId);
  const texts = stored.flatMap((event) => (event.type === 'noted' ? [event.data.text] : []));
  expect(texts.sort()).toEqual(commands.map(({ input }) => input.text).sort());
  expect(checkChain(caseId, await events.readKept(caseId)).intact).toBe(true);
  expect(stored[0]?.seq).toBe(genesis(caseId).seq + 1);
}, 120_000);
