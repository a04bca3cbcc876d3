import { hangingOn } from '../../../domain/organisations/chain';
import type { ReferenceStore } from '../../../models/reference';
import { readDay } from '../../../language/readDay';
import { unitLines } from '../organisations/unitLines';

export interface UnitChoice {
  value: string;
  text: string;
}

/** The units that exist on the day of receipt as it was typed; today's while it is no day yet, none in an office without a tree. */
export async function unitChoices(
  reference: Pick<ReferenceStore, 'findCurrentTree'>,
  receivedOn: unknown,
  today: string,
): Promise<UnitChoice[]> {
  const read = readDay(String(receivedOn), today);
  const tree = await reference.findCurrentTree();
  if (!tree) return [];
  const lines = unitLines(hangingOn(tree, 'day' in read ? read.day : today));
  return lines.map(({ unit, text }) => ({ value: unit.id, text }));
}
