import type { Letter, SentFile } from '../../door/envelopes/envelope';
import type { KeyPair } from '../../door/envelopes/sealedEnvelope';
import { openedFile } from '../../door/envelopes/sealedFile';
import { toBytes } from '../../door/envelopes/bytes';
import { everyCase } from '../../domain/access/policy';
import type { EventData } from '../../domain/case/events/event';
import { systemActor } from '../../domain/case/events/event';
import type { ArrivedFile, CaseFileStore, Judged } from '../../models/caseFiles';
import type { CaseViewStore } from '../../models/caseViews';
import type { DoorEnvelopes, DoorRow } from '../../models/doorEnvelopes';
import type { DoorFiles } from '../../models/doorFiles';
import type { IdentityVault } from '../../models/identityVault';
import { tellCase, type TellingCase } from '../cases/tellCase';
import { passing, peek } from '../files/arrive';
import type { Scan } from '../files/scanning/clamav';
import { judgedBy } from '../files/scanning/scanAll';
import { withoutEnding } from '../files/takeIn';
import { typeByContent } from '../files/typeByContent';
import { sealFileWords } from '../files/words';
import { openLetter } from './openedLetters';

export interface BringingNeeds extends TellingCase {
  envelopes: Pick<DoorEnvelopes, 'listFilesWaiting' | 'markFilesTaken'>;
  doorFiles: DoorFiles;
  files: Pick<CaseFileStore, 'keep' | 'hold' | 'takenIn' | 'discard'>;
  views: Pick<CaseViewStore, 'find'>;
  vault: Pick<IdentityVault, 'sealOf' | 'openOf'>;
  /** The office’s pairs of keys for its door. */
  keys: readonly KeyPair[];
  beginScan: () => Scan;
}

/** The scanner of the office does not answer: what came from outside waits for it. */
class ScannerAwayError extends Error {
  override readonly name = 'ScannerAwayError';
}

/** What a scanner says of a file from outside; what is found is kept as evidence, and nobody opens it. @throws ScannerAwayError */
async function judged(scan: Scan): Promise<Judged> {
  const said = await scan.end();
  if (said.verdict === 'infected') return { infected: said.found };
  if (said.verdict === 'notChecked' && said.why === 'away')
    throw new ScannerAwayError('the scanner does not answer');
  return judgedBy(said);
}

/** Keeps a file of the door under the key of its case, whatever its type: it is evidence, and nothing of it runs here. */
async function keep(caseId: string, sent: SentFile, needs: BringingNeeds): Promise<ArrivedFile> {
  const { doorFiles, files } = needs;
  const sealed = doorFiles.read(sent.file);
  const { head, all } = await peek(openedFile(sealed, toBytes(sent.key), sent.file, sent.size));
  const scan = needs.beginScan();
  try {
    const type = await typeByContent(head);
    const place = { caseId, by: systemActor, type, judge: () => judged(scan) };
    return await files.keep(place, passing(all, Infinity, scan));
  } catch (error) {
    void scan.end();
    throw error;
  }
}

/** The file of its case that a file of the door is kept as, now or by a round that was stopped; undefined where another has it at hand. */
async function findKept(caseId: string, sent: SentFile, needs: BringingNeeds) {
  const { doorFiles, files } = needs;
  const before = (await doorFiles.find(sent.file))?.caseFile;
  if (before !== undefined) {
    const held = await files.hold(before, { caseId, by: systemActor });
    if (held) return held;
    // It has waited for more than a day, and was cleared away.
    await doorFiles.unbecome(sent.file, before);
  }
  const kept = await keep(caseId, sent, needs);
  if (await doorFiles.become(sent.file, kept.id)) return kept;
  await files.discard(kept.id);
  return undefined;
}

async function takenInAs(
  caseId: string,
  envelope: string,
  { sent, kept }: { sent: SentFile; kept: ArrivedFile },
  { vault }: BringingNeeds,
): Promise<EventData<'fileTakenIn'>> {
  const { id, ...arrived } = kept;
  const name = sent.name || sent.file;
  const words = { name, title: withoutEnding(name), from: '', original: '' };
  return {
    ...arrived,
    file: id,
    kind: 'evidence',
    guarded: true,
    words: await sealFileWords(vault, caseId, id, words),
    door: { envelope, file: sent.file, sha256: sent.sha256 },
  };
}

/** Brings the files of one envelope. @returns whether all of them are in the case now */
async function bringOf(
  { _id: envelope }: DoorRow,
  caseId: string,
  letter: Extract<Letter, { files: unknown }>,
  needs: BringingNeeds,
): Promise<boolean> {
  const { doorFiles, files, views } = needs;
  const there = (await views.find(caseId, everyCase))?.state.files ?? [];
  const coming: { sent: SentFile; kept: ArrivedFile }[] = [];
  for (const sent of letter.files) {
    const stored = await doorFiles.find(sent.file);
    if (!stored) return false;
    // What did not come as it was sealed is a fault of the door, and no evidence.
    if (stored.spoiled || there.some(({ door }) => door?.file === sent.file)) continue;
    const kept = await findKept(caseId, sent, needs);
    if (!kept) return false;
    if (sent.sha256 !== undefined && sent.sha256 !== kept.sha256)
      throw new RangeError('a file of the door has another hash than its envelope says');
    coming.push({ sent, kept });
  }
  if (coming.length > 0) {
    const data = { files: await Promise.all(coming.map((one) => takenInAs(caseId, envelope, one, needs))) };
    const from = `door-files-${envelope.slice(0, 16)}`;
    await tellCase({ from, seq: 1, to: caseId, message: { says: 'filesCame', data } }, needs);
    await files.takenIn(coming.map(({ kept }) => kept.id));
  }
  for (const { file } of letter.files)
    if (!(await doorFiles.find(file))?.spoiled) await doorFiles.erasePieces(file);
  return true;
}

/**
 * Makes files that reporters sent through the public door files of their cases, once these are registered: opened, scanned and sealed anew
 * under the key of the case, with the hash that the door had sealed. Until then they lie as they came.
 * @returns how many envelopes could not be brought now
 */
export async function bringFiles(needs: BringingNeeds): Promise<number> {
  let left = 0;
  for (const row of await needs.envelopes.listFilesWaiting()) {
    const { caseId } = row;
    if (caseId === undefined || (row.is === 'message' && !row.heard)) continue;
    try {
      const letter = await openLetter(row, needs);
      // The key of its case is gone: so is whatever it was about.
      if (letter && !(await bringOf(row, caseId, letter, needs))) left += 1;
      else await needs.envelopes.markFilesTaken(row._id);
    } catch {
      // Tried again in the next round: the scanner, the case or its worker may be away.
      left += 1;
    }
  }
  return left;
}
