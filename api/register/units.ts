import { hangingOn, type HangingUnit } from '../../domain/organisations/chain';
import type { ReferenceStore } from '../../models/reference';
import { readDay } from '../import/readDay';

export interface UnitChoice {
  value: string;
  text: string;
}

/** Wide blanks, which a list of options does not swallow: each unit stands under the one over it. */
const indent = '\u2003';

const listed = ({ unit, below }: HangingUnit, depth = 0): UnitChoice[] => [
  { value: unit.id, text: `${indent.repeat(depth)}${unit.name}` },
  ...below.flatMap((one) => listed(one, depth + 1)),
];

/** The units that exist on the day of receipt as it was typed; today's while it is no day yet, none in an office without a tree. */
export async function unitChoices(
  reference: Pick<ReferenceStore, 'findCurrentTree'>,
  receivedOn: unknown,
  today: string,
): Promise<UnitChoice[]> {
  const read = readDay(String(receivedOn), today);
  const tree = await reference.findCurrentTree();
  return tree ? hangingOn(tree, 'day' in read ? read.day : today).flatMap((root) => listed(root)) : [];
}
