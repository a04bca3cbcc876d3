import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { parse } from 'yaml';
import { z } from 'zod';
import type { PaperKind } from '../../domain/papers/papers';
import { type PaperOffice, SpoiledPaperFile } from '../../seeds/paperOffice';
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

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

/** @throws SpoiledPaperFile */
function readHead(file: string, head: string) {
  try {
    const parsed = headSchema.safeParse(parse(head));
    if (parsed.success) return parsed.data;
  } catch (error) {
    throw new SpoiledPaperFile(`seeds/papers/${file}: ${messageOf(error)}`);
  }
  throw new SpoiledPaperFile(`seeds/papers/${file}: its head needs title, about and signedBy`);
}

/** @throws SpoiledPaperFile with the line at which the template cannot be read */
function fillIn(file: string, text: string, facts: Record<string, unknown>, linesBefore: number): string {
  try {
    return environment.renderString(text, facts);
  } catch (error) {
    const said = messageOf(error);
    const line = /\[Line (\d+)/.exec(said)?.[1];
    const place = line === undefined ? '' : `, ${Number(line) + linesBefore}`;
    throw new SpoiledPaperFile(`seeds/papers/${file}${place}: ${said.split('\n').at(-1)?.trim() ?? ''}`);
  }
}

/**
 * Fills in a template. `- ` begins an item, `@@` a centred line, `**` bold; every other line is a paragraph.
 * @param file the template's name, for whoever has to mend it
 * @throws SpoiledPaperFile when an edit has spoiled it
 */
export function textOf(
  file: string,
  template: string,
  office: PaperOffice,
  facts: Record<string, unknown>,
): PaperText {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(template) ?? [];
  const { title, about, signedBy } = readHead(file, head);
  const lines = fillIn(file, body, facts, head.split('\n').length + 2)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    title,
    about: fillIn(file, about, facts, 0),
    signature: office.signatures[signedBy] ?? ['', ''],
    blocks: lines.map(blockOf),
  };
}

/** Fills in the template of a paper, read anew each time: an edit needs no restart. @throws SpoiledPaperFile */
export function paperText(kind: PaperKind, office: PaperOffice, facts: Record<string, unknown>): PaperText {
  const file = `${kind}.njk`;
  return textOf(file, readFileSync(join(folder, file), 'utf8'), office, facts);
}
