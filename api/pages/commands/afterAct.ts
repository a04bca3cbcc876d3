import { z } from 'zod';
import { visibilityOf } from '../../../domain/access/policy';
import { nextCommands } from '../../../office/commands/nextCommands';
import { readRulesNow } from '../../../office/commands/rulesNow';
import type { Services } from '../../../office/services';
import type { VisibleCase } from '../../frame/visibleCase';

const sentSchema = z.object({ from: z.literal('case').optional().catch(undefined) });

/**
 * Where a person goes once an act is done: back to the case. Whoever gave it on the case's own page, and for whom nothing in it is left to do,
 * goes on to what else waits for them.
 */
export async function afterAct(
  { cases }: Pick<Services, 'cases'>,
  body: unknown,
  { view: { caseId }, actor }: VisibleCase,
): Promise<string> {
  const toCase = `/cases/${encodeURIComponent(caseId)}`;
  const { from } = sentSchema.catch({}).parse(body);
  if (from === undefined) return toCase;
  const view = await cases.views.find(caseId, visibilityOf(actor));
  if (!view) return '/work';
  const { primary, blocked } = nextCommands(
    view.state,
    actor,
    await readRulesNow(cases.reference, view.state),
  );
  // What waits for them and cannot be done yet keeps them there as well: the case says what comes first.
  return primary === undefined && blocked === undefined ? '/work' : toCase;
}
