import type { Response } from 'express';
import { refusalSentence } from '../../../language/sentences/refusal';
import { officeLanguage } from '../../../language/texts';
import { issuePaper } from '../../../office/papers/issue';
import { NumberTakenError } from '../../../office/papers/paperNumber';
import { SpoiledPaperFile } from '../../../office/papers/paperOffice';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import type { AskedPaper } from './askedPaper';
import { whereSpoiled } from './spoiled';

type Asked = Pick<AskedPaper, 'visible' | 'event' | 'events' | 'kind' | 'turn'>;

/** Issues a paper. @returns what stood in the way, in words; undefined when it is there */
export async function issueAsked(
  { visible, ...paper }: Asked,
  more: { typed?: readonly string[]; reason?: string },
  res: Response,
  services: Services,
): Promise<string | undefined> {
  const { t } = res.locals;
  const people = await readPeople(services.accounts);
  // Papers are written in the language of the office, whoever asks for them.
  const office = services.texts.translator(officeLanguage);
  const order = { ...paper, ...more, actor: visible.actor, t: office, people };
  return issuePaper(order, services).then(
    (outcome) => {
      if (outcome.kind === 'done') return undefined;
      return outcome.kind === 'refused'
        ? refusalSentence(t, outcome.refusal, people.nameOf)
        : t('papers:later');
    },
    (error: unknown) => {
      if (error instanceof NumberTakenError) return t('papers:numberTaken', { number: error.message });
      if (error instanceof SpoiledPaperFile) return t('papers:spoiled', { where: whereSpoiled(t, error) });
      throw error;
    },
  );
}
