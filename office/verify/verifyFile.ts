import { z } from 'zod';
import type { KeptLink } from '../../domain/proof/chain';
import { type FileVerdict, judgeFile } from '../../domain/proof/verdict';
import { asKept } from '../../models/sealedData';
import { decidedEventSchema } from './workflow/messages';

const linkSchema = decidedEventSchema.extend({
  prev: z.string(),
  hash: z.string(),
  sealed: z.object({ text: z.string(), key: z.string() }).optional(),
});

/** What was found in a downloaded history; `line` counts lines of the file. */
export type FileFinding =
  { verdict: 'unreadable'; line: number } | (FileVerdict & { caseId: string; count: number; line: number });

function readLink(text: string): KeptLink | undefined {
  try {
    return asKept(linkSchema.parse(JSON.parse(text)));
  } catch {
    return undefined;
  }
}

/**
 * Checks a history as it was downloaded, from the file alone.
 * @param expectedHead the hash of the last event as somebody kept it elsewhere: only that tells whether the end was cut off
 */
export function verifyFile(content: string, expectedHead?: string): FileFinding {
  const lines = content
    .split('\n')
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text }) => text.trim() !== '');
  const links: KeptLink[] = [];
  for (const { text, line } of lines) {
    const link = readLink(text);
    if (!link) return { verdict: 'unreadable', line };
    links.push(link);
  }
  const verdict = judgeFile(links, expectedHead);
  const place = verdict.verdict === 'altered' ? verdict.position : lines.length;
  return {
    ...verdict,
    caseId: links[0]?.caseId ?? '',
    count: links.length,
    line: lines[place - 1]?.line ?? lines.length,
  };
}
