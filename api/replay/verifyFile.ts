import { z } from 'zod';
import { type ChainFault, checkChain, type KeptLink } from '../../domain/proof/chain';
import { decidedEventSchema } from './workflow/messages';

const linkSchema = decidedEventSchema.extend({ prev: z.string(), hash: z.string() });

/** What a downloaded history is worth; `line` counts lines of the file. */
export type FileVerdict =
  | { result: 'empty' }
  | { result: 'unreadable'; line: number }
  | { result: 'broken'; line: number; why: ChainFault; brokenAt: number }
  | { result: 'otherHead'; head: string }
  | { result: 'whole'; caseId: string; count: number; head: string };

function readLink(text: string): KeptLink | undefined {
  try {
    return linkSchema.parse(JSON.parse(text)) as KeptLink;
  } catch {
    return undefined;
  }
}

/**
 * Checks a history as it was downloaded, from the file alone.
 * @param expectedHead the hash of the last event as somebody kept it elsewhere: only that tells whether the end was cut off
 */
export function verifyFile(content: string, expectedHead?: string): FileVerdict {
  const lines = content
    .split('\n')
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text }) => text.trim() !== '');
  const links: KeptLink[] = [];
  for (const { text, line } of lines) {
    const link = readLink(text);
    if (!link) return { result: 'unreadable', line };
    links.push(link);
  }
  const [first] = links;
  if (!first) return { result: 'empty' };
  const check = checkChain(first.caseId, links);
  if (!check.intact) {
    const { why, brokenAt, position } = check;
    return { result: 'broken', line: lines[position - 1]?.line ?? lines.length, why, brokenAt };
  }
  const { hash: head } = check.head;
  if (expectedHead !== undefined && expectedHead !== head) return { result: 'otherHead', head: expectedHead };
  return { result: 'whole', caseId: first.caseId, count: links.length, head };
}
