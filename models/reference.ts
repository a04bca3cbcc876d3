import { type Connection, Schema } from 'mongoose';
import { type Calendar, calendarSchema } from '../domain/calendar/calendar';
import { type KeepingSchedule, keepingSchedule } from '../domain/keeping/schedule';
import { type OrganisationTree, treeSchema } from '../domain/organisations/tree';
import type { Law } from '../domain/procedure/law';
import type { Rules } from '../domain/procedure/migration';
import { findProcedureInForce, type Procedure, procedureSchema } from '../domain/procedure/procedure';
import { matterRules, type MatterRules } from '../domain/matters/rules';
import { findVersionInForce } from '../domain/procedure/inForce';
import { receptionRules, type ReceptionRules } from '../domain/reception/rules';
import { insertedOnce } from './duplicateKey';

interface Versioned {
  _id: string;
  id: string;
  version: number;
  body: unknown;
}
const versioned = (collection: string) =>
  new Schema<Versioned>(
    {
      _id: { type: String, required: true },
      id: { type: String, required: true },
      version: { type: Number, required: true },
      body: { type: Schema.Types.Mixed, required: true },
    },
    { collection, versionKey: false, minimize: false, autoIndex: false },
  );

/** A version by its name. */
interface Named {
  id: string;
  version: number;
}

/** The rules that cases pin: versions are added, never changed. */
export interface ReferenceStore {
  addProcedure(procedure: Procedure): Promise<void>;
  addCalendar(calendar: Calendar): Promise<void>;
  addTree(tree: OrganisationTree): Promise<void>;
  addKeeping(schedule: KeepingSchedule): Promise<void>;
  addReception(rules: ReceptionRules): Promise<void>;
  addMatterRules(rules: MatterRules): Promise<void>;
  /** The version of a law's family that is in force on that day, where there is one. */
  findProcedureInForce(receivedOn: string, law: Law): Promise<Procedure | undefined>;
  /** Every version, the newest in force first. */
  listProcedures(): Promise<Procedure[]>;
  /** @throws when this version is not stored. */
  getProcedure(id: string, version: number): Promise<Procedure>;
  /** Every version of the calendar, the newest first. */
  listCalendars(): Promise<Calendar[]>;
  /** @throws when this version is not stored. */
  getCalendar(id: string, version: number): Promise<Calendar>;
  /** The versions of both by which a case goes. @throws when one is not stored. */
  getRules(named: { procedure: Named; calendar: Named }): Promise<Rules>;
  /** The newest version of the office's calendar. @throws when none is loaded. */
  getCurrentCalendar(): Promise<Calendar>;
  /** Every version of the organisation, the newest first. */
  listTrees(): Promise<OrganisationTree[]>;
  /** The newest version of the organisation; undefined in an office that has written none. */
  findCurrentTree(): Promise<OrganisationTree | undefined>;
  /** For how long closed files are kept now; undefined in an office that has no schedule yet. */
  findCurrentKeeping(): Promise<KeepingSchedule | undefined>;
  /** How citizens are received on a day; undefined where no version is in force by then. */
  findReception(on: string): Promise<ReceptionRules | undefined>;
  /** What a complex or pending matter is on a day; undefined where no version is in force by then. */
  findMatterRules(on: string): Promise<MatterRules | undefined>;
}

/** How long what was read is taken for the newest, in milliseconds: each registration asks, and rules change by the year. */
const fresh = 10_000;

/** Reads again when what was read is no longer fresh, was made invalid, or could not be read. */
function remembered<Value>(read: () => Promise<Value>) {
  let last: { value: Promise<Value>; until: number } | undefined;
  return {
    get: (): Promise<Value> => {
      if (last && Date.now() < last.until) return last.value;
      const value = read();
      const mine = { value, until: Date.now() + fresh };
      last = mine;
      value.catch(() => (last = last === mine ? undefined : last));
      return value;
    },
    forget: (): void => {
      last = undefined;
    },
  };
}

const key = ({ id, version }: Named) => `${id}@${version}`;

