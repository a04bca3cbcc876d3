import { z } from 'zod';
import { recommendationLengths } from '../../../domain/supervision/recommendation';

const words = (most: number) => z.string().trim().min(1).max(most);

export const sendForm = z.object({
  commandId: z.uuid(),
  about: words(recommendationLengths.about),
  text: words(recommendationLengths.text),
});
export const answerForm = z.object({
  commandId: z.uuid(),
  seen: z.coerce.number().int().min(0).catch(0),
  answer: words(recommendationLengths.answer),
});
