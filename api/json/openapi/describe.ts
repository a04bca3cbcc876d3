import type { z } from 'zod';
import { labelKeysOf } from '../../../language/sentences/fieldLabel';
import type { Texts } from '../../../language/texts';
import { asked } from './words/asked';
import { ofCases } from './words/cases';
import { general } from './words/general';
import { ofMemberNotices } from './words/memberNotices';
import { ofRules } from './words/rules';
import { ofWork } from './words/work';

type JsonSchema = z.core.JSONSchema.BaseSchema;

const words: Readonly<Record<string, string>> = {
  ...ofMemberNotices,
  ...asked,
  ...ofWork,
  ...ofRules,
  ...ofCases,
  ...general,
};

/** Keywords below which further schemas stand. */
const lists = ['anyOf', 'oneOf', 'allOf', 'prefixItems'] as const;
const single = ['items', 'additionalProperties'] as const;

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const small = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** Says what members mean of which their schema says nothing. */
export interface Describer {
  /** @param path names of members from the component on; @returns undefined where there is no word for it */
  find(path: readonly string[]): string | undefined;
}

/**
 * What the house calls a field on its forms is what it is called here. Only of what no form asks for there are words of this description's own
 * (`words/`).
 */
export function createDescriber(texts: Texts): Describer {
  const t = texts.translator('en');
  const label = (path: readonly string[]): string | undefined => {
    const [component = '', ...members] = path;
    const key = labelKeysOf(members, small(component)).find((one) => texts.has(`${one}.label`));
    if (key === undefined) return undefined;
    const hint = texts.has(`${key}.hint`) ? ` ${sentence(t(`${key}.hint`))}` : '';
    return sentence(t(`${key}.label`)) + hint;
  };
  return { find: (path) => label(path) ?? words[path.at(-1) ?? ''] };
}

/** Gives every member below a schema its description, where it has none of its own. */
export function describeMembers(schema: JsonSchema, path: readonly string[], describer: Describer): void {
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    if (!isSchema(member)) continue;
    const place = [...path, name];
    const said = member.description ?? describer.find(place);
    if (said !== undefined) member.description = said;
    describeMembers(member, place, describer);
  }
  for (const keyword of single) {
    const below: unknown = schema[keyword];
    if (isSchema(below)) describeMembers(below, path, describer);
  }
  for (const keyword of lists) {
    const below: unknown = schema[keyword];
    if (Array.isArray(below)) for (const one of below.filter(isSchema)) describeMembers(one, path, describer);
  }
}
