import type { Actor } from '../../domain/access/policy';
import { receptionFigures, type ReceptionFigures } from '../../domain/reception/figures';
import type { GuardedWords, Visit } from '../../domain/reception/visit';
import type { Translate } from '../../language/texts';
import type { CaseStores } from '../../models/caseStores';
import type { DayRange } from '../../models/receptionVisits';
import { readDays } from './days';
import { type RegisterLine, registerLine } from './registerLines';
import { caseNumbersOf, isKeptFrom } from './seenVisits';
import { readVisitor } from './visitor';
import { readVisitsOn, wordsOf } from './visits';

type Stores = Pick<CaseStores, 'receptionDays' | 'visits' | 'views' | 'vault' | 'officeLog'>;

export interface RegisterAsked {
  actor: Actor;
  range: DayRange;
  t: Translate;
}

async function linesOf(
  stores: Stores,
  visits: readonly Visit[],
  { actor, t }: RegisterAsked,
  guardedOf: (visit: Visit) => Promise<GuardedWords | undefined>,
): Promise<RegisterLine[]> {
  const words = await stores.visits.openWords(visits.map(({ visitId }) => visitId));
  const numbers = await caseNumbersOf(stores, actor, visits);
  const lines: RegisterLine[] = [];
  for (const visit of visits) {
    const guarded = await guardedOf(visit);
    const caseNumber = numbers.get(visit.caseId ?? '');
    // Of what became a case that the reader may not see, the register has the line and says nothing.
    const own = isKeptFrom(visit, numbers)
      ? { content: t('reception:sealedCell') }
      : wordsOf(words.get(visit.visitId));
    lines.push(registerLine({ visit, words: own, guarded, caseNumber }, t));
  }
  return lines;
}

/** The register of some days without who came, and the figures of the same visits. */
export async function readRegister(
  stores: Stores,
  asked: RegisterAsked,
): Promise<{ lines: RegisterLine[]; figures: ReceptionFigures }> {
  const [visits, days] = await Promise.all([readVisitsOn(stores, asked.range), readDays(stores)]);
  const lines = await linesOf(stores, visits, asked, () => Promise.resolve(undefined));
  return { lines, figures: receptionFigures(visits, days) };
}

/** The whole register of some days, for whom who came is open by their office: each visit is written down as looked at before it is given. */
export async function readWholeRegister(
  stores: Stores,
  asked: RegisterAsked & { why: string },
): Promise<RegisterLine[]> {
  const visits = await readVisitsOn(stores, asked.range);
  return linesOf(stores, visits, asked, (visit) => readVisitor(stores, asked.actor, visit, asked.why));
}
