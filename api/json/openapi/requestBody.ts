import { schemaRef } from './schemas';

/** What an operation takes, by the name of its schema. */
export const body = (schema: string, example: unknown) => ({
  required: true,
  content: { 'application/json': { schema: schemaRef(schema), example } },
});

/** Whose operation it is, as a sentence of its description. */
export const givenBy = (givers: readonly string[]): string =>
  `Given by: ${givers.map((giver) => `\`${giver}\``).join(', ')}.`;