/** Reads each version once, since none ever changes; what could not be read is read again. */
function readOnce<Value>(read: (key: string) => Promise<Value>) {
  const known = new Map<string, Promise<Value>>();
  return (id: string, version: number): Promise<Value> => {
    const of = key({ id, version });
    const there = known.get(of);
    if (there) return there;
    const value = read(of);
    known.set(of, value);
    value.catch(() => known.delete(of));
    return value;
  };
}

export function createReferenceStore(connection: Connection): ReferenceStore {
  const procedures = connection.model<Versioned>('Procedure', versioned('procedures'));
  const calendars = connection.model<Versioned>('Calendar', versioned('calendars'));
  const trees = connection.model<Versioned>('OrganisationTree', versioned('organisations'));
  const keepings = connection.model<Versioned>('KeepingSchedule', versioned('keeping_schedules'));
  const receptions = connection.model<Versioned>('ReceptionRules', versioned('reception_rules'));
  const matters = connection.model<Versioned>('MatterRules', versioned('matter_rules'));
  async function insert(
    model: typeof procedures,
    body: Procedure | Calendar | OrganisationTree | KeepingSchedule | ReceptionRules | MatterRules,
  ) {
    // There already, or put there by somebody else in the same moment: the first stays.
    await insertedOnce(() => model.create({ _id: key(body), id: body.id, version: body.version, body }));
  }
  const allProcedures = remembered(async () =>
    (await procedures.find().lean()).map(({ body }) => procedureSchema.parse(body)),
  );
  const currentCalendar = remembered(async () =>
    calendarSchema.parse((await calendars.findOne().sort({ version: -1 }).orFail().lean()).body),
  );
  const listTrees = async () =>
    (await trees.find().sort({ version: -1 }).lean()).map(({ body }) => treeSchema.parse(body));
  const currentTree = remembered(async () => {
    const newest = await trees.findOne().sort({ version: -1 }).lean();
    return newest ? treeSchema.parse(newest.body) : undefined;
  });
  const currentKeeping = remembered(async () => {
    const newest = await keepings.findOne().sort({ version: -1 }).lean();
    return newest ? keepingSchedule().parse(newest.body) : undefined;
  });
  const allReceptions = remembered(async () =>
    (await receptions.find().lean()).map(({ body }) => receptionRules().parse(body)),
  );
  const allMatterRules = remembered(async () =>
    (await matters.find().lean()).map(({ body }) => matterRules().parse(body)),
  );
  const getProcedure = readOnce(async (of) =>
    procedureSchema.parse((await procedures.findById(of).orFail().lean()).body),
  );
  const getCalendar = readOnce(async (of) =>
    calendarSchema.parse((await calendars.findById(of).orFail().lean()).body),
  );
  return {
    addProcedure: async (procedure) => {
      await insert(procedures, procedure);
      allProcedures.forget();
    },
    addCalendar: async (calendar) => {
      await insert(calendars, calendar);
      currentCalendar.forget();
    },
    addTree: async (tree) => {
      await insert(trees, tree);
      currentTree.forget();
    },
    addKeeping: async (schedule) => {
      await insert(keepings, schedule);
      currentKeeping.forget();
    },
    addReception: async (rules) => {
      await insert(receptions, rules);
      allReceptions.forget();
    },
    addMatterRules: async (rules) => {
      await insert(matters, rules);
      allMatterRules.forget();
    },
    findProcedureInForce: async (receivedOn, law) =>
      findProcedureInForce(await allProcedures.get(), receivedOn, law),
    listProcedures: async () =>
      [...(await allProcedures.get())].sort(
        (a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.version - a.version,
      ),
    getProcedure,
    listCalendars: async () =>
      (await calendars.find().sort({ version: -1 }).lean()).map(({ body }) => calendarSchema.parse(body)),
    getCalendar,
    getRules: async ({ procedure, calendar }) => {
      const [rules, days] = await Promise.all([
        getProcedure(procedure.id, procedure.version),
        getCalendar(calendar.id, calendar.version),
      ]);
      return { procedure: rules, calendar: days };
    },
    getCurrentCalendar: currentCalendar.get,
    listTrees,
    findCurrentTree: currentTree.get,
    findCurrentKeeping: currentKeeping.get,
    findReception: async (on) => findVersionInForce(await allReceptions.get(), on),
    findMatterRules: async (on) => findVersionInForce(await allMatterRules.get(), on),
  };
}
