import { z } from 'zod';
import { type CommandType, isCommandType } from '../../domain/case/commands';
import { type Command, whyNotOffered } from '../../domain/case/decide';
import { approve } from '../../domain/case/commands/submissions/approve';
import type { CaseState } from '../../domain/case/state';
import { findSubmission } from '../../domain/case/submissions/submission';
import { type Refusal, refuse } from '../../domain/case/refusal';
import { issuerOf, readNumber, seriesOf } from '../../domain/papers/numbering';
import { type PaperKind } from '../../domain/papers/kinds';
import { registerOf } from '../../domain/papers/papers';
import type { CaseViewStore } from '../../models/caseViews';
import type { PaperRegisters } from '../../models/paperRegisters';
import type { ReferenceStore } from '../../models/reference';
import { readRulesNow } from './rulesNow';

const numberFields = ['number', 'decisionNumber'] as const;
type NumberField = (typeof numberFields)[number];

/** Commands with whose act papers take their numbers, and the fields in which a person puts them in. */
const numbered: Partial<Record<CommandType, Partial<Record<NumberField, PaperKind>>>> = {
  signDecision: { number: 'decision' },
  conclude: { number: 'conclusion' },
  decideDiscipline: { number: 'disciplineDecision' },
  concludeWithDiscipline: { number: 'conclusion', decisionNumber: 'disciplineDecision' },
  decideAppeal: { number: 'appealDecision' },
  suspendActivity: { number: 'suspensionDecision' },
  convertCase: { number: 'conversionDecision' },
};

/** Numbers that were put in, and the day of the act under whichever name its form has it. */
const typedSchema = z.object({
  number: z.string().optional(),
  decisionNumber: z.string().optional(),
  signedOn: z.iso.date().optional(),
  on: z.iso.date().optional(),
  from: z.iso.date().optional(),
});

/** What an approval approves; of any other command, itself. */
function actIn(type: CommandType, input: unknown, state: CaseState | undefined): CommandType {
  const sent = type === 'approve' ? approve.input().safeParse(input) : undefined;
  const one = sent?.success && state ? findSubmission(state, sent.data.submission) : undefined;
  return one ? one.act : type;
}

interface NumberNeeds {
  views: Pick<CaseViewStore, 'find'>;
  registers: Pick<PaperRegisters, 'find'>;
  reference: Pick<ReferenceStore, 'getRules'>;
}

/**
 * Why a number that was put in cannot be the paper's: another one has it. Told before anything is done, so that the person can
 * choose; who comes through at the same moment gets the next number when the act is entered.
 */
export async function whyNotNumber(
  caseId: string,
  { type, commandId, actor, input }: Pick<Command, 'type' | 'commandId' | 'actor' | 'input'>,
  { views, registers, reference }: NumberNeeds,
): Promise<Refusal | undefined> {
  if (!isCommandType(type)) return undefined;
  const view = await views.find(caseId, { all: true, exceptConflictOf: '' });
  const kinds = numbered[actIn(type, input, view?.state)];
  const typed = typedSchema.safeParse(input);
  if (!kinds || !typed.success || numberFields.every((field) => typed.data[field] === undefined))
    return undefined;
  const day = typed.data.signedOn ?? typed.data.on ?? typed.data.from;
  if (!view || day === undefined) return undefined;
  // Whoever may not give the command now is told that, by the case itself.
  if (whyNotOffered(view.state, actor, type, await readRulesNow(reference, view.state))) return undefined;
  for (const field of numberFields) {
    const kind = kinds[field];
    const number = typed.data[field];
    const register = kind && registerOf(kind);
    if (!register || number === undefined) continue;
    const n = readNumber(number);
    if (n === undefined) return refuse('numberUnreadable', { field });
    const series = seriesOf(register.symbol, issuerOf(view.state, kind), day);
    const entry = await registers.find(series, n);
    // The same command once more: it is its own number that it meets.
    if (entry && entry.place?.commandId !== commandId)
      return refuse('numberTaken', { field, params: { number: entry.number, register: series } });
  }
  return undefined;
}
