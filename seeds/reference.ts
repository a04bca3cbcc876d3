import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { amend, type Amendment, amendmentSchema, isAmendment } from '../domain/procedure/amendment';
import { type Calendar, calendarSchema } from '../domain/calendar/calendar';
import { type KeepingSchedule, keepingSchedule } from '../domain/keeping/schedule';
import { type OrganisationTree, treeSchema } from '../domain/organisations/tree';
import { isSameVersion, type NamedVersion } from '../domain/procedure/namedVersion';
import { type Procedure, procedureSchema } from '../domain/procedure/procedure';
import { timelineFaults } from '../domain/procedure/timeline';
import { type MatterRules, matterRules } from '../domain/matters/rules';
import { type ReceptionRules, receptionRules } from '../domain/reception/rules';

/** An office works by the law and the civil calendar; a demonstration by days that last some seconds. */
export type Mode = 'office' | 'demo';

const demoFile = 'demo.yaml';
const isDemoFile = (file: string): boolean => file.startsWith('demo');

/** Parses a seed file by its schema. @throws Error naming the file and each wrong place in it. */
function readSeed<Schema extends z.ZodType>(schema: Schema, ...path: string[]): z.infer<Schema> {
  const name = join('seeds', ...path);
  return validated(schema, name, parseYaml(name, readFileSync(join(__dirname, ...path), 'utf8')));
}

/** What fits the schema. @throws Error naming the file and each wrong place in it. */
function validated<Schema extends z.ZodType>(schema: Schema, name: string, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(
    ({ path: at, message }) => `  ${at.join('.') || '(top)'}: ${message}`,
  );
  throw new Error(`${name} is not valid:\n${wrong.join('\n')}`);
}

function parseYaml(name: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${name} is not YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A version as its file says it: whole, or by what it changes against another. */
type Written = { file: string } & ({ whole: Procedure } | { amendment: Amendment });

function readWritten(file: string): Written {
  const text = parseYaml(
    join('seeds', 'procedure', file),
    readFileSync(join(__dirname, 'procedure', file), 'utf8'),
  );
  return isAmendment(text)
    ? { file, amendment: readSeed(amendmentSchema(), 'procedure', file) }
    : { file, whole: readSeed(procedureSchema, 'procedure', file) };
}

const nameOf = ({ id, version }: NamedVersion): string => `${id} version ${version}`;

/** Every version whole: an amendment comes after the version that it follows. @throws Error naming the file whose base is missing */
function wholeVersions(written: readonly Written[]): { file: string; procedure: Procedure }[] {
  const done = written.flatMap((one) => ('whole' in one ? [{ file: one.file, procedure: one.whole }] : []));
  let waiting = written.flatMap((one) => ('amendment' in one ? [one] : []));
  while (waiting.length > 0) {
    const later: typeof waiting = [];
    for (const one of waiting) {
      const base = done.find(({ procedure }) => isSameVersion(procedure, one.amendment.follows));
      if (!base) later.push(one);
      else done.push({ file: one.file, procedure: amended(one.file, base.procedure, one.amendment) });
    }
    const [first] = later;
    if (first && later.length === waiting.length)
      throw new Error(
        `seeds/procedure/${first.file} follows ${nameOf(first.amendment.follows)}, which is not there`,
      );
    waiting = later;
  }
  return done;
}

const amended = (file: string, base: Procedure, amendment: Amendment): Procedure =>
  validated(procedureSchema, join('seeds', 'procedure', file), amend(base, amendment));

/**
 * The versions of the procedure, oldest first. @throws Error naming file and path where one is wrong, or where two files
 * hold the same version.
 */
export function readProcedures(mode: Mode): Procedure[] {
  const files = readdirSync(join(__dirname, 'procedure'))
    .filter((file) => file.endsWith('.yaml'))
    .filter((file) => isDemoFile(file) === (mode === 'demo'));
  const seen = new Map<string, string>();
  const versions = wholeVersions(files.map(readWritten))
    .map(({ file, procedure }) => {
      const key = nameOf(procedure);
      const other = seen.get(key);
      if (other) throw new Error(`seeds/procedure/${file} holds ${key}, as ${other} does`);
      seen.set(key, file);
      return procedure;
    })
    .sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.version - b.version);
  const faults = timelineFaults(versions).map((fault) => `  ${JSON.stringify(fault)}`);
  if (faults.length > 0) throw new Error(`seeds/procedure does not hold together:\n${faults.join('\n')}`);
  return versions;
}

/** The office calendar. @throws Error naming file and path where it is wrong. */
export const readCalendar = (mode: Mode): Calendar =>
  readSeed(calendarSchema, 'calendar', mode === 'demo' ? demoFile : 'vn.yaml');

/** For how long closed files are kept. @throws Error naming file and path where it is wrong. */
export const readKeeping = (mode: Mode): KeepingSchedule =>
  readSeed(keepingSchedule(), 'keeping', mode === 'demo' ? demoFile : 'vn.yaml');

/** How citizens are received, as each version of the law says it. @throws Error naming file and path where one is wrong. */
export const readReception = (mode: Mode): ReceptionRules[] =>
  readdirSync(join(__dirname, 'reception'))
    .filter((file) => file.endsWith('.yaml') && isDemoFile(file) === (mode === 'demo'))
    .map((file) => readSeed(receptionRules(), 'reception', file));

/** What a complex or pending matter is, as each version says it. @throws Error naming file and path where one is wrong. */
export const readMatterRules = (mode: Mode): MatterRules[] =>
  readdirSync(join(__dirname, 'matters'))
    .filter((file) => file.endsWith('.yaml') && isDemoFile(file) === (mode === 'demo'))
    .map((file) => readSeed(matterRules(), 'matters', file));

/** The versions of the organisation. @throws Error naming file and path where one is wrong, or does not hold together. */
export const readTrees = (): OrganisationTree[] =>
  readdirSync(join(__dirname, 'organisations'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readSeed(treeSchema, 'organisations', file));
