import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type FigureForm, figureForm, formFaults } from '../../domain/figures/form';
import { type PeriodScheme, periodScheme } from '../../domain/figures/period';

const folder = join(__dirname, 'forms');
const groupFile = 'groups.yaml';

function readYaml<Schema extends z.ZodType>(schema: Schema, path: string): z.infer<Schema> {
  const read = schema.safeParse(parse(readFileSync(path, 'utf8')));
  if (!read.success) throw new Error(`${path} is not valid:\n${z.prettifyError(read.error)}`);
  return read.data;
}

const namedGroups = z.looseObject({ groups: z.array(z.string()) });

/** The forms in their order, their groups of rows filled in. @throws Error naming the file that is wrong */
export function readForms(): FigureForm[] {
  const groups = readYaml(z.array(z.looseObject({ id: z.string() })), join(folder, groupFile));
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml') && file !== groupFile)
    .sort()
    .map((file) => {
      const path = join(folder, file);
      const written = readYaml(namedGroups, path);
      const filled = written.groups.map((id) => groups.find((one) => one.id === id) ?? { id });
      const form = figureForm().safeParse({ ...written, groups: filled });
      if (!form.success) throw new Error(`${path} is not valid:\n${z.prettifyError(form.error)}`);
      const faults = formFaults(form.data);
      if (faults.length > 0) throw new Error(`${path} does not hold together:\n${faults.join('\n')}`);
      return form.data;
    });
}

let forms: FigureForm[] | undefined;
/** The forms of figures, read once. */
export const figureForms = (): FigureForm[] => (forms ??= readForms());

let schemes: PeriodScheme[] | undefined;
/** By which days reports are cut off, read once. */
export const periodSchemes = (): PeriodScheme[] =>
  (schemes ??= readYaml(z.array(periodScheme()), join(__dirname, 'periods.yaml')));
