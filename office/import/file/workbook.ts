import { type Archive, openArchive } from './archive';
import { type NumberFormat, readFormat } from './cellText';
import { walk } from './document';
import { unescaped } from './escapes';
import { UnreadableFileError } from './fault';
import { linesOf, type Meaning } from './sheetLines';
import type { TableLine } from './table';

/** A sheet of a workbook; its lines are read when they are asked for. */
export interface Sheet {
  name: string;
  readLines(): TableLine[];
}

/** Texts that several cells share, without the readings that stand above East Asian ones. */
function sharedTexts(archive: Archive): string[] {
  const texts: string[] = [];
  let open = false;
  let reading = false;
  walk(archive.findPart('xl/sharedStrings.xml'), {
    open: (name) => {
      if (name === 'si') texts.push('');
      if (name === 'rPh') reading = true;
      open = name === 't' && !reading;
    },
    text: (text) => {
      if (open) texts.push((texts.pop() ?? '') + text);
    },
    close: (name) => {
      if (name === 'rPh') reading = false;
      open = false;
    },
  });
  return texts.map(unescaped);
}

/** How numbers are shown, for each style that a cell can name. */
function formatsOf(archive: Archive): NumberFormat[] {
  const codes = new Map<string, string>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  walk(archive.findPart('xl/styles.xml'), {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') codes.set(numFmtId, formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) formats.push(readFormat(Number(numFmtId), codes.get(numFmtId)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

/** The sheets of a workbook that are shown, in their order. @throws UnreadableFileError where it is none, or damaged */
export function openWorkbook(bytes: Buffer): Sheet[] {
  const archive = openArchive(bytes);
  const book = archive.findPart('xl/workbook.xml');
  if (!book) throw new UnreadableFileError('notText');
  const targets = new Map<string, string>();
  walk(archive.findPart('xl/_rels/workbook.xml.rels'), {
    open: (_name, { Id = '', Target = '' }) => targets.set(Id, Target),
  });
  const named: { name: string; target: string }[] = [];
  let from1904 = false;
  walk(book, {
    open: (element, { name = '', id = '', state, date1904 }) => {
      if (element === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true';
      if (element === 'sheet' && (state ?? 'visible') === 'visible')
        named.push({ name, target: targets.get(id) ?? '' });
    },
  });
  const meaning: Meaning = { shared: sharedTexts(archive), formats: formatsOf(archive), from1904 };
  return named.map(({ name, target }) => {
    const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    return { name, readLines: () => linesOf(archive.findPart(part), meaning) };
  });
}
