import { joined } from '../../../language/joined';
import { fieldTexts } from '../../../language/sentences/field';
import type { Texts } from '../../../language/texts';
import { type Choice, type ChoiceContext, type Unavailable } from './choice';
import { listChoices, referenceChoices } from './choices';
import type { FieldDescription, FieldOf } from '../../../office/commands/describeFields';
import type { FormValues } from './writeForm';

interface Named {
  name: string;
  label: string;
  hint?: string | undefined;
}

export interface Input extends Named {
  control: 'input';
  value: string;
  width: 'short' | 'date' | 'amount' | 'long';
  numeric: boolean;
}
interface Textarea extends Named {
  control: 'textarea';
  value: string;
  rows: number;
}
/** Radios for a handful, a select for more, checkboxes for several. */
interface Choosing extends Named {
  control: 'radios' | 'select' | 'checkboxes';
  items: (Choice & { checked: boolean })[];
  inline: boolean;
  unavailable: Unavailable[];
  unavailableTitle: string;
  empty: string;
}
/** Some that can be chosen, and a field for any other. */
interface ChooseOrType extends Named {
  control: 'chooseOrType';
  items: (Choice & { checked: boolean })[];
  other: { label: string; text: string; value: string; checked: boolean };
}
/** Numbers that belong together and stand in one row. */
interface Row extends Named {
  control: 'row';
  inputs: Input[];
  unavailable: Unavailable[];
  unavailableTitle: string;
}
/** What need not be said, folded away until something of it is. */
export interface Fold extends Named {
  control: 'fold';
  isOpen: boolean;
  inside: Control[];
}
/** What the case itself answers, and nobody is asked. */
interface Hidden {
  control: 'hidden';
  name: string;
  value: string;
}
/** A part of the form as its template draws it. */
export type Control = Input | Textarea | Choosing | ChooseOrType | Row | Fold | Hidden;

export interface ControlContext extends ChoiceContext {
  texts: Pick<Texts, 'has'>;
  values: FormValues;
}

const mostRadios = 6;

const oneText = (value: string | readonly string[] | undefined): string =>
  typeof value === 'string' ? value : (value?.[0] ?? '');

/** Label and hint in the person's language; what need not be filled in says so. */
function named({ type, t, texts }: ControlContext, field: FieldDescription): Named {
  const { label, hint, when } = fieldTexts(t, texts, type, field.name);
  const isOptional = !field.required && !('fallback' in field && field.fallback !== undefined);
  return {
    name: field.name,
    label: isOptional ? `${label} (${when ?? t('cases:command.optional')})` : label,
    hint,
  };
}

function choosing(
  context: ControlContext,
  field: FieldDescription,
  control: Choosing['control'],
  choices: { items: Choice[]; unavailable?: Unavailable[] },
): Choosing {
  const { t, values } = context;
  const sent = values[field.name];
  const chosen = typeof sent === 'string' ? [sent] : (sent ?? []);
  const to = field.kind === 'reference' ? field.to : undefined;
  const ofWhat = to === undefined ? 'Forms' : namesOfUnavailable[to];
  return {
    ...named(context, field),
    control,
    items: choices.items.map((item) => ({ ...item, checked: chosen.includes(item.value) })),
    inline: field.kind === 'yesNo',
    unavailable: choices.unavailable ?? [],
    unavailableTitle: t(`cases:command.unavailable${ofWhat}`),
    empty: t(`cases:command.${ofWhat === 'Forms' ? 'noForm' : 'nobody'}`),
  };
}

/** What those are called that cannot be chosen. */
const namesOfUnavailable = {
  account: 'People', allegation: 'People', request: 'People', recommendation: 'People', notice: 'People', case: 'People',
  hold: 'People', submission: 'Forms', identityRequest: 'Forms', measure: 'Forms', doorMessage: 'Forms', publication: 'Forms', publicCheck: 'Forms', publicLeak: 'Forms', publicItem: 'Forms', disciplineForm: 'Forms', decision: 'Forms', clock: 'Clocks', member: 'Members', unit: 'Units', placedUnit: 'PlacedUnits',
} as const satisfies Record<FieldOf<'reference'>['to'], string>; // prettier-ignore

function referenceControl(context: ControlContext, field: FieldOf<'reference'>): Control {
  if (field.to === 'case') {
    const input = inputControl(context, field, 'short');
    const hint = context.t('cases:command.caseHint');
    return context.like?.length ? likeControl(context, input, hint) : { ...input, hint };
  }
  const choices = referenceChoices(context, field);
  if (field.many) return choosing(context, field, 'checkboxes', choices);
  const control = choices.items.length > mostRadios ? 'select' : 'radios';
  return choosing(context, field, control, choices);
}

/** The likest cases are offered by their numbers; any other number can be typed. */
function likeControl({ like = [], t }: ControlContext, { value, ...input }: Input, hint: string): Control {
  const items = like.map(({ number, subject, reasons }) => ({
    value: number,
    text: [number, subject].filter(Boolean).join(' – '),
    hint: reasons.join(' · '),
    checked: number === value,
  }));
  const isOther = value !== '' && !items.some(({ checked }) => checked);
  const other = {
    label: t('likeness:otherNumber'),
    text: t('likeness:other'),
    value: isOther ? value : '',
    checked: isOther,
  };
  return { control: 'chooseOrType', name: input.name, label: input.label, hint, items, other };
}

function inputControl(
  context: ControlContext,
  field: FieldDescription,
  width: Input['width'],
  numeric = false,
): Input {
  const value = oneText(context.values[field.name]);
  return { ...named(context, field), control: 'input', value, width, numeric };
}

function dateControl(context: ControlContext, field: FieldOf<'date'>): Input {
  // A text field, not the browser's date picker: that one follows the language of the machine, and where Windows is
  // English it would show 03/04 for the third of April as the fourth of March.
  const input = inputControl(context, field, 'date', true);
  const example = context.t('cases:command.dateHint');
  return { ...input, hint: joined(input.hint ?? '', example) };
}

/** The control for a field with what it shows: its value, and what can be chosen. */
export function controlFor(context: ControlContext, field: FieldDescription): Control {
  const { t } = context;
  switch (field.kind) {
    case 'line':
      return inputControl(context, field, 'long');
    case 'paragraph':
      return {
        ...named(context, field),
        control: 'textarea',
        value: oneText(context.values[field.name]),
        rows: field.lines,
      };
    case 'date':
      return dateControl(context, field);
    case 'birth':
    case 'time':
      return inputControl(context, field, 'date');
    case 'number':
      return inputControl(context, field, 'short', true);
    case 'amount': {
      const input = inputControl(context, field, 'amount', true);
      const example = t('cases:command.amountHint');
      return { ...input, hint: joined(input.hint ?? '', example) };
    }
    case 'list': {
      const value = oneText(context.values[field.name]);
      return { ...named(context, field), control: 'textarea', value, rows: field.lines };
    }
    case 'choices':
      return choosing(context, field, 'checkboxes', listChoices(context, field));
    case 'yesNo': {
      const items = ['yes', 'no'].map((value) => ({ value, text: t(`cases:${value}`) }));
      return choosing(context, field, 'radios', { items });
    }
    case 'choice': {
      const choices = listChoices(context, field);
      return choosing(context, field, choices.items.length > mostRadios ? 'select' : 'radios', choices);
    }
    case 'reference':
      return referenceControl(context, field);
  }
}
