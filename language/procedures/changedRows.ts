import { type ClockKind, clockKinds } from '../../domain/clocks/clock';
import { clocksOfValue } from '../../domain/procedure/clocksOfValue';
import { findVersion } from '../../domain/procedure/namedVersion';
import type { Procedure } from '../../domain/procedure/procedure';
import { word } from '../sentences/vocabulary';
import type { Translate } from '../texts';
import { comparedRows, rowKeyOf } from './rows';

/** What a version changes in one value of the one that it follows, and which clocks that is about. */
export interface ChangedRow {
  key: string;
  label: string;
  before?: string | undefined;
  /** Absent where it says nothing any more. */
  now?: string | undefined;
  /** The value is the same: only where it comes from, or how sure that is, is another. */
  sourceOnly: boolean;
  clockKinds: readonly ClockKind[];
  /** The same in words. */
  clocks: string[];
  citation: string;
  confidence: string;
}

function clockNames(t: Translate, key: string): string[] {
  const clocks = clocksOfValue(key);
  return clocks.length === clockKinds.length
    ? [t('procedures:follows.allClocks')]
    : clocks.map((kind) => word(t, 'clockKinds', kind));
}

/** Every change of a version against the one that it follows; what it takes out has the source that takes it out. */
export const changedRows = (t: Translate, procedure: Procedure, followed: Procedure): ChangedRow[] =>
  comparedRows(t, procedure, followed)
    .filter(({ differs, otherSource }) => differs || otherSource !== undefined)
    .map(({ key, label, value, other, differs, citation, confidence }) => {
      const ended = procedure.follows?.ended?.find(({ at }) => rowKeyOf(at) === key);
      return {
        key,
        label,
        before: other,
        now: value || undefined,
        sourceOnly: !differs,
        clockKinds: clocksOfValue(key),
        clocks: clockNames(t, key),
        citation: ended?.citation ?? citation,
        confidence: ended ? t(`procedures:confidence.${ended.confidence}`) : confidence,
      };
    });

/** What a version changes against the one that it follows; undefined where it follows none that is there. */
export function findChanges(
  t: Translate,
  procedure: Procedure,
  versions: readonly Procedure[],
): { followed: Procedure; rows: ChangedRow[] } | undefined {
  const followed = findVersion(versions, procedure.follows);
  return followed && { followed, rows: changedRows(t, procedure, followed) };
}
