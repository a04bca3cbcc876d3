import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { commands, commandTypes } from '../../domain/case/commands';
import { type Law, lawOf } from '../../domain/procedure/law';
import type { Procedure } from '../../domain/procedure/procedure';
import { readProcedures, readReception } from '../../seeds/reference';

const root = join(__dirname, '..', '..');
const confidence = z.enum(['H', 'M', 'L', 'GK']);
const held = z.object({ code: z.string(), test: z.string() });
const sourceSchema = z.strictObject({
  values: z.record(z.string(), held),
  stateValues: z.record(z.string(), held),
  receptionValues: z.record(z.string(), held),
  rules: z.array(held.extend({ rule: z.string(), article: z.string(), confidence })),
  steps: z.partialRecord(confidence, z.array(z.string())),
});

interface Row {
  rule: string;
  article: string;
  confidence: string;
  code: string;
  test: string;
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .sort();
}

/** Every cited value of a version, as `limits.settling` or `thresholds`. */
function citedValues(procedure: object): Map<string, { citation: string; confidence: string }> {
  const found = new Map<string, { citation: string; confidence: string }>();
  const cited = z.object({ value: z.unknown(), citation: z.string(), confidence });
  const look = (path: string, value: unknown): void => {
    const one = cited.safeParse(value);
    if (one.success) found.set(path, one.data);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) look(path ? `${path}.${key}` : key, inner);
  };
  look('', procedure);
  return found;
}

/** @throws Error when the file or the title in it is not there any more */
function testLink(test: string): string {
  const [file = '', title = ''] = test.split(' › ');
  if (!read(file).includes(title)) throw new Error(`docs/rules.yaml: ${file} has no test “${title}”`);
  return `[${title}](../${file})`;
}

function codeLink(file: string): string {
  read(file);
  return `[${file}](../${file})`;
}

/** The first sentence of the comment above a command's definition. */
function sentenceAbove(source: string, type: string): string {
  const comment = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*export const ${type} =`).exec(
    source,
  )?.[1];
  if (comment === undefined) throw new Error(`${type} does not say what it is for`);
  const text = comment
    .replace(/^\s*\* ?/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return /^.*?\.(?= [A-Z]|$)/.exec(text)?.[0] ?? text;
}

/** Where a command is given, or refused, in a test: the file and the title of that test. */
function testOfCommand(type: string, tests: ReadonlyMap<string, string>): string {
  for (const [file, text] of tests) {
    const at = new RegExp(`(give|refusalOf|attempt)\\((\\w+, )?\\s*'${type}'`).exec(text)?.index;
    if (at === undefined) continue;
    const titles = [
      ...text.slice(0, at).matchAll(/(?:test|describe)(?:\.each\([\s\S]*?\])?\)?\(\s*['"](.*?)['"],/g),
    ];
    const title = titles.at(-1)?.[1];
    if (title !== undefined) return `[${title}](../${file})`;
  }
  throw new Error(`no test gives the command ${type} by name`);
}

const table = (rows: readonly Row[]): string[] => [
  '| rule | article | confidence | code | test |',
  '|---|---|---|---|---|',
  ...rows.map((row) => `| ${[row.rule, row.article, row.confidence, row.code, row.test].join(' | ')} |`),
];

/** The newest version of a law. */
function newestOf(law: Law): Procedure {
  const newest = readProcedures('office')
    .filter((one) => lawOf(one) === law)
    .at(-1);
  if (!newest) throw new Error(`there is no procedure of the ${law}`);
  return newest;
}

type Held = z.infer<typeof held>;

/** Cited values as rows, each held by code and test. @throws Error where docs/rules.yaml is behind */
function rowsOfValues(of: string, values: object, valuesHeld: Record<string, Held>): Row[] {
  const cited = citedValues(values);
  const missing = [...cited.keys()].filter((key) => !(key in valuesHeld));
  const stale = Object.keys(valuesHeld).filter((key) => !cited.has(key));
  if (missing.length > 0) throw new Error(`docs/rules.yaml says nothing of ${missing.join(', ')}`);
  if (stale.length > 0) throw new Error(`${of} has no ${stale.join(', ')} any more`);
  return [...cited].map(([key, { citation, confidence: sure }]): Row => {
    const { code, test } = valuesHeld[key] ?? { code: '', test: '' };
    return {
      rule: `\`${key}\``,
      article: citation,
      confidence: sure,
      code: codeLink(code),
      test: testLink(test),
    };
  });
}

