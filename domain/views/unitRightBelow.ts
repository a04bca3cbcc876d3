import type { PlacedUnit } from '../organisations/unit';

/** By which unit cases are told apart: the highest below the province in the chain of the subject's own. */
export function unitRightBelow(unit: PlacedUnit | undefined): { id: string; name: string } | undefined {
  const chain = unit?.chain ?? [];
  const link = chain.filter(({ level }) => level !== 'province').at(-1) ?? chain.at(-1);
  return link && { id: link.id, name: link.name };
}
