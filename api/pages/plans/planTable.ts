import type { PlanEntry } from '../../../domain/plans/plan';
import type { Translate } from '../../../language/texts';
import type { ExportTable } from '../../../office/exports/exportTable';
import type { planPage } from './planPage';

type PlanPage = Awaited<ReturnType<typeof planPage>>;

/** The plan of a year as a file has it: what its page shows its reader of what is in force, and of the draft. */
export function planTable({ year, draft, inForce }: PlanPage, t: Translate): ExportTable {
  const rowOf = (kind: string, line: PlanEntry, difference: string, cases: string) => [
    kind,
    String(year),
    String(line.month),
    line.subject,
    line.organisation,
    line.matter,
    line.officer,
    difference,
    cases,
  ];
  const caseText = ({ number, isTakenUp }: { number: string; isTakenUp: boolean }) =>
    isTakenUp ? `${number} (${t('plans:takenUp')})` : number;
  return {
    columns: [
      t('plans:status'),
      t('plans:year'),
      t('plans:month'),
      t('plans:subject'),
      t('plans:organisation'),
      t('plans:matter'),
      t('plans:officer'),
      t('plans:difference'),
      t('plans:cases'),
    ],
    rows: [
      ...(draft?.entries ?? []).map((line) => rowOf(t('plans:draft'), line, line.change, '')),
      ...(draft?.leftOut ?? []).map((line) => rowOf(t('plans:draft'), line, t('plans:leftOut'), '')),
      ...(inForce?.entries ?? []).map((line) =>
        rowOf(t('plans:inForce'), line, '', line.cases.map(caseText).join(', ')),
      ),
    ],
  };
}
