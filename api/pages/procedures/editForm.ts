import { z } from 'zod';
import { roles } from '../../../domain/access/roles';
import { confidences } from '../../../domain/procedure/cited';
import { type ChainStep, type EditableValue } from '../../../domain/procedure/editable';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import type { Translate } from '../../../language/texts';

export type Values = Record<string, unknown>;
export const limitUnits = ['workingDays', 'calendarDays'] as const;

/** The name of a field: where the value stands, and its part. Dots would be no good in an address of a field. */
export const fieldOf = (place: string, ...parts: (string | number)[]): string =>
  [place, ...parts].join('.').replaceAll('.', '-');

const longestCitation = 1_000;
const mostNumber = 100_000;

/** Reads every field of the form into the values of the version that it began from. */
export function readEdited(
  t: Translate,
  sent: Values,
  before: readonly EditableValue[],
): { values: EditableValue[] } | { errors: FieldError[] } {
  const errors: FieldError[] = [];
  const wrong = (field: string, key: string) =>
    errors.push(fieldError(field, t(`procedures:edit.problem.${key}`)));
  const text = (field: string): string => z.string().trim().catch('').parse(sent[field]);

  const number = (field: string, was: number): number => {
    const read = z.coerce.number().min(0).max(mostNumber).safeParse(text(field).replace(',', '.'));
    if (read.success && text(field) !== '') return read.data;
    wrong(field, 'number');
    return was;
  };
  const step = (place: string, part: string, i: number): ChainStep[] => {
    const [days, to] = [fieldOf(place, part, i, 'days'), fieldOf(place, part, i, 'to')];
    // A step that is emptied falls away.
    if (text(days) === '' && text(to) === '') return [];
    const role = roles.find((one) => one === text(to));
    if (role === undefined) wrong(to, 'role');
    return [{ afterWorkingDays: number(days, 0), to: role ?? '' }];
  };
  const chain = (place: string, { part, steps }: EditableValue['chains'][number]) => {
    const kept = Array.from({ length: steps.length + 1 }, (_, i) => step(place, part, i)).flat();
    if (kept.length === 0) wrong(fieldOf(place, part, 0, 'days'), 'chain');
    return { part, steps: kept };
  };

  const values = before.map((one) => {
    const { place } = one;
    const citation = text(fieldOf(place, 'citation'));
    if (citation === '' || citation.length > longestCitation) wrong(fieldOf(place, 'citation'), 'citation');
    const confidence = confidences.find((known) => known === text(fieldOf(place, 'confidence')));
    return {
      place,
      citation,
      confidence: confidence ?? one.confidence,
      numbers: one.numbers.map(({ part, value }) => ({ part, value: number(fieldOf(place, part), value) })),
      units: one.units.map(({ part, value }) => ({
        part,
        value: limitUnits.find((known) => known === text(fieldOf(place, part))) ?? value,
      })),
      chains: one.chains.map((of) => chain(place, of)),
    };
  });
  return errors.length > 0 ? { errors } : { values };
}

/** The fields as they stand before anybody has typed. */
export const valuesOf = (values: readonly EditableValue[]): Values =>
  Object.fromEntries(
    values.flatMap(({ place, citation, confidence, numbers, units, chains }) => [
      [fieldOf(place, 'citation'), citation],
      [fieldOf(place, 'confidence'), confidence],
      ...[...numbers, ...units].map(({ part, value }) => [fieldOf(place, part), String(value)]),
      ...chains.flatMap(({ part, steps }) =>
        steps.flatMap(({ afterWorkingDays, to }, i) => [
          [fieldOf(place, part, i, 'days'), String(afterWorkingDays)],
          [fieldOf(place, part, i, 'to'), to],
        ]),
      ),
    ]),
  );
