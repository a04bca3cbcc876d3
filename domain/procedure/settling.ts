import type { Day } from '../calendar/calendar';
import type { CaseState } from '../case/state';
import type { Procedure } from './procedure';

/** The day from which settling counts: that of receipt under the Party's rules, of acceptance under State law (Luật Tố cáo art. 30). */
export const settlingStart = (
  { settlingFrom }: Procedure,
  { registration }: CaseState,
  acceptedDay: Day,
): Day => (settlingFrom?.value === 'acceptance' ? acceptedDay : registration.receivedDay);

/** How often settling may be extended, and by how many of its days at most each time. */
export interface ExtensionAllowance {
  times: number;
  atMost: number;
}

/** Under State law only a report that was classified as complex may be extended, and twice where it is especially so. */
export function extensionAllowance(procedure: Procedure, { classification }: CaseState): ExtensionAllowance {
  if (procedure.law !== 'state') return procedure.settlingExtension.value;
  const { timesWhenComplex, timesWhenEspeciallyComplex, atMost } = procedure.settlingExtension.value;
  if (classification?.especiallyComplex) return { times: timesWhenEspeciallyComplex, atMost };
  return { times: classification?.complex ? timesWhenComplex : 0, atMost };
}
