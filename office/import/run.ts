import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../../domain/access/policy';
import type { ImportRow } from '../../models/imports';
import { heldUntil, throughTrouble, whileHeld } from '../heldWork';
import type { CommandOutcome } from '../commands/commandOutcome';
import type { CaseGateway, Registration } from '../commands/gateway';
import { type CheckNeeds, todayByCalendar } from './checkFile';
import { placeRow } from './placeRow';
import { type ReadableRow, readRow } from './readRow';
import { openContent } from './rowContent';
import { caseIdOf, registerNumberOf } from './rowIdentity';

export interface RunNeeds extends CheckNeeds {
  gateway: CaseGateway;
}

/** As many as are cheaper written together, and few enough that people at their forms come first. */
const atOnce = 8;
const attempts = 6;
/** Longer than any run waits for an answer: a number whose case has not begun by then never will by itself. */
const abandonedMs = 5 * 60_000;

const later = (ms: number) => new Date(Date.now() + ms).toISOString();

/** An import is run by whoever brought its file, and nobody else. */
export class ForeignImportError extends Error {
  override readonly name = 'ForeignImportError';
}

/** Takes an import to work for this process; false while another process is at it. */
export const takeImport = ({ imports }: RunNeeds, importId: string, by: string): Promise<boolean> =>
  imports.takeWork(importId, by, new Date().toISOString(), heldUntil());

/**
 * Registers the rows of an import that wait for it, and tells of each row that is done. Whatever stops it, running it again
 * goes on with what is left: each row has a case id of its own, under which it can arrive only once.
 */
export async function runImport(
  importId: string,
  actor: Actor,
  needs: RunNeeds,
  onRow: (row: ImportRow) => void = () => undefined,
): Promise<void> {
  const { imports } = needs;
  // Whoever runs it is the registrar of its cases, and answers for their reporters.
  if ((await imports.find(importId))?.by !== actor.id) throw new ForeignImportError();
  await whileHeld(
    (until) => imports.holdWork(importId, until),
    () => throughTrouble(() => passOver(importId, actor, needs, onRow)),
  );
}

/** Tries each row that waits once. @throws the first fault met, after every row that could be tried was */
async function passOver(
  importId: string,
  actor: Actor,
  needs: RunNeeds,
  onRow: (row: ImportRow) => void,
): Promise<{ unanswered: number }> {
  const { imports } = needs;
  const waiting = (await imports.listRows(importId)).filter(({ status }) => status === 'ready').values();
  const today = await todayByCalendar(needs.reference);
  let unanswered = 0;
  const work = async () => {
    for (const { row } of waiting) {
      const end = await importRow(importId, row, today, actor, needs);
      if (end === 'unanswered') unanswered += 1;
      else if (end) {
        await imports.settleRow(importId, end);
        onRow(end);
      }
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: atOnce }, work));
  const failed = workers.find((worker) => worker.status === 'rejected');
  if (failed) throw failed.reason;
  return { unanswered };
}

/** Registers one row; undefined when its seal was destroyed meanwhile. */
async function importRow(
  importId: string,
  row: number,
  today: string,
  actor: Actor,
  needs: RunNeeds,
): Promise<ImportRow | 'unanswered' | undefined> {
  const content = await needs.imports.openRow(importId, row, new Date().toISOString());
  const read = content && readRow(openContent(content).row, today, needs.sealedContent);
  if (!read || 'problems' in read) return undefined;
  const { report } = placeRow(read.report, await needs.reference.findCurrentTree());
  const caseId = caseIdOf(report);
  const number = registerNumberOf(report);
  const claimed = await claim(number, caseId, needs);
  if (claimed === 'taken') return { row, status: 'refused', refusal: 'numberTaken' };
  if (claimed === 'before' && (await needs.events.isStored(caseId, 1)))
    return { row, status: 'there', caseId };
  const end = endOf(
    row,
    await register(registrationOf(report, { caseId, importId, row, actor }), needs.gateway),
  );
  // The corrected row is another case, and must find its number free.
  if (end !== 'unanswered' && end.status === 'refused') await needs.imports.releaseNumber(number, caseId);
  return end;
}

/**
 * Claims a number of the office's register; a claim whose case never began does not stand in the way for ever.
 * @returns whether the case has it now, had it before and may have begun, or another case has it
 */
async function claim(
  number: string,
  caseId: string,
  { imports, events }: RunNeeds,
): Promise<'now' | 'before' | 'taken'> {
  const { owner, isNew } = await imports.claimNumber(number, caseId, new Date().toISOString());
  if (owner === caseId) return isNew ? 'now' : 'before';
  if (await events.isStored(owner, 1)) return 'taken';
  const change = { from: owner, to: caseId, claimedBefore: later(-abandonedMs) };
  return (await imports.passNumberOn(number, change)) ? 'before' : 'taken';
}

interface Arrival {
  caseId: string;
  importId: string;
  row: number;
  actor: Actor;
}

function registrationOf(report: ReadableRow, { caseId, importId, row, actor }: Arrival): Registration {
  const backlog = { importId, row, incomingNumber: report.number };
  const { input, identity, matter } = report;
  return { commandId: caseId, actor, input: { ...input, backlog }, identity, ...(matter && { matter }) };
}

/** Gives the registration again, under the same id, while there is no answer. */
async function register(registration: Registration, gateway: CaseGateway): Promise<CommandOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await gateway.register(registration);
    const unanswered = outcome.kind === 'pending' || outcome.kind === 'busy';
    if (!unanswered || attempt === attempts) return outcome;
    await pause(500 * attempt);
  }
}

function endOf(row: number, outcome: CommandOutcome): ImportRow | 'unanswered' {
  switch (outcome.kind) {
    case 'done':
      return { row, status: 'arrived', caseId: outcome.caseId };
    case 'refused':
      return { row, status: 'refused', refusal: outcome.refusal.refused };
    case 'invalid':
    case 'stopped':
      return { row, status: 'refused', refusal: 'invalid' };
    case 'pending':
    case 'busy':
      return 'unanswered';
  }
}
