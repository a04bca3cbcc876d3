import { z } from 'zod';
import { type CommandType, isCommandType } from '../../domain/case/commands';
import { type Command, whyNotOffered } from '../../domain/case/decide';
import { type Refusal, refuse } from '../../domain/case/refusal';
import { issuerOf, readNumber, seriesOf } from '../../domain/papers/numbering';
import { type PaperKind, registerOf } from '../../domain/papers/papers';
import type { CaseViewStore } from '../../models/caseViews';
import type { OfficeRegisters } from '../../models/officeRegisters';

/** Commands with whose act a paper takes its number. */
const numbered: Partial<Record<CommandType, PaperKind>> = {
  signDecision: 'decision',
  conclude: 'conclusion',
  decideDiscipline: 'disciplineDecision',
  decideAppeal: 'appealDecision',
  suspendActivity: 'suspensionDecision',
};

/** A number that was put in, and the day of the act under whichever name its form has it. */
const typedSchema = z.object({
  number: z.string(),
  signedOn: z.iso.date().optional(),
  on: z.iso.date().optional(),
  from: z.iso.date().optional(),
});

interface NumberNeeds {
  views: Pick<CaseViewStore, 'find'>;
  registers: Pick<OfficeRegisters, 'find'>;
}

/**
 * Why a number that was put in cannot be the paper's: another one has it. Told before anything is done, so that the person can
 * choose; who comes through at the same moment gets the next number when the act is entered.
 */
export async function whyNotNumber(
  caseId: string,
  { type, commandId, actor, input }: Pick<Command, 'type' | 'commandId' | 'actor' | 'input'>,
  { views, registers }: NumberNeeds,
): Promise<Refusal | undefined> {
  if (!isCommandType(type)) return undefined;
  const kind = numbered[type];
  const typed = typedSchema.safeParse(input);
  const register = kind && registerOf(kind);
  if (!kind || !register || !typed.success) return undefined;
  const { number, signedOn, on, from } = typed.data;
  const day = signedOn ?? on ?? from;
  const view = await views.find(caseId, { all: true, exceptConflictOf: '' });
  if (!view || day === undefined) return undefined;
  // Whoever may not give the command now is told that, by the case itself.
  if (whyNotOffered(view.state, actor, type)) return undefined;
  const n = readNumber(number);
  if (n === undefined) return refuse('numberUnreadable', { field: 'number' });
  const series = seriesOf(register.symbol, issuerOf(view.state, kind), day);
  const entry = await registers.find(series, n);
  // The same command once more: it is its own number that it meets.
  if (!entry || entry.place?.commandId === commandId) return undefined;
  return refuse('numberTaken', { field: 'number', params: { number: entry.number, register: series } });
}
