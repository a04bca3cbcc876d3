import { z } from 'zod';
import { isDamaged, plainText } from './plainText';

/**
 * A text that is taken down outside of a case, as the office keeps texts. Not for the inputs of commands: what was recorded under an older program
 * has to be read as it is. Those are made plain where they come in.
 */
export const text = () =>
  z
    .string()
    .refine((typed) => !isDamaged(typed), 'errors:field.damaged')
    .overwrite(plainText);
