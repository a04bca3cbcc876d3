import { parse } from 'yaml';
import { z } from 'zod';
import type { PaperKind } from '../../domain/papers/kinds';
import { type PaperOffice, readPaperFile, SpoiledPaperFile } from './paperOffice';
import { environment } from './filters';
import { type SecrecyMark, secrecyMarks } from './secrecyMark';
import { findForbidden } from './forbiddenInTemplate';
import { type Signature, signatureOf, type Signers } from './signature';
import { asTyped, printed } from './typedText';

const headSchema = z.object({
  title: z.string(),
  about: z.string(),
  signedBy: z.string(),
  /** Who signs as well, on the left. */
  besides: z.string().optional(),
  /** Who gets it, where that is not whoever the office says for all its papers. */
  copies: z.array(z.string()).optional(),
  /** The grade of secrecy that the office gives papers of this kind, as it stands in its frame. */
  secrecy: z.enum(secrecyMarks).optional(),
});

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
  signature: Signature;
  besides?: Signature | undefined;
  copies: readonly string[];
  secrecy?: SecrecyMark | undefined;
  blocks: Block[];
}

const runsOf = (line: string): Run[] =>
  line
    .split('**')
    .map((text, i) => ({ text: printed(text), bold: i % 2 === 1 }))
    .filter(({ text }) => text !== '');

function blockOf(line: string): Block {
  if (line.startsWith('@@'))
    return { kind: 'centred', runs: [{ text: printed(line.slice(2).trim()), bold: true }] };
  if (line.startsWith('@')) return { kind: 'centred', runs: runsOf(line.slice(1).trim()) };
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
    throw new SpoiledPaperFile(file, 'unreadable', messageOf(error));
  }
  throw new SpoiledPaperFile(file, 'head');
}

/** @throws SpoiledPaperFile with the line at which the template cannot be read, or says what it may not */
function fillIn(file: string, text: string, facts: Record<string, unknown>, linesBefore: number): string {
  const forbidden = readAs(file, linesBefore, () => findForbidden(text, facts));
  if (forbidden)
    throw new SpoiledPaperFile(file, forbidden.fault, forbidden.detail, forbidden.line + linesBefore);
  return readAs(file, linesBefore, () => environment.renderString(text, facts));
}

/** What the engine says of a template, as the file's fault. */
function readAs<Read>(file: string, linesBefore: number, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    const said = messageOf(error);
    const line = /\[Line (\d+)/.exec(said)?.[1] ?? (error as { lineno?: number }).lineno;
    throw new SpoiledPaperFile(
      file,
      'unreadable',
      said.split('\n').at(-1)?.trim(),
      line === undefined ? undefined : Number(line) + linesBefore,
    );
  }
}

/** The title is said once, though somebody typed it at the head of what the paper is about. */
function withoutTitle(title: string, about: string): string {
  const isDoubled =
    title !== '' && about.toLocaleUpperCase('vi').startsWith(`${title.toLocaleUpperCase('vi')} `);
  return isDoubled ? about.slice(title.length).trim() : about;
}

/**
 * Fills in a template. `- ` begins an item, `@` a centred line, `@@` a bold one, `**` bold; every other line is a paragraph.
 * @param file the template's name, for whoever has to mend it
 * @throws SpoiledPaperFile when an edit has spoiled it
 */
export function textOf(
  file: string,
  template: string,
  office: PaperOffice,
  given: Record<string, unknown>,
  signers: Signers = {},
): PaperText {
  const facts = asTyped(given);
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(template) ?? [];
  const { title, about, signedBy, besides, copies = office.copies, secrecy } = readHead(file, head);
  const lineOf = (field: string) => head.split('\n').findIndex((line) => line.startsWith(`${field}:`)) + 1;
  const lines = fillIn(file, body, facts, head.split('\n').length + 2)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    title,
    about: withoutTitle(title, printed(fillIn(file, about, facts, lineOf('about'))).trim()),
    signature: signatureOf(file, signedBy, office, signers),
    besides: besides === undefined ? undefined : signatureOf(file, besides, office, signers),
    copies: copies.map((copy) => printed(fillIn(file, copy, facts, lineOf('copies'))).trim()).filter(Boolean),
    secrecy,
    blocks: lines.map(blockOf),
  };
}

/** Fills in the template of a paper. @throws SpoiledPaperFile */
export function paperText(
  kind: PaperKind,
  office: PaperOffice,
  facts: Record<string, unknown>,
  signers: Signers = {},
): PaperText {
  const file = `${kind}.njk`;
  return textOf(file, readPaperFile(file), office, facts, signers);
}
