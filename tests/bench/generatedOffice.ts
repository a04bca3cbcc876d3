import { randomBytes, randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { CaseEvent } from '../../domain/case/events/event';
import { chained, type ChainedEvent, genesis } from '../../domain/proof/chain';
import { createAppendSeals } from '../../models/appendSeals';
import type { MasterKey } from '../../models/keyRing';
import { createMasterSeals } from '../../models/masterSeals';
import { sealData } from '../../models/sealedData';
import { OfficeCase } from '../domain/office';
import { toVerification } from '../domain/stages';
import { writeScript } from './script';

/** A week ago: what is open has clocks that run, and is not overdue. */
const lately = () => new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);

/** A case from registration to follow-up, and one that is being verified: of ten cases nine have come to their end. */
function templates(): readonly (readonly CaseEvent[])[] {
  const begin = lately();
  const whole = OfficeCase.received(begin);
  for (const { type, actor: by, input } of writeScript(begin))
    whole.handIn(type, { on: begin, by }, { ...Object(input) });
  const closed = whole
    .give('tell', { on: begin })
    .give('serveDecision', { on: begin })
    .give('closeCase', { on: begin }).events;
  const open = toVerification(OfficeCase.received(begin), begin).events;
  return Array.from({ length: 10 }, (_, i) => (i < 9 ? closed : open));
}

const sealed = (bytes: number) => ({
  keyId: 'k1',
  iv: randomBytes(12).toString('base64'),
  tag: randomBytes(16).toString('base64'),
  text: randomBytes(bytes).toString('base64'),
});

/** The events of a case from its first, as they lie in the database. */
export const sealedChain = (caseKey: Buffer, events: readonly CaseEvent[]) =>
  chained(
    genesis(events[0]?.caseId ?? ''),
    events.map((event) => ({ ...event, data: sealData(caseKey, event) })),
  );

/**
 * Lays cases into a database as an office would have come to have them, without giving a command: histories that are chained and
 * sealed, numbers, keys and identities.
 * @param after how many are there already
 * @returns the events as they are linked, by case
 */
export async function layInHistories(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  histories: ReadonlyMap<string, readonly CaseEvent[]>,
  after: number,
): Promise<Map<string, ChainedEvent[]>> {
  const seals = createAppendSeals(masterKeys);
  const keySeals = createMasterSeals('caseKeys', masterKeys);
  const ids = [...histories.keys()];
  const linked = new Map<string, ChainedEvent[]>();
  const events: object[] = [];
  const keys: object[] = [];
  for (const [caseId, history] of histories) {
    const key = randomBytes(32);
    keys.push({ _id: caseId, wrapped: keySeals.seal(caseId, key) });
    const said = history.map((event) => JSON.parse(JSON.stringify({ ...event, caseId })) as CaseEvent);
    const links = sealedChain(key, said);
    linked.set(
      caseId,
      said.map((event, place) => ({
        ...event,
        prev: links[place]?.prev ?? '',
        hash: links[place]?.hash ?? '',
      })),
    );
    links.forEach((link, place) =>
      events.push({
        _id: `${caseId}:${link.seq}`,
        ...link,
        ...(links[place + 1]?.commandId !== link.commandId && { seal: seals.over(link.hash) }),
      }),
    );
  }
  const put = (name: string, documents: object[]) =>
    connection.collection(name).insertMany(
      documents.map((document) => ({ ...document })),
      { ordered: false },
    );
  await put('case_events', events);
  await put(
    'register_numbers',
    ids.map((_id, i) => ({ _id, number: `2026-${String(after + i + 1).padStart(6, '0')}` })),
  );
  await put('case_keys', keys);
  await put(
    'reporter_identities',
    ids.map((caseId) => ({ _id: `p-${caseId}`, caseId, identity: sealed(1_500) })),
  );
  return linked;
}

/**
 * Lays in as many cases, of ten of which nine have come to their end.
 * @returns how many events they have
 */
export async function generateOffice(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  cases: number,
): Promise<number> {
  const kinds = templates();
  const inPiece = 50;
  let count = 0;
  for (let from = 0; from < cases; from += inPiece) {
    const histories = new Map(
      Array.from({ length: Math.min(inPiece, cases - from) }, (_, i) => [
        randomUUID(),
        kinds[(from + i) % kinds.length] ?? [],
      ]),
    );
    const linked = await layInHistories(connection, masterKeys, histories, from);
    count += [...linked.values()].reduce((sum, links) => sum + links.length, 0);
  }
  return count;
}
