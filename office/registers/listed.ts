import type { Actor } from '../../domain/access/policy';
import { mayReadProtectionRegisters } from '../../domain/access/protection';
import { isSeriesApart } from '../../domain/papers/numbering';
import type { PaperRegisters, RegisterSeries } from '../../models/paperRegisters';

/** The registers that a person may read: those of papers of protection are for whom the file of each case is. */
export async function listRegisters(
  registers: Pick<PaperRegisters, 'list'>,
  actor: Pick<Actor, 'roles'>,
): Promise<RegisterSeries[]> {
  const all = await registers.list();
  return mayReadProtectionRegisters(actor) ? all : all.filter(({ series }) => !isSeriesApart(series));
}
