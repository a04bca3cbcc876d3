import type { Collection } from 'mongoose';
import type { Visibility } from '../domain/access/policy';
import type { Course } from '../domain/views/course';
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
type KeptCase = Pick<
  StoredRow,
  '_id' | 'seq' | 'caseId' | 'kind' | 'stage' | 'outcome' | 'receivedOn' | 'closedOn' | 'destroyedAt'
>;
type KeptCourse = Pick<StoredRow, '_id' | 'seq' | 'course'>;

const ofDays = { _id: 0, receivedOn: 1, closedOn: 1, stage: 1, lastActAt: 1 } as const;
const ofCase = {
  seq: 1, caseId: 1, kind: 1, stage: 1, outcome: 1, receivedOn: 1, closedOn: 1, destroyedAt: 1,
} as const; // prettier-ignore
const ofCourse = { seq: 1, course: 1 } as const;

/** So many ways are remembered, of some kilobytes each: those of an office of the largest size that is promised. */
const mostRemembered = 20_000;
/** So many are asked for in one question. */
const atOnce = 500;

export function createCaseCourses(
  rows: Collection<StoredRow>,
  { question, openCourses }: Pick<CaseRows, 'question' | 'openCourses'>,
): CaseCourses {
  /** Ways that were opened, each as of an event: a figure asks for all of them, and most have not gone on since. */
  const opened = new Map<string, { seq: number; course: Course }>();

  /** The ways of these cases; those that were opened before, and have not gone on, are not asked for. */
  async function coursesOf(cases: readonly KeptCase[]): Promise<ReadonlyMap<string, Course>> {
    const known = new Map<string, Course>();
    const missing: string[] = [];
    for (const { _id, seq, destroyedAt } of cases) {
      const before = opened.get(_id);
      if (destroyedAt !== undefined) opened.delete(_id);
      else if (before?.seq === seq) known.set(_id, before.course);
      else missing.push(_id);
    }
    for (let i = 0; i < missing.length; i += atOnce) {
      const asked = { _id: { $in: missing.slice(i, i + atOnce) } };
      const found = await rows
        .find<KeptCourse>(asked, { projection: ofCourse, batchSize: inOneAnswer })
        .toArray();
      const courses = await openCourses(found);
      found.forEach(({ _id, seq }, n) => {
        const course = courses[n];
        if (!course) return;
        known.set(_id, course);
        if (opened.has(_id) || opened.size < mostRemembered) opened.set(_id, { seq, course });
      });
    }
    return known;
  }

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
        .find<KeptCase>(asked, { projection: ofCase, batchSize: inOneAnswer })
        .toArray();
      const courses = await coursesOf(found);
      return found
        .flatMap(({ _id, caseId, kind, stage, outcome, receivedOn, closedOn }) => {
          const course = courses.get(_id);
          return course ? [{ caseId, kind, stage, outcome, receivedOn, closedOn, ...course }] : [];
        })
        .sort((a, b) => (a.receivedOn < b.receivedOn ? -1 : a.receivedOn > b.receivedOn ? 1 : 0));
    },
  };
}
