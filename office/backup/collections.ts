import type { Connection } from 'mongoose';
import { feedHistoryCollection } from '../../models/feedPlaces';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { collectionName } from './manifest';

/** The events of cases: copied by themselves, since all else hangs on them. */
export const eventCollection = 'case_events';
/** The keys of cases, which can lie under a key of their own. */
export const keyCollection = 'case_keys';
/** Derived anew from the events. */
export const viewCollection = 'case_views';
export const stateCollection = 'case_states';
/** Rows of the version before, while this one takes them over. */
const takenOver = 'case_views_before';
/** What figures are made of, derived anew from the events. */
const marks = 'case_marks';
/** What a move to new rules would change, looked at anew whenever somebody asks, and by which program rows were derived. */
const lookedAtAnew = ['rule_moves', 'rule_move_rows', 'rows_derived'];
/** Which events wait for places in the feed: an office that was restored looks for them anew, and begins another history of its feed. */
const ofThisFeed = ['feed_waiting', 'feed_taken_up'];
/** Who was restored into an office, and whether that came to its end. */
export const restorationCollection = 'restorations';

/**
 * The only collections that are not copied: what is derived, what passes by itself within a day, and where this office comes from.
 * Whatever else is in the database is part of a backup, so that nothing new can be forgotten.
 */
const notCopied: ReadonlySet<string> = new Set([
  viewCollection,
  stateCollection,
  takenOver,
  marks,
  'sessions',
  'sign_in_attempts',
  'door_turns',
  ...lookedAtAnew,
  ...ofThisFeed,
  restorationCollection,
]);

/** It begins with the office: where it tells of nothing else yet, that of the backup takes its place. */
const logCollection = 'office_log';

/** What an office has before anybody has worked in it: `npm run prepare-office` has laid it in. */
export const laidInCollections: ReadonlySet<string> = new Set([
  'procedures',
  'calendars',
  'organisations',
  'keeping_schedules',
  'reception_rules',
  'matter_rules',
  'seedings',
  'known_keys',
  logCollection,
]);

/**
 * Read before the events. A row of an import that was ready and has meanwhile become a case finds that case again; one that is said
 * to have become a case of which there is no event would be lost. So with what came through the public door: what is linked in its row is
 * stored by then. So with what cases have acknowledged to each other: to hear of it twice does no harm. So with places of the feed: one without
 * its event would be a hole.
 */
const beforeEvents = [
  'imports',
  'import_rows',
  'case_news',
  'door_links',
  'door_envelopes',
  'feed_histories',
  'feed',
];
/** Read after the papers that bear their numbers: a number without its paper is a gap, but one that is given twice is a fault. */
const atTheEnd = ['office_registers', 'register_numbers', 'import_numbers', 'reception_turns'];
/** Nobody can sign in before everything else is there. */
const restoredLast = 'accounts';

/** Which collections a backup copies, in the order in which they are read while the office works. */
export async function copiedCollections(connection: Connection): Promise<string[]> {
  const listed = (await connection.listCollections()).map(({ name }) => name);
  const copied = listed.filter((name) => !notCopied.has(name) && !name.startsWith('system.')).sort();
  for (const name of copied) {
    if (!collectionName.safeParse(name).success) {
      throw new FailureForPeople(
        `The database has a collection “${name}” that is not of Liêm: give the office a database of its own.`,
      );
    }
  }
  const there = (names: readonly string[]) => names.filter((name) => copied.includes(name));
  const placed = [...beforeEvents, eventCollection, ...atTheEnd];
  return [
    ...there(beforeEvents),
    ...there([eventCollection]),
    ...copied.filter((name) => !placed.includes(name)),
    ...there(atTheEnd),
  ];
}

/** In the order in which they are put back: events come by themselves, and last of all those who may sign in. */
export const putBackOrder = (names: readonly string[]): { before: string[]; after: string[] } => ({
  before: [...new Set(names)].filter((name) => name !== eventCollection && name !== restoredLast),
  after: names.includes(restoredLast) ? [restoredLast] : [],
});

/** Every web server begins one in an empty office: that of the backup takes its place. */
const givesWay: ReadonlySet<string> = new Set([feedHistoryCollection]);

/** Where there is something already that a restore would meet; undefined in an office that is empty. */
export async function findInTheWay(connection: Connection): Promise<string | undefined> {
  for (const name of [...(await copiedCollections(connection)), viewCollection, stateCollection]) {
    const mayHold = name === logCollection ? 1 : laidInCollections.has(name) ? Infinity : 0;
    if (mayHold === Infinity || givesWay.has(name)) continue;
    if (
      (
        await connection
          .collection(name)
          .find({})
          .limit(mayHold + 1)
          .toArray()
      ).length > mayHold
    )
      return name;
  }
  return undefined;
}

/**
 * How many documents a collection has, as the database knows it without reading them. To the question that is meant for it the stand-in
 * reads them all.
 */
export async function countedFast(connection: Connection, name: string): Promise<number> {
  const [counted] = await connection
    .collection(name)
    .aggregate<{ count: number }>([{ $collStats: { count: {} } }])
    .toArray();
  return counted?.count ?? 0;
}
