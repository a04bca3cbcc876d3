import { lawOf } from '../../../domain/procedure/law';
import { findVersion } from '../../../domain/procedure/namedVersion';
import type { Procedure } from '../../../domain/procedure/procedure';
import { comparedRows, procedureRows } from '../../../language/procedures/rows';
import type { Translate } from '../../../language/texts';

/** What is shown of a new version before it is added: beside the one that it follows, the newest of its instrument, or of its law. */
export function shownVersion(t: Translate, version: Procedure, there: readonly Procedure[]) {
  const before =
    findVersion(there, version.follows) ??
    there.find(({ id }) => id === version.id) ??
    there.find((one) => lawOf(one) === lawOf(version));
  return { before, rows: before ? comparedRows(t, version, before) : procedureRows(t, version) };
}
