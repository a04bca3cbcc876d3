import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { parse } from 'yaml';
import { z } from 'zod';
import type { PaperKind } from '../../domain/papers/papers';
import type { PaperOffice } from '../../seeds/paperOffice';
import { formatDate } from '../language/dates';

const folder = join(__dirname, '..', '..', 'seeds', 'papers');

const headSchema = z.object({ title: z.string(), about: z.string(), signedBy: z.string() });

/** A run of letters, bold or not. */
export interface Run {
  text: string;
  bold: boolean;
}
export interface Block {
  kind: 'paragraph' | 'item' | 'centred';
  runs: Run[];
}

/** A paper as it will stand on the page, whichever file it becomes. */
export interface PaperText {
  title: string;
  about: string;
  signature: readonly [string, string];
  blocks: Block[];
}

const environment = new nunjucks.Environment(null, { autoescape: false, throwOnUndefined: false });
environment.addFilter('day', (date: unknown) => (typeof date === 'string' ? formatDate(date) : ''));

const runsOf = (line: string): Run[] =>
  line
    .split('**')
    .map((text, i) => ({ text, bold: i % 2 === 1 }))
    .filter(({ text }) => text !== '');

function blockOf(line: string): Block {
  if (line.startsWith('@@')) return { kind: 'centred', runs: [{ text: line.slice(2).trim(), bold: true }] };
  const isItem = line.startsWith('- ');
  return { kind: isItem ? 'item' : 'paragraph', runs: runsOf(isItem ? line.slice(2) : line) };
}

/**
 * Fills in the template of a paper. `- ` begins an item, `@@` a centred line, `**` bold; every other line is a paragraph.
 * @throws ZodError or Error naming the template when an edit has spoiled it
 */
export function paperText(kind: PaperKind, office: PaperOffice, facts: Record<string, unknown>): PaperText {
  const file = `${kind}.njk`;
  const [, head = '', body = ''] =
    /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(folder, file), 'utf8')) ?? [];
  const parsed = headSchema.safeParse(parse(head));
  if (!parsed.success) throw new Error(`seeds/papers/${file}: its head needs title, about and signedBy`);
  const { title, about, signedBy } = parsed.data;
  const fill = (text: string) => environment.renderString(text, facts);
  const lines = fill(body)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    title,
    about: fill(about),
    signature: office.signatures[signedBy] ?? ['', ''],
    blocks: lines.map(blockOf),
  };
}
