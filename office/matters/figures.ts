import { endOfDate } from '../../domain/calendar/officeDays';
import { matterFigures, type MatterFigures } from '../../domain/matters/figures';
import type { CaseStores } from '../../models/caseStores';

/** The figures of the list as it stood at the end of a day, over all cases of the office. @param on the cut-off day, ISO */
export async function readMatterFigures(
  { listedMatters, reference }: Pick<CaseStores, 'listedMatters' | 'reference'>,
  on: string,
): Promise<MatterFigures> {
  const calendar = await reference.getCurrentCalendar();
  return matterFigures(await listedMatters.list(), endOfDate(calendar, on));
}
