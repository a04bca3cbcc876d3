import type { Connection } from 'mongoose';
import type { CaseView } from '../domain/views/caseView';
import type { Course } from '../domain/views/course';
import type { LeftView } from '../domain/views/destroyed';
import { exceptionKeys } from '../domain/views/exceptionKeys';
import { subjectKey } from '../domain/views/oftenReported';
import { searchWords } from '../domain/views/searchText';
import type { CaseKeys } from './caseKeys';
import type { KeyedField, RowTags } from './rowTags';
import { type Sealed, seal, unseal } from './sealing';

/** A case as lists show it; its whole state is for its own page, and its way for figures. */
export type CaseRow = Omit<
  CaseView,
  'state' | 'course' | 'searchText' | 'areas' | 'units' | 'documentNumbers'
>;

/** What a row says, with what lists are asked by besides; none of it lies so in the database. */
export type PlainRow = CaseRow & {
  _id: string;
  /** Puts cases without a due date behind all others, which a missing date would not. */
  dueSort: string;
  /** Its digests, or that there is none: what is missing cannot be asked of an index. */
  inDigests: string[];
  /** The unit by which it is told apart, or that it has none. */
  inUnit: string;
  areas?: string[] | undefined;
  units?: string[] | undefined;
  documentNumbers?: string[] | undefined;
  /** Whom it is about (`subjectKey`); absent where nobody is named. */
  subject?: string | undefined;
  /** By which it is found. */
  words: string[];
  /** The way that it has taken, for figures. */
  course?: Course | undefined;
  /** Its exceptions, by kind, month, day and person (`exceptionKeys`). */
  exceptional: string[];
};

/** What names somebody, or tells who owes what. */
type Shown = Pick<PlainRow, 'subjectName' | 'organisation' | 'unit' | 'due' | 'running'>;

/**
 * A row as it is kept: what it shows of whom the case is about is sealed under the key of its case, what it is found by of that is keyed, and
 * the rest is no secret: numbers, days, stages, accounts.
 */
export type StoredRow = Omit<PlainRow, keyof Shown | 'course'> & {
  /** Absent where the contents of the case were destroyed. */
  shown?: Sealed | undefined;
  /** Apart from what lists show, which ask for it of no case; absent as that is, and in rows from before. */
  course?: Sealed | undefined;
};

/** A row as a program before has kept it. */
export type OpenRow = Omit<PlainRow, 'subject'>;

/** Which kind of rows this program keeps: an office that has kept another has them derived anew when it starts. */
export const rowKind = 'sealed';

export const noDigest = 'none';
export const noUnit = 'none';
const noDueDate = 'none';

/** By what a row is sorted that falls due, or does not. */
export const dueSortOf = ({ due }: Pick<CaseRow, 'due'>): string => due?.at ?? noDueDate;

/** What the row of a case says: plain JSON. */
export function plainRow(view: CaseView | LeftView): PlainRow {
  const { state, searchText, ...row } = { state: undefined, ...view };
  void state;
  const plain: CaseRow & Pick<PlainRow, 'course'> = JSON.parse(JSON.stringify(row));
  return {
    _id: row.caseId,
    ...plain,
    dueSort: dueSortOf(row),
    inDigests: row.digests.length > 0 ? row.digests : [noDigest],
    inUnit: row.unit?.id ?? noUnit,
    ...(row.subjectName !== '' && { subject: subjectKey(row) }),
    words: searchWords(searchText),
    exceptional: exceptionKeys(row.exceptions ?? []),
  };
}

/** Rows are small: without this the server sends a hundred, and is asked again for each further few. */
export const inOneAnswer = 1_000;

export const rowCollection = (connection: Connection) => connection.collection<StoredRow>('case_views');

/** A name cannot be put into another case's row, nor an older one into a newer. */
const contextOf = ({ _id, seq }: Pick<StoredRow, '_id' | 'seq'>): string =>
  `row of ${_id} after event ${seq}`;

/** The way of a case lies in no other row either. */
const contextOfCourse = (row: Pick<StoredRow, '_id' | 'seq'>): string => `course in the ${contextOf(row)}`;

type KeptRow = Omit<StoredRow, 'shown' | 'course'>;

function parted(plain: PlainRow): [Shown, Course | undefined, KeptRow] {
  const { subjectName, organisation, unit, due, running, course, ...rest } = plain;
  return [{ subjectName, organisation, unit, due, running }, course, rest];
}

/** What a row shows where it does not open: its case says nothing any more, or its key is missing, which `verify` names. */
const nothing: Shown = { subjectName: '', organisation: '' };

/** Seals and opens rows. */
export interface CaseRows {
  /** In their order. @throws ContentsGoneError when the key of a case was destroyed that still says something */
  sealAll(views: readonly (CaseView | LeftView)[]): Promise<StoredRow[]>;
  /** A row that a program before has kept in the open, as this one keeps it; of a case whose key is gone without what it showed. */
  sealOpen(row: OpenRow): Promise<StoredRow>;
  /** What these rows show, in their order, with one question for their keys. */
  openAll<Row extends Pick<StoredRow, '_id' | 'seq' | 'shown'>>(
    rows: readonly Row[],
  ): Promise<(Omit<Row, 'shown' | '_id'> & Shown)[]>;
  /** The ways of the cases of these rows, in their order, with one question for their keys; undefined where one does not open. */
  openCourses(rows: readonly Pick<StoredRow, '_id' | 'seq' | 'course'>[]): Promise<(Course | undefined)[]>;
  /** The whole of what a row says and shows, to be compared; undefined where it does not open. */
  findSaid(row: StoredRow, key: Buffer | undefined): object | undefined;
  /** The same of the row that would be kept of a view now. */
  saidOf(view: CaseView | LeftView): object;
  /** Of a question, how the rows are asked. */
  question: RowTags['question'];
}

