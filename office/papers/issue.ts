import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/access/policy';
import { localDate } from '../../domain/calendar/officeDays';
import { rulesOf } from '../../domain/case/checks';
import type { CaseEvent } from '../../domain/case/events/event';
import type { CaseState } from '../../domain/case/state';
import { caseForPaper } from '../../domain/papers/caseForPaper';
import { type PaperKind } from '../../domain/papers/kinds';
import { paperId } from '../../domain/papers/papers';
import type { KeptPaper } from '../../models/papers';
import { readPaperOffice } from './paperOffice';
import { refuse } from '../../domain/case/refusal';
import type { CommandOutcome } from '../commands/commandOutcome';
import type { People } from '../people/people';
import type { Translate } from '../../language/texts';
import type { Services } from '../services';
import { docxFile } from './docxFile';
import { readInstruments } from './instruments';
import { paperPage } from './page';
import { dateOfPaper, takeNumber } from './paperNumber';
import { pdfFile } from './pdfFile';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface Order {
  kind: PaperKind;
  event: CaseEvent;
  /** All events of the case: the paper is written of those up to its own, with the numbers that came later. */
  events: readonly CaseEvent[];
  actor: Actor;
  t: Translate;
  people: Pick<People, 'nameOf' | 'find'>;
}

/** Writes a paper, unless it is there: numbers it, makes both files and keeps them sealed. */
async function write(order: Order, state: CaseState, { cases }: Services): Promise<KeptPaper> {
  const { kind, event, events, actor, t, people } = order;
  const { caseId, seq } = event;
  const id = paperId(caseId, seq, kind);
  const there = await cases.papers.find(id);
  if (there) return there;
  const { procedure, calendar } = await cases.reference.getRules(rulesOf(state));
  const issuedAt = new Date().toISOString();
  const date = dateOfPaper(state, event, localDate(calendar, issuedAt));
  const office = readPaperOffice();
  const source = { kind, state, event, procedure, office, instruments: readInstruments(), t, people };
  const unnumbered = paperPage(source, { date });
  // The text first: a template that an edit has spoiled takes no number.
  const paper = { kind, state, event, events, date, by: actor.id };
  const number = await takeNumber(paper, office.symbolSuffix, cases.registers);
  const page = number === undefined ? unnumbered : paperPage(source, { number, date });
  const [docx, pdf] = await Promise.all([docxFile(page), pdfFile(page)]);
  const [sealedDocx, sealedPdf] = await Promise.all([
    cases.vault.sealOf(caseId, `${id}.docx`, docx),
    cases.vault.sealOf(caseId, `${id}.pdf`, pdf),
  ]);
  return cases.papers.keep({
    _id: id,
    caseId,
    of: seq,
    kind,
    number,
    issuedAt,
    by: actor.id,
    hashes: { docx: sha256(docx), pdf: sha256(pdf) },
    files: { docx: sealedDocx, pdf: sealedPdf },
  });
}

/**
 * Issues a paper: written and numbered first, then entered into the history with its hashes. Asked again, or after a stop in
 * between, it is the same paper with the same number. @throws NumberTakenError
 */
export async function issuePaper(order: Order, services: Services): Promise<CommandOutcome> {
  const state = caseForPaper(order.events, order.event.seq);
  const { _id, caseId, of, kind, number, hashes } = await write(order, state, services);
  const outcome = await services.cases.gateway.give(caseId, {
    type: 'recordPaper',
    commandId: `paper-${_id}`,
    actor: order.actor,
    input: { kind, of, number, ...hashes },
  });
  // A colleague has entered this very paper.
  const isTheirs = outcome.kind === 'refused' && outcome.refusal.refused === 'keyUsed';
  return isTheirs ? { kind: 'refused', refusal: refuse('paperThere') } : outcome;
}