/** The table of how citizens are received. */
function receptionNumbers(valuesHeld: Record<string, Held>): string[] {
  const newest = readReception('office').at(-1);
  if (!newest) throw new Error('there are no rules of reception');
  return [
    `## How citizens are received, from ${newest.effectiveFrom}`,
    '',
    ...table(rowsOfValues('the reception of citizens', newest, valuesHeld)),
    '',
  ];
}

/** The table of a version's numbers, and of the instruments with which it is read. @throws Error where docs/rules.yaml is behind */
function numbersOf(procedure: Procedure, valuesHeld: Record<string, Held>): string[] {
  const { accompanying = [], instrument, version, ...rest } = procedure;
  const values = rowsOfValues(instrument, rest, valuesHeld);
  const time = ({
    effectiveFrom,
    effectiveTo,
  }: {
    effectiveFrom: string;
    effectiveTo?: string | undefined;
  }) => (effectiveTo === undefined ? `from ${effectiveFrom}` : `${effectiveFrom} to ${effectiveTo}`);
  const instruments = accompanying.flatMap((one) => [
    `- ${one.matter}: ${one.instrument}, ${time(one)} (${one.confidence})`,
    ...(one.amendedBy ?? []).map(
      (other) => `  - amended by ${other.instrument}, ${time(other)} (${other.confidence})`,
    ),
  ]);
  return [
    `## The numbers of ${instrument}, version ${version}`,
    '',
    ...table(values),
    '',
    'Read with:',
    '',
    ...instruments,
    '',
  ];
}

/**
 * The text of docs/rules.md: every rule with where it comes from, how sure we are, and the code and test that hold it.
 * @throws Error naming what docs/rules.yaml leaves out, or points at although it is gone
 */
export function rulesDocument(): string {
  const source = sourceSchema.parse(parse(read('docs/rules.yaml')));
  const general = source.rules.map((one): Row => ({
    ...one,
    code: codeLink(one.code),
    test: testLink(one.test),
  }));
  const definitions = new Map(
    filesUnder('domain/case/commands', '.ts').map((file) => [file.split('/').at(-1), file] as const),
  );
  const tests = new Map(
    ['tests/domain', 'tests/workflow'].flatMap((folder) =>
      filesUnder(folder, '.test.ts').map((file) => [file, read(file)] as const),
    ),
  );
  const steps = commandTypes.map((type): Row => {
    const file = definitions.get(`${type}.ts`);
    if (!file) throw new Error(`${type} has no file of its own`);
    const sure = Object.entries(source.steps).find(([, types]) => types.includes(type))?.[0] ?? 'GK';
    return {
      rule: `**${type}** – ${sentenceAbove(read(file), type)}`,
      article: commands[type].citation,
      confidence: sure,
      code: codeLink(file),
      test: testOfCommand(type, tests),
    };
  });
  return [
    '# The rules, and what holds them',
    '',
    'Written by `npm run rules` from `docs/rules.yaml`, the newest version of each law and the commands. Do not edit: a test',
    'compares. Confidence: H official text · M press or handbook · L training material · GK general knowledge, not confirmed.',
    '',
    '## What always holds',
    '',
    ...table(general),
    '',
    ...numbersOf(newestOf('party'), source.values),
    ...numbersOf(newestOf('state'), source.stateValues),
    ...receptionNumbers(source.receptionValues),
    '## The steps',
    '',
    ...table(steps),
    '',
  ].join('\n');
}
