import type { Texts, Translate } from '../texts';

/** What a form says about one of its fields. */
export interface FieldTexts {
  label: string;
  hint?: string | undefined;
  /** When it must be filled in, where that hangs on what else is: "bắt buộc khi thu hồi tài sản". */
  when?: string | undefined;
}

/**
 * Label, hint and condition of a command's field. A command's own words (`fields:forward.to`) come before the common ones
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
  const said = (part: 'hint' | 'when') => (has(`${key}.${part}`) ? t(`${key}.${part}`) : undefined);
  return { label: t(`${key}.label`), hint: said('hint'), when: said('when') };
}
