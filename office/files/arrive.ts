import type { FileFault } from '../../domain/files/fault';
import type { ArrivedFile, CaseFileStore, Judged } from '../../models/caseFiles';
import type { AllowedFiles } from './allowed';
import { type Scan, scanNothing } from './scanning/clamav';
import { judgedBy } from './scanning/scanAll';
import { typeByContent } from './typeByContent';

export type Arrival = { file: ArrivedFile } | FileFault;

/** What a type is told by: enough for what office files begin with. */
const headSize = 128 * 1024;

class TooLarge extends Error {}
class Infected extends Error {
  constructor(readonly found: string) {
    super('a scanner has found something');
  }
}

/** The first bytes of a stream, all of it again from the beginning, and what throws away the rest: until it is read, its form stands still. */
export async function peek(source: AsyncIterable<Uint8Array>) {
  const bytes = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let held = 0;
  while (held < headSize) {
    const next = await bytes.next();
    if (next.done) break;
    parts.push(next.value);
    held += next.value.length;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* parts;
    for (let next = await bytes.next(); !next.done; next = await bytes.next()) yield next.value;
  }
  async function drain(): Promise<void> {
    for (let next = await bytes.next(); !next.done; next = await bytes.next());
  }
  return { head: Buffer.concat(parts), all: all(), drain };
}

/** Lets a file pass, as far as it is not too large, and a scanner look at it. */
export async function* passing(
  source: AsyncIterable<Uint8Array>,
  largest: number,
  scan: Scan,
): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const bytes of source) {
    seen += bytes.length;
    if (seen > largest) throw new TooLarge();
    await scan.write(bytes);
    yield bytes;
  }
}

/**
 * Keeps a file as it arrives, where the office takes what it is. Nothing is kept of one that is refused or breaks off.
 * @throws what the database throws
 */
export async function arrive(
  source: AsyncIterable<Uint8Array> & { readonly errored?: Error | null },
  place: { caseId: string; by: string },
  {
    files,
    allowed,
    beginScan = () => scanNothing,
  }: { files: Pick<CaseFileStore, 'keep'>; allowed: AllowedFiles; beginScan?: () => Scan },
): Promise<Arrival> {
  let scan: Scan | undefined;
  let drain = () => Promise.resolve();
  try {
    const peeked = await peek(source);
    const { head, all } = peeked;
    drain = () => peeked.drain().catch(() => undefined);
    if (head.length === 0) return { fault: 'empty' };
    const type = await typeByContent(head);
    if (!allowed.has(type)) {
      await drain();
      return { fault: 'type', found: type };
    }
    const scanning = (scan = beginScan());
    const judge = async (): Promise<Judged> => {
      const judged = await scanning.end();
      if (judged.verdict === 'infected') throw new Infected(judged.found);
      return judgedBy(judged);
    };
    const passed = passing(all, allowed.largest, scanning);
    return { file: await files.keep({ ...place, type, judge }, passed) };
  } catch (error) {
    // Whatever it was told of half a file is of no use.
    void scan?.end();
    const fault = faultIn(error, source.errored);
    if (!fault) {
      void drain();
      throw error;
    }
    await drain();
    return fault;
  }
}

/** What of a failure is for the sender to put right; undefined where it is ours. */
function faultIn(error: unknown, errored: Error | null | undefined): FileFault | undefined {
  if (error instanceof Infected) return { fault: 'infected', found: error.found };
  if (error instanceof TooLarge) return { fault: 'tooLarge' };
  return errored ? { fault: 'brokenOff' } : undefined;
}
