import { z } from 'zod';
import type { OfficeCheck } from '../../../models/officeChecks';
import { officeItself } from '../../../domain/staff/entries';
import { type OfficeFault, tellOfficeFault } from '../../../office/verify/checkOffice';
import { phaseOf } from '../../../office/verify/backgroundCheck';
import { formatDateTime } from '../../../language/dates';
import type { Names } from '../../../language/sentences/names';
import type { Translate } from '../../../language/texts';

interface Telling {
  t: Translate;
  nameOf: Names;
  /** The numbers of the cases that the reader may see. */
  numbers: ReadonlyMap<string, string>;
  /** Cases from which a conflict of interest keeps the reader. */
  hidden: ReadonlySet<string>;
}

/** The faults of a check; what this program cannot read any more is left out of the list, and stays in the count. */
export const faultsOf = ({ faults }: Pick<OfficeCheck, 'faults'>): OfficeFault[] =>
  faults.flatMap((kept) => {
    const read = faultSchema.safeParse(JSON.parse(kept));
    return read.success ? [read.data as OfficeFault] : [];
  });
/** Whatever a check finds is listed: the compiler names a kind that is missing. */
const faultKinds = { case: 'case', file: 'file', log: 'log', row: 'row' } as const satisfies {
  [Kind in OfficeFault['of']]: Kind;
};
const faultSchema = z.object({
  of: z.enum(faultKinds),
  name: z.string(),
  finding: z.looseObject({ fault: z.string() }),
});

/** Where whoever looks into a fault goes. */
function placeOf({ of, name }: OfficeFault): string | undefined {
  const path = `/cases/${encodeURIComponent(name)}`;
  switch (of) {
    case 'case':
      return `${path}/replay`;
    case 'file':
      return `${path}/files`;
    case 'log':
    case 'row':
      return undefined;
  }
}

/** A check in words: where it stands, when it was and by whom, and each fault with the way to its case. */
export function tellCheck(check: OfficeCheck, { t, nameOf, numbers, hidden }: Telling, now: string) {
  const phase = phaseOf(check, now);
  const faults = faultsOf(check).filter(({ name }) => !hidden.has(name));
  return {
    phase,
    sentence: t(`audit:check.phase.${phase}`, { count: phase === 'faulty' ? check.faultCount : check.cases }),
    asked: t('audit:check.asked', {
      at: formatDateTime(check.finishedAt ?? check.startedAt),
      by: check.by === officeItself ? t('office:by.office') : nameOf(check.by),
    }),
    done: check.done,
    total: Math.max(check.total, 1),
    faults: faults.map((fault) => ({
      text: tellOfficeFault({ ...fault, name: numbers.get(fault.name) ?? fault.name }, t, nameOf),
      href: numbers.has(fault.name) ? placeOf(fault) : undefined,
    })),
    more: Math.max(0, check.faultCount - check.faults.length),
  };
}
