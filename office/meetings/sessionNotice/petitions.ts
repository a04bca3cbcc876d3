import { everyCase } from '../../../domain/access/policy';
import type { NoticeContent } from '../../../domain/meetings/sessionNotice/content';
import type { CaseStores } from '../../../models/caseStores';

/** Petitions received within some days, both included: what became of them as they stand now. All of them count, and nothing but their number is told. */
export async function countPetitions(
  { views }: Pick<CaseStores, 'views'>,
  { from, to }: { from: string; to: string },
): Promise<NoticeContent['petitions']> {
  const rows = await views.listAll(everyCase, { receivedFrom: from, receivedTo: to });
  const petitions = rows.filter(({ kind }) => kind !== 'disciplineAppeal');
  const ended = (...outcomes: string[]) =>
    petitions.filter(({ outcome }) => outcome !== undefined && outcomes.includes(outcome)).length;
  const [forwarded, kept] = [ended('forwarded', 'guided'), ended('keptOnFile', 'refused')];
  return {
    received: petitions.length,
    forwarded,
    kept,
    underStudy: petitions.filter(({ stage }) => stage !== 'closed').length,
  };
}
