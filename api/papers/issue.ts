import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/access/policy';
import { localDate } from '../../domain/calendar/officeDays';
import { rulesOf } from '../../domain/case/checks';
import type { CaseEvent } from '../../domain/case/events/event';
import { fold } from '../../domain/case/evolve/evolve';
import type { CaseState } from '../../domain/case/state';
import { givenNumber, type PaperKind, registerOf } from '../../domain/papers/papers';
import type { KeptPaper } from '../../models/papers';
import type { CommandOutcome } from '../cases/gateway';
import type { Names } from '../language/sentences/names';
import type { Translate } from '../language/texts';
import type { Services } from '../services';
import { docxFile } from './docxFile';
import { paperFacts } from './facts';
import { placeLine } from './layout';
import { paperText, readPaperOffice } from './paperText';
import { pdfFile } from './pdfFile';

export const paperId = (caseId: string, of: number, kind: PaperKind): string => `${caseId}:${of}:${kind}`;

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface Order {
  kind: PaperKind;
  event: CaseEvent;
  /** The case's events up to and with that one. */
  past: readonly CaseEvent[];
  actor: Actor;
  t: Translate;
  names: Names;
}

/** The day that the paper bears: that of the act where it has one, else today. */
function dateOf({ data }: CaseEvent, today: string): string {
  if ('signedOn' in data) return data.signedOn;
  return 'on' in data && /^\d{4}-\d\d-\d\d$/.test(data.on) ? data.on : today;
}

/** The number of the paper: from the office's register, as it was put in, or none. */
async function numberOf(order: Order, suffix: string, date: string, { papers }: Services['cases']) {
  const { kind, event } = order;
  const id = paperId(event.caseId, event.seq, kind);
  const register = registerOf(kind);
  if (register === 'none') return undefined;
  if (register === 'given') {
    const number = givenNumber(event) ?? '';
    await papers.enter(`${number} ${date.slice(0, 4)}`, id);
    return number;
  }
  const n = await papers.nextNumber(`${register.symbol} ${date.slice(0, 4)}`, id);
  return `${String(n).padStart(2, '0')}-${register.symbol}/${suffix}`;
}

/** Writes a paper, unless it is there: numbers it, makes both files and keeps them sealed. */
async function write(order: Order, state: CaseState, { cases }: Services): Promise<KeptPaper> {
  const { kind, event, actor, t, names } = order;
  const { caseId, seq } = event;
  const id = paperId(caseId, seq, kind);
  const there = await cases.papers.find(id);
  if (there) return there;
  const rules = rulesOf(state);
  const [procedure, calendar] = await Promise.all([
    cases.reference.getProcedure(rules.procedure.id, rules.procedure.version),
    cases.reference.getCalendar(rules.calendar.id, rules.calendar.version),
  ]);
  const issuedAt = new Date().toISOString();
  const date = dateOf(event, localDate(calendar, issuedAt));
  const office = readPaperOffice();
  const text = paperText(kind, office, paperFacts(state, event, { t, names, procedure }));
  const number = await numberOf(order, office.symbolSuffix, date, cases);
  const page = {
    text,
    office,
    numberLine: number ? `Số ${number}` : '',
    placeLine: placeLine(office.place, date),
  };
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
  const state = fold(order.past);
  if (!state) throw new RangeError('a paper needs the case that it is about');
  const { _id, caseId, of, kind, number, hashes } = await write(order, state, services);
  return services.cases.gateway.give(caseId, {
    type: 'recordPaper',
    commandId: `paper-${_id}`,
    actor: order.actor,
    input: { kind, of, number, ...hashes },
  });
}
