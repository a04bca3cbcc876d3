import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/access/policy';
import { paperId } from '../../domain/papers/papers';
import type { KeptPaper } from '../../models/papers';
import { refuse } from '../../domain/case/refusal';
import type { CommandOutcome } from '../commands/commandOutcome';
import type { Services } from '../services';
import { changesOf } from './corrected';
import { docxFile } from './docxFile';
import { type More, openMore, sealMore } from './keptMore';
import { takeNumber } from './paperNumber';
import { pdfFile } from './pdfFile';
import { type PaperAsked, readWriting } from './writing';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface Order extends Omit<PaperAsked, 'reader'> {
  actor: Actor;
  /** What was put into its paragraphs, where somebody has put its text right. */
  typed?: readonly string[] | undefined;
  /** Why it comes in the place of the one before. */
  reason?: string | undefined;
}

/** Writes a paper, unless it is there: numbers it, makes both files and keeps them sealed. */
async function write(order: Order, services: Services): Promise<{ paper: KeptPaper; more: More }> {
  const { kind, event, events, turn, actor, typed = [], reason } = order;
  const { cases } = services;
  const { caseId, seq } = event;
  const there = await cases.papers.find(paperId(caseId, seq, kind, turn));
  if (there) return { paper: there, more: await openMore(cases.vault, there) };
  const issuedAt = new Date().toISOString();
  const writing = await readWriting({ ...order, reader: actor.id }, services);
  const { id, state, date, office, replaces } = writing;
  const unnumbered = writing.page({ date }, typed);
  // The text first: a template that an edit has spoiled takes no number.
  const asked = { kind, state, event, events, date, by: actor.id, turn };
  const number = await takeNumber(asked, office.symbolSuffix, cases.registers);
  const page = number === undefined ? unnumbered : writing.page({ number, date }, typed);
  const [docx, pdf] = await Promise.all([docxFile(page), pdfFile(page)]);
  const [sealedDocx, sealedPdf] = await Promise.all([
    cases.vault.sealOf(caseId, `${id}.docx`, docx),
    cases.vault.sealOf(caseId, `${id}.pdf`, pdf),
  ]);
  const changes = changesOf(writing.text, typed);
  const before = writing.corrections.map((one) => [...one]);
  const corrections = [...before, ...(changes.length > 0 ? [[...typed]] : [])];
  const more: More = {
    ...(corrections.length > 0 && { corrections }),
    ...(changes.length > 0 && { changes }),
    ...(replaces && { replaces, reason }),
  };
  const isMore = Object.keys(more).length > 0;
  const paper = await cases.papers.keep({
    _id: id,
    caseId,
    of: seq,
    kind,
    number,
    issuedAt,
    by: actor.id,
    hashes: { docx: sha256(docx), pdf: sha256(pdf) },
    files: {
      docx: sealedDocx,
      pdf: sealedPdf,
      ...(isMore && { more: await sealMore(cases.vault, { _id: id, caseId }, more) }),
    },
    ...(turn > 1 && { turn }),
  });
  return { paper, more: await openMore(cases.vault, paper) };
}

/**
 * Issues a paper: written and numbered first, then entered into the history with its hashes. Asked again, or after a stop in
 * between, it is the same paper with the same number. @throws NumberTakenError
 */
export async function issuePaper(order: Order, services: Services): Promise<CommandOutcome> {
  const { turn } = order;
  const { cases } = services;
  const { paper, more } = await write(order, services);
  const { _id, caseId, of, kind, number, hashes } = paper;
  const { replaces, reason, changes } = more;
  if (replaces && number !== undefined)
    await cases.registers.noteReplaced(paperId(caseId, of, kind, turn - 1), number);
  const outcome = await cases.gateway.give(caseId, {
    type: 'recordPaper',
    commandId: `paper-${_id}`,
    actor: order.actor,
    input: {
      kind,
      of,
      number,
      ...hashes,
      ...(replaces && { turn, replaces, reason }),
      ...(changes && { corrected: true }),
    },
  });
  // A colleague has entered this very paper.
  const isTheirs = outcome.kind === 'refused' && outcome.refusal.refused === 'keyUsed';
  return isTheirs ? { kind: 'refused', refusal: refuse('paperThere') } : outcome;
}