export function createCaseRows(keys: Pick<CaseKeys, 'find' | 'findAll' | 'make'>, tags: RowTags): CaseRows {
  const keyedAll = (field: KeyedField, values: string[] | undefined) => values && tags.kept(field, values);

  function keyed(row: KeptRow): StoredRow {
    const { areas, units, documentNumbers, subject, inUnit, words } = row;
    return JSON.parse(
      JSON.stringify({
        ...row,
        areas: keyedAll('areas', areas),
        units: keyedAll('units', units),
        documentNumbers: keyedAll('documentNumbers', documentNumbers),
        subject: subject === undefined ? undefined : tags.kept('subject', [subject])[0],
        inUnit: tags.kept('inUnit', [inUnit])[0],
        words: tags.kept('words', words),
      }),
    );
  }

  function opened(row: Pick<StoredRow, '_id' | 'seq' | 'shown'>, key: Buffer | undefined): Shown | undefined {
    if (!row.shown || !key) return undefined;
    try {
      return JSON.parse(unseal(key, contextOf(row), row.shown).toString());
    } catch {
      return undefined;
    }
  }

  function openedCourse(row: Pick<StoredRow, '_id' | 'seq' | 'course'>, key: Buffer | undefined) {
    if (!row.course || !key) return undefined;
    try {
      const course: Course = JSON.parse(unseal(key, contextOfCourse(row), row.course).toString());
      return course;
    } catch {
      return undefined;
    }
  }

  const sealed = (shown: Shown, course: Course | undefined, row: KeptRow, key: Buffer): StoredRow => ({
    ...keyed(row),
    shown: seal(key, row.caseId, contextOf(row), Buffer.from(JSON.stringify(shown))),
    ...(course && {
      course: seal(key, row.caseId, contextOfCourse(row), Buffer.from(JSON.stringify(course))),
    }),
  });

  return {
    question: tags.question,
    sealOpen: async (open) => {
      const [shown, course, row] = parted({
        ...open,
        ...(open.subjectName !== '' && { subject: subjectKey(open) }),
      });
      const key = await keys.find(open.caseId);
      return key ? sealed(shown, course, row, key) : keyed(row);
    },
    sealAll: async (views) => {
      const telling = views.filter((view) => 'state' in view).map(({ caseId }) => caseId);
      const found = await keys.findAll(telling);
      return Promise.all(
        views.map(async (view): Promise<StoredRow> => {
          const [shown, course, row] = parted(plainRow(view));
          if (!('state' in view)) return keyed(row);
          return sealed(shown, course, row, found.get(view.caseId) ?? (await keys.make(view.caseId)));
        }),
      );
    },
    openAll: async (rows) => {
      const sealed = rows.filter(({ shown }) => shown).map(({ _id }) => _id);
      const found = sealed.length > 0 ? await keys.findAll(sealed) : undefined;
      return rows.map((row) => {
        const { shown, _id, ...rest } = row;
        void shown;
        return { ...rest, ...(opened(row, found?.get(_id)) ?? nothing) };
      });
    },
    openCourses: async (rows) => {
      const found = await keys.findAll(rows.filter(({ course }) => course).map(({ _id }) => _id));
      return rows.map((row) => openedCourse(row, found.get(row._id)));
    },
    findSaid: ({ shown, course, ...row }, key) => {
      if (!shown) return row;
      const said = opened({ ...row, shown }, key);
      const way = openedCourse({ ...row, course }, key);
      if (!said || (course && !way)) return undefined;
      return { ...row, shown: said, ...(way && { course: way }) };
    },
    saidOf: (view) => {
      const [shown, course, row] = parted(plainRow(view));
      const said = keyed(row);
      if (!('state' in view)) return said;
      return JSON.parse(JSON.stringify({ ...said, shown, course }));
    },
  };
}

/** Whatever a list is narrowed by has an index; the stand-in keeps those of this name as MongoDB does (see its sqlite/whole.go). */
const askedBy = [
  'number', 'stage', 'kind', 'attention', 'overdueKinds', 'waiting.roles', 'waiting.accounts', 'escalatedTo', 'decides', 'judgedAnew',
  'registeredBy', 'leader', 'members', 'conflictOf', 'hands', 'deputies', 'actedFor', 'importId', 'meetings', 'onAgenda',
  'deliberates', 'inDigests', 'goesBy', 'tags', 'dueDays', 'kindsDue', 'openClocks', 'officers', 'inUnit', 'instructed', 'documentNumbers', 'words', 'dueSort', 'receivedOn', 'registeredAt', 'lastActAt', 'caseId',
  'exceptional', 'restingSince', 'units', 'news.at', 'subjectKind', 'subject', 'openTo', 'areas', 'knownTo', 'assignedTo', 'granted', 'secrecy', 'keeping', 'awaitsCopy', 'outside',
  'secrecySigns', 'secretUntil', 'published',
]; // prettier-ignore

/** How a row stands in a list; where all else is the same, its id decides. */
export const rowOrders = {
  dueFirst: { dueSort: 1, receivedOn: 1, _id: 1 },
  newestFirst: { receivedOn: -1, _id: 1 },
  lastActFirst: { lastActAt: -1, _id: 1 },
} as const;

/** All in one piece: the stand-in goes through the rows once for them. */
export async function prepareRows(connection: Connection): Promise<void> {
  await rowCollection(connection).createIndexes([
    ...askedBy.map((field) => ({ key: { [field]: 1 as const }, name: `multikey_${field}` })),
    ...Object.entries(rowOrders).map(([name, key]) => ({ key, name })),
  ]);
}
