import type { Collection } from 'mongoose';
import type { Visibility } from '../domain/access/policy';
import type { ReportedCase } from '../domain/views/oftenReported';
import { type CaseRows, inOneAnswer, type StoredRow } from './caseRows';
import type { Condition } from './condition';
import { visible } from './sightCondition';

/** Days of receipt, both included. */
interface Days {
  from: string;
  to?: string;
}

/** What tells whom cases are about that were received within some days. */
export interface ReceivedCases {
  listReceived(visibility: Visibility, days: Days): Promise<ReportedCase[]>;
  /** Of those, the ones about whom there are at least so many; no other is opened. */
  listOftenReceived(visibility: Visibility, days: Days, atLeast: number): Promise<ReportedCase[]>;
}

type KeptReported = Pick<
  StoredRow,
  '_id' | 'seq' | 'shown' | Exclude<keyof ReportedCase, 'subjectName' | 'organisation'>
>;

export function createReceivedCases(
  rows: Collection<StoredRow>,
  { question, openAll }: Pick<CaseRows, 'question' | 'openAll'>,
): ReceivedCases {
  const receivedWithin = (visibility: Visibility, { from, to }: Days): Condition => ({
    $and: [
      question(visible(visibility)),
      { receivedOn: { $gte: from, ...(to !== undefined && { $lte: to }) } },
    ],
  });

  /** @param asked a condition in which what is keyed is a tag already */
  async function received(asked: Condition): Promise<ReportedCase[]> {
    const projection = { caseId: 1, seq: 1, number: 1, shown: 1, receivedOn: 1, stage: 1 };
    return openAll(await rows.find<KeptReported>(asked, { projection, batchSize: inOneAnswer }).toArray());
  }

  return {
    listReceived: (visibility, days) => received(receivedWithin(visibility, days)),
    listOftenReceived: async (visibility, days, atLeast) => {
      const asked = receivedWithin(visibility, days);
      const projection = { _id: 0, subject: 1 };
      const counts = new Map<string, number>();
      for (const { subject } of await rows
        .find<Pick<StoredRow, 'subject'>>(asked, { projection, batchSize: inOneAnswer })
        .toArray())
        if (subject !== undefined) counts.set(subject, (counts.get(subject) ?? 0) + 1);
      const often = [...counts].flatMap(([subject, times]) => (times >= atLeast ? [subject] : []));
      return often.length > 0 ? received({ $and: [asked, { subject: { $in: often } }] }) : [];
    },
  };
}
