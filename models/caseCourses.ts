import type { Collection } from 'mongoose';
import type { Visibility } from '../domain/access/policy';
import type { PicturedCase, PicturedDays } from '../domain/pictures/picturedCase';
import { type CaseRows, inOneAnswer, type StoredRow } from './caseRows';
import { visible } from './sightCondition';

/** What figures and exports ask of cases. */
export interface CaseCourses {
  /** When each case came in and was closed, of all that may be seen; nothing is opened for it. */
  listDays(visibility: Visibility): Promise<PicturedDays[]>;
  /** The ways of all that may be seen, in the order of receipt; what does not open, or is of a row from before, is left out. */
  listCourses(visibility: Visibility): Promise<PicturedCase[]>;
}

type KeptDays = Pick<StoredRow, 'receivedOn' | 'closedOn' | 'stage' | 'lastActAt'>;
type KeptCourse = Pick<
  StoredRow,
  '_id' | 'seq' | 'caseId' | 'kind' | 'stage' | 'outcome' | 'receivedOn' | 'closedOn' | 'course'
>;

const ofDays = { _id: 0, receivedOn: 1, closedOn: 1, stage: 1, lastActAt: 1 } as const;
const ofCourse = {
  seq: 1, caseId: 1, kind: 1, stage: 1, outcome: 1, receivedOn: 1, closedOn: 1, course: 1,
} as const; // prettier-ignore

export function createCaseCourses(
  rows: Collection<StoredRow>,
  { question, openCourses }: Pick<CaseRows, 'question' | 'openCourses'>,
): CaseCourses {
  return {
    listDays: async (visibility) => {
      const asked = question(visible(visibility));
      const found = await rows
        .find<KeptDays>(asked, { projection: ofDays, batchSize: inOneAnswer })
        .toArray();
      return found.map(({ receivedOn, closedOn, stage, lastActAt }) => ({
        receivedOn,
        // A row of a program before says only that it is closed.
        closedOn: closedOn ?? (stage === 'closed' ? lastActAt.slice(0, 10) : undefined),
      }));
    },
    listCourses: async (visibility) => {
      const asked = question(visible(visibility));
      const found = await rows
        .find<KeptCourse>(asked, { projection: ofCourse, batchSize: inOneAnswer })
        .toArray();
      const courses = await openCourses(found);
      return found
        .flatMap(({ caseId, kind, stage, outcome, receivedOn, closedOn }, i) => {
          const course = courses[i];
          return course ? [{ caseId, kind, stage, outcome, receivedOn, closedOn, ...course }] : [];
        })
        .sort((a, b) => (a.receivedOn < b.receivedOn ? -1 : a.receivedOn > b.receivedOn ? 1 : 0));
    },
  };
}
