/** One thing to correct in a form: what the error summary links to and what stands beside the field. */
export interface FieldError {
  /** The field's path joined with `-`, which is also the id of its input, e.g. `allegations-0-text`. */
  field: string;
  href: string;
  text: string;
}

/** An error for a field that a route found itself. */
export function fieldError(field: string, text: string): FieldError {
  return { field, href: `#${field}`, text };
}

/**
 * What the kit's macros take as `errorMessage`: the first error of the field, or nothing.
 * @param hiddenWord what is read out before it, in the language of the page
 */
export const fieldErrorMessage =
  (hiddenWord: string) =>
  (
    errors: readonly FieldError[] | undefined,
    field: string,
  ): { text: string; visuallyHiddenText: string } | undefined => {
    const found = errors?.find((error) => error.field === field);
    return found && { text: found.text, visuallyHiddenText: hiddenWord };
  };

/** Errors in the order in which their fields stand on the page; what belongs to no field comes last. */
export function inOrderOf(fields: readonly string[], errors: readonly FieldError[]): FieldError[] {
  const placeOf = ({ field }: FieldError): number => {
    // A part of a repeated field stands where the repetition does.
    const place = fields.findIndex((one) => field === one || field.startsWith(`${one}-`));
    return place === -1 ? fields.length : place;
  };
  return [...errors].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The id of the control that sends a nested name: `allegations[0][code]` is `allegations-0-code`. */
export const fieldIdOf = (name: string): string => name.replace(/\]/g, '').replace(/\[/g, '-');
