import type { Texts, Translate } from '../texts';

/** What a form says about one of its fields. */
export interface FieldTexts {
  label: string;
  hint?: string | undefined;
}

/**
 * Label and hint of a command's field. A command's own words (`fields:forward.to`) come before the common ones
 * (`fields:to`), and bring their own hint or none.
 */
export function fieldTexts(
  t: Translate,
  { has }: Pick<Texts, 'has'>,
  command: string,
  field: string,
): FieldTexts {
  const own = `fields:${command}.${field}`;
  const key = has(`${own}.label`) ? own : `fields:${field}`;
  return { label: t(`${key}.label`), hint: has(`${key}.hint`) ? t(`${key}.hint`) : undefined };
}
