import { z } from 'zod';

/** Paragraphs come as fields of their own: `p-0`, `p-1` … */
const mostParagraphs = 900;
const longest = 20_000;

const sentSchema = z.looseObject({
  version: z.string().max(40).catch(''),
  reason: z.string().trim().catch(''),
  look: z.string().optional().catch(undefined),
});

/** What was sent with a paper's text, as it was typed. */
export function readTextForm(body: unknown, paragraphs: number) {
  const { version, reason, look, ...rest } = sentSchema.parse(body ?? {});
  const typed = Array.from({ length: Math.min(paragraphs, mostParagraphs) }, (_, i) => rest[`p-${i}`]);
  const texts = typed.map((one) => (typeof one === 'string' ? one : undefined));
  return {
    version,
    reason,
    /** Whether it is only to be looked at. */
    looks: look !== undefined,
    /** A paragraph that was not sent stays as it is. */
    typedOr: (before: readonly string[]): string[] => before.map((was, i) => texts[i] ?? was),
    /** What is sent here is from a text that had other paragraphs: it is kept in sight. */
    all: Object.entries(rest).flatMap(([name, value]) =>
      /^p-\d{1,3}$/.test(name) && typeof value === 'string' ? [value] : [],
    ),
    tooLong: texts.findIndex((text) => (text ?? '').length > longest),
  };
}
export { longest as longestParagraph };
