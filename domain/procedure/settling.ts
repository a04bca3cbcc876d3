import type { Day } from '../calendar/calendar';
import type { CaseState } from '../case/state';
import type { Complexity } from '../case/vocabulary';
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

/** How complex a report is: as it was found since, or as it was classified at intake; undefined where it is an ordinary one. */
export function complexityOf({ complexity, classification }: CaseState): Complexity | undefined {
  if (complexity) return complexity.complexity;
  if (classification?.especiallyComplex) return 'especiallyComplex';
  return classification?.complex ? 'complex' : undefined;
}

/** Under State law only a complex report may be extended, and twice where it is especially so. */
export function extensionAllowance(procedure: Procedure, state: CaseState): ExtensionAllowance {
  if (procedure.law !== 'state') return procedure.settlingExtension.value;
  const { timesWhenComplex, timesWhenEspeciallyComplex, atMost } = procedure.settlingExtension.value;
  switch (complexityOf(state)) {
    case 'especiallyComplex':
      return { times: timesWhenEspeciallyComplex, atMost };
    case 'complex':
      return { times: timesWhenComplex, atMost };
    case undefined:
      return { times: 0, atMost };
  }
}
