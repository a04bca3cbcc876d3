import type { Response } from 'express';
import { refusalSentence } from '../../../language/sentences/refusal';
import { officeLanguage } from '../../../language/texts';
import { issuePaper } from '../../../office/papers/issue';
import { NumberTakenError } from '../../../office/papers/paperNumber';
import { SpoiledPaperFile } from '../../../office/papers/paperOffice';
import type { People } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import type { AskedPaper } from './askedPaper';
import { whereSpoiled } from './spoiled';

interface Issuing extends Pick<AskedPaper, 'visible' | 'event' | 'events' | 'kind' | 'turn'> {
  people: People;
  typed?: readonly string[];
  reason?: string;
}

/** What became of a paper; `there`: a second click or a colleague has issued it. Both others say in words what stood in the way. */
export type Issued = { kind: 'done' } | { kind: 'there' | 'not'; why: string };

/** Issues a paper, and says what stood in the way. */
export async function issueAsked(
  { visible, ...paper }: Issuing,
  res: Response,
  services: Services,
): Promise<Issued> {
  const { t } = res.locals;
  const { nameOf } = paper.people;
  // Papers are written in the language of the office, whoever asks for them.
  const order = { ...paper, actor: visible.actor, t: services.texts.translator(officeLanguage) };
  try {
    const outcome = await issuePaper(order, services);
    if (outcome.kind === 'done') return { kind: 'done' };
    if (outcome.kind !== 'refused') return { kind: 'not', why: t('papers:later') };
    const { refusal } = outcome;
    const kind = refusal.refused === 'paperThere' ? 'there' : 'not';
    return { kind, why: refusalSentence(t, refusal, nameOf) };
  } catch (error) {
    if (error instanceof NumberTakenError)
      return { kind: 'not', why: t('papers:numberTaken', { number: error.message }) };
    if (error instanceof SpoiledPaperFile)
      return { kind: 'not', why: t('papers:spoiled', { where: whereSpoiled(t, error) }) };
    throw error;
  }
}
