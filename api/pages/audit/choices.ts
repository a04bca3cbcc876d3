import { hangingOn } from '../../../domain/organisations/chain';
import type { ReferenceStore } from '../../../models/reference';
import type { People } from '../../../office/people/people';
import { unitLines } from '../organisations/unitLines';

interface Choice {
  value: string;
  text: string;
}

/** By whom and by which unit exceptions are narrowed; whoever has left stays in what they did. */
export async function auditChoices(
  reference: Pick<ReferenceStore, 'findCurrentTree'>,
  { all }: People,
  today: string,
): Promise<{ officers: Choice[]; units: Choice[] }> {
  const tree = await reference.findCurrentTree();
  return {
    officers: all.map(({ _id, displayName }) => ({ value: _id, text: displayName })),
    units: tree ? unitLines(hangingOn(tree, today)).map(({ unit, text }) => ({ value: unit.id, text })) : [],
  };
}
