import { type Actor, doneBy } from '../../domain/access/policy';
import { grantKey } from '../../domain/access/sight';
import type { ReadThing, ReadWay } from '../../domain/staff/unusualReading';
import type { CaseState } from '../../domain/case/state';
import { officeToday } from '../../language/dates';
import { sightOf } from '../../domain/views/sight';
import type { OfficeLog } from '../../models/officeLog';

/** For so long one entry tells of one account's reading of one thing, by one way. */
const quarterMs = 15 * 60 * 1000;

/** What of a case was opened, and by whom. */
export interface Opened {
  actor: Pick<Actor, 'id' | 'program'>;
  state: CaseState;
  what: ReadThing;
  way: ReadWay;
}

/** Tells the log of the office who opens which case; nothing is shown of which it cannot tell. */
export interface Readings {
  note(opened: Opened): Promise<void>;
}

const isOwn = (id: string, state: CaseState): boolean => {
  const { knownTo, assignedTo, granted } = sightOf(state);
  return knownTo.includes(id) || assignedTo.includes(id) || granted.includes(grantKey(id, officeToday()));
};

export function createReadings(log: Pick<OfficeLog, 'append'>, now: () => number = Date.now): Readings {
  let quarter = -1;
  const noted = new Map<string, Promise<unknown>>();
  return {
    note: async ({ actor, state, what, way }) => {
      const current = Math.floor(now() / quarterMs);
      if (current !== quarter) noted.clear();
      quarter = current;
      const key = [doneBy(actor), state.caseId, what, way].join(' ');
      const before = noted.get(key);
      if (before) return void (await before);
      const data = { caseId: state.caseId, what, own: isOwn(actor.id, state), way };
      const entry = log.append({ by: doneBy(actor), type: 'caseRead', data });
      noted.set(key, entry);
      try {
        await entry;
      } catch (error) {
        noted.delete(key);
        throw error;
      }
    },
  };
}
