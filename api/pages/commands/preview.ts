import { createHash } from 'node:crypto';
import { clockName } from '../../../language/sentences/clockName';
import { type CorrectedLine, correctedLines } from '../../../language/sentences/correction';
import { formatDay } from '../../../language/sentences/days';
import type { Names } from '../../../language/sentences/names';
import { teamLines } from '../../../language/sentences/teamChange';
import { wordsFor } from '../../../language/appealWords';
import type { Translate } from '../../../language/texts';
import type { CommandType } from '../../../domain/case/commands';
import { decide, isAccepted } from '../../../domain/case/decide';
import { isRefusal } from '../../../domain/case/refusal';
import type { CaseEvent } from '../../../domain/case/events/event';
import { type ChangedClock, changedClocks } from '../../../domain/clocks/changedClocks';
import { notesAfterReceipt } from '../../../domain/procedure/afterReceipt';
import { withPlacedUnit } from '../../../office/commands/placedCorrection';
import { readRulesNow } from '../../../office/commands/rulesNow';
import type { Services } from '../../../office/services';
import type { AskedCommand } from './askedCommand';

/** What a command would change, before it is given. */
export interface Preview {
  /** Of what was looked at: whoever changes it looks again. */
  seal: string;
  lines: CorrectedLine[];
  /** Absent where limits have nothing to do with it. */
  clocks?: { name: string; was?: string | undefined; is: string; over: boolean }[] | undefined;
  notes: string[];
}

/** Commands that are shown with what they change before they are given. */
const previewed: readonly CommandType[] = ['correctRegistration', 'reassign'];
export const isPreviewed = (type: CommandType): boolean => previewed.includes(type);

/** The reason may still be written otherwise: it changes nothing of the case. */
function sealOf({ type, view }: AskedCommand, input: Record<string, unknown>): string {
  const changing = Object.entries(input).filter(([name]) => name !== 'reason');
  return createHash('sha256')
    .update(JSON.stringify([view.caseId, type, changing.sort()]))
    .digest('hex')
    .slice(0, 32);
}

const clockLine = (t: Translate, { before, after, over, ...ref }: ChangedClock) => ({
  name: clockName(t, ref),
  was: before && formatDay(before),
  is: after === undefined ? t('cases:preview.resting') : formatDay(after),
  over,
});

function linesOf(t: Translate, names: Names, events: readonly CaseEvent[]): CorrectedLine[] {
  return events.flatMap((event) => {
    if (event.type === 'registrationCorrected') return correctedLines(t, event.data);
    if (event.type !== 'reassigned' || !event.data.before) return [];
    return teamLines(t, names, event.data.before, event.data);
  });
}

/**
 * What a command would change, as its giver is to see it first: the command itself is asked, and nothing is kept of what it decides. Undefined
 * where it has none, or would be refused: that is then said by whoever is given it.
 */
export async function readPreview(
  { cases: { views, reference } }: Pick<Services, 'cases'>,
  asked: AskedCommand,
  input: Record<string, unknown>,
  words: Translate,
): Promise<Preview | undefined> {
  const { type, view, actor } = asked;
  if (!isPreviewed(type)) return undefined;
  const { state } = view;
  const t = wordsFor(state, words);
  const placed = await withPlacedUnit(view.caseId, { type, input }, { views, reference });
  if (isRefusal(placed)) return undefined;
  const rules = await readRulesNow(reference, state);
  const command = { type, commandId: 'preview', actor, ...placed };
  const decided = decide(view.caseId, state, command, { ...rules, actor });
  if (!isAccepted(decided)) return undefined;
  return {
    seal: sealOf(asked, input),
    lines: linesOf(t, asked.people.nameOf, decided.events),
    clocks:
      type === 'reassign'
        ? undefined
        : changedClocks(state, decided.state, rules.now).map((clock) => clockLine(t, clock)),
    notes: notesAfterReceipt(state, decided.state, rules).map((note) => t(`cases:preview.notes.${note}`)),
  };
}
