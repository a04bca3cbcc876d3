import type { Connection } from 'mongoose';
import { z } from 'zod';
import { type CaseKeys, ContentsGoneError } from './caseKeys';
import type { MasterKey } from './keyRing';
import { createOfficeContents } from './officeContents';
import type { Mark, RegisterEntry } from './registerEntries';
import type { Rewrappable } from './rewrapping';
import { type Sealed, seal, unseal } from './sealing';

/** An entry as it is kept: why it is marked is sealed, at the number of a paper under the key of its case; a program before has kept it in the mark. */
export interface KeptEntry extends Omit<RegisterEntry, 'mark'> {
  mark?: (Omit<Mark, 'reason'> & { reason?: string | undefined }) | undefined;
  why?: Sealed | undefined;
  whyOfCase?: Sealed | undefined;
}

const contextOf = (id: string): string => `mark of ${id}`;

/** Why numbers of registers are marked. */
export interface RegisterMarks {
  /** Why an entry is marked, as it is kept; of a case whose contents were destroyed before, under the office's key. */
  sealedWhy(
    entry: Pick<RegisterEntry, '_id' | 'place'>,
    reason: string,
  ): Promise<Pick<KeptEntry, 'why' | 'whyOfCase'>>;
  /** Entries with why they are marked; nothing where their case says nothing any more. */
  opened(kept: readonly KeptEntry[]): Promise<RegisterEntry[]>;
  /** Those of no case. */
  marks: Rewrappable;
}

export function createRegisterMarks(
  connection: Connection,
  keys: Pick<CaseKeys, 'ensure' | 'findAll'>,
  masterKeys: readonly MasterKey[],
): RegisterMarks {
  const at = { collection: 'office_registers', field: 'why' };
  const whys = createOfficeContents(connection, masterKeys, 'registerMarks', at, z.string());

  const findKey = (caseId: string): Promise<Buffer | undefined> =>
    keys.ensure(caseId).catch((error: unknown) => {
      if (error instanceof ContentsGoneError) return undefined;
      throw error;
    });

  function reasonOf(
    { _id, mark, place, why, whyOfCase }: KeptEntry,
    found: ReadonlyMap<string, Buffer>,
  ): string {
    if (why) return whys.open(_id, why) ?? '';
    const key = place && found.get(place.caseId);
    try {
      return whyOfCase && key ? unseal(key, contextOf(_id), whyOfCase).toString() : (mark?.reason ?? '');
    } catch {
      return '';
    }
  }

  return {
    marks: whys.rewrappable,
    sealedWhy: async ({ _id, place }, reason) => {
      const key = place && (await findKey(place.caseId));
      if (!place || !key) return { why: whys.seal(_id, reason) };
      return { whyOfCase: seal(key, place.caseId, contextOf(_id), Buffer.from(reason)) };
    },
    opened: async (kept) => {
      const ofCases = kept.flatMap(({ whyOfCase, place }) => (whyOfCase && place ? place.caseId : []));
      const found = ofCases.length > 0 ? await keys.findAll(ofCases) : new Map<string, Buffer>();
      return kept.map((entry) => {
        const { why, whyOfCase, mark, ...rest } = entry;
        void [why, whyOfCase];
        return mark ? { ...rest, mark: { ...mark, reason: reasonOf(entry, found) } } : rest;
      });
    },
  };
}
