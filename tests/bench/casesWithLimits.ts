import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { rulesOf } from '../../domain/case/checks';
import type { CaseEvent } from '../../domain/case/events/event';
import { fold } from '../../domain/case/evolve/evolve';
import type { CaseEnd } from '../../domain/proof/caseEnd';
import { project } from '../../domain/views/caseView';
import { createCaseRows, rowCollection } from '../../models/caseRows';
import { createCaseKeys } from '../../models/caseKeys';
import { createCaseStates, stateCollection } from '../../models/caseStates';
import type { MasterKey } from '../../models/keyRing';
import { createRowTags } from '../../models/rowTags';
import { OfficeCase } from '../domain/office';
import { today } from './cases';
import { layInHistories } from './generatedOffice';

/** A case that was laid in: where it goes on, and when its limit is over if that was asked for. */
export interface CaseWithLimit extends CaseEnd {
  due?: number;
}

/** The limit of the first handling ends at another moment, and whoever is told at its end is told then. */
function dueAt(event: CaseEvent, due: number): CaseEvent {
  if (event.type !== 'clockStarted' || event.data.kind !== 'handling') return event;
  const at = new Date(due).toISOString();
  const { dates } = event.data;
  const steps = dates.steps.map((step) => (step.at <= dates.dueAt ? { ...step, at } : step));
  return { ...event, data: { ...event.data, dates: { ...dates, dueAt: at, steps } } };
}

const inPiece = 250;

/**
 * Lays in cases that were registered today and wait for their first handling, with their rows and states.
 * @param dues when the limit of each is over; undefined leaves it as the rules have it, days away
 * @param after how many are there already
 */
export async function layInWithLimits(
  connection: Connection,
  masterKeys: readonly MasterKey[],
  dues: readonly (number | undefined)[],
  after: number,
): Promise<CaseWithLimit[]> {
  const { events } = OfficeCase.received(today());
  const caseKeys = createCaseKeys(connection, masterKeys);
  const states = createCaseStates(caseKeys);
  const rows = createCaseRows(caseKeys, createRowTags(masterKeys));
  const laidIn: CaseWithLimit[] = [];
  for (let from = 0; from < dues.length; from += inPiece) {
    const piece = dues.slice(from, from + inPiece).map((due) => ({ due, caseId: randomUUID() }));
    const histories = new Map(
      piece.map(({ due, caseId }) => [
        caseId,
        due === undefined ? events : events.map((event) => dueAt(event, due)),
      ]),
    );
    const linked = await layInHistories(connection, masterKeys, histories, after + from);
    const views = [];
    for (const { due, caseId } of piece) {
      const links = linked.get(caseId) ?? [];
      const state = fold(links);
      const head = links.at(-1);
      if (!state || !head) throw new Error('a case was laid in without events');
      views.push(project(state));
      laidIn.push({
        caseId,
        head: { seq: head.seq, hash: head.hash },
        rules: rulesOf(state),
        ...(due !== undefined && { due }),
      });
    }
    await stateCollection(connection).insertMany(await states.sealAll(views), { ordered: false });
    await rowCollection(connection).insertMany(await rows.sealAll(views), { ordered: false });
  }
  return laidIn;
}
