import { formatDate, formatDateTime } from '../../../language/dates';
import type { Names } from '../../../language/sentences/names';
import type { Translate } from '../../../language/texts';
import type { Mark } from '../../../models/paperRegisters';
import type { SeenLine } from '../../../office/registers/seenLines';

/** A line of a register in words. */
export interface RegisterRow {
  n: number;
  /** As it stands on the paper; the bare number where nobody has it. */
  number: string;
  kind: SeenLine['kind'];
  on?: string | undefined;
  /** The same day, ISO. */
  day?: string | undefined;
  paper?: string | undefined;
  caseNumber?: string | undefined;
  href?: string | undefined;
  abstract?: string | undefined;
  by?: string | undefined;
  /** Why the number is not to be used, by whom and when. */
  mark?: string | undefined;
  /** Which paper came in its place. */
  replaced?: string | undefined;
}

export function rowOf(line: SeenLine, t: Translate, names: Names): RegisterRow {
  const { n, kind } = line;
  const marked = ({ reason, by, at }: Mark) =>
    t('registers:markedBy', { reason, by: names(by), at: formatDateTime(at) });
  switch (line.kind) {
    case 'gap':
      return { n, kind, number: String(n) };
    case 'hidden':
      return { n, kind, number: line.number };
    case 'marked':
      return { n, kind, number: line.number, mark: marked(line.mark) };
    case 'paper': {
      const { number, place, caseNumber, mark, replacedBy } = line;
      return {
        n,
        kind,
        number,
        on: formatDate(place.on),
        day: place.on,
        paper: t(`papers:kind.${place.kind}`),
        caseNumber,
        href: `/cases/${encodeURIComponent(place.caseId)}/papers`,
        abstract: t(`papers:abstract.${place.kind}`, { number: caseNumber }),
        by: names(place.by),
        mark: mark && marked(mark),
        replaced: replacedBy && t('papers:replacedBy', { number: replacedBy }),
      };
    }
  }
}
