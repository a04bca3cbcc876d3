import { createHash } from 'node:crypto';
import type { NoticeDraft, IssuedText, NoticeDeed } from '../../../domain/meetings/sessionNotice/notice';
import { seriesOf, writeBlankNumber, writeNumber } from '../../../domain/papers/numbering';
import { noticeParagraphs } from '../../../language/sentences/sessionNotice';
import { officeLanguage, type Texts, type Translate } from '../../../language/texts';
import type { AccountStore } from '../../../models/accounts';
import type { PaperRegisters } from '../../../models/paperRegisters';
import { docxFile } from '../../papers/docxFile';
import { type PaperPage, placeLine } from '../../papers/layout';
import { type PaperOffice, readPaperOffice } from '../../papers/paperOffice';
import { pdfFile } from '../../papers/pdfFile';
import { signatureOf } from '../../papers/signature';
import { paragraph } from '../../reception/papers/blocks';
import { readPeople } from '../../people/people';
import { type CheckNeeds, findWrongInFinished, type Stopped } from './check';

export type { Stopped } from './check';
export interface FinishNeeds {
  cases: { registers: Pick<PaperRegisters, 'next'> } & CheckNeeds['cases'];
  accounts: AccountStore;
  texts: Texts;
}

export type FinishedNotice = { deed: Extract<NoticeDeed, { kind: 'issued' }> } | { stopped: Stopped };

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The words of a draft as they would be issued: signed by the head who approved it, or by nobody yet. */
export function textOfDraft(
  { content, approved }: NoticeDraft,
  {
    t,
    office,
    people,
  }: { t: Translate; office: PaperOffice; people: Pick<Awaited<ReturnType<typeof readPeople>>, 'find'> },
): IssuedText {
  const person = approved && people.find(approved.by);
  const giver = person && { name: person.displayName, roles: person.roles };
  return {
    title: t('sessionNotice:text.title'),
    about: t('sessionNotice:text.about', { session: content.session }),
    paragraphs: noticeParagraphs(t, content),
    signature: signatureOf('office.yaml', 'chair', office, { giver }),
    copies: [t('sessionNotice:text.copyBodies'), t('sessionNotice:text.copyFile')],
  };
}

/** A notice as it stands on its pages. */
export function noticePage(
  text: IssuedText,
  { office, on, number }: { office: PaperOffice; on?: string | undefined; number?: string | undefined },
): PaperPage {
  return {
    text: {
      title: text.title,
      about: text.about,
      signature: text.signature,
      copies: text.copies,
      blocks: text.paragraphs.map((one) => paragraph(one.text, one.heading)),
    },
    office,
    issuer: 'commission',
    numberLine: `Số ${number ?? writeBlankNumber('TB', office.symbolSuffix)}`,
    placeLine: placeLine(office.place, on),
    draft: number === undefined,
  };
}

interface Issuing {
  meetingId: string;
  draft: NoticeDraft;
  on: string;
  by: string;
}

/** Makes the files of a notice, reads them back, and only where nothing in them must stay has it take the next number of the register of notices. */
export async function finishNotice(
  needs: FinishNeeds,
  { meetingId, draft, on, by }: Issuing,
): Promise<FinishedNotice> {
  const office = readPaperOffice();
  const people = await readPeople(needs.accounts);
  const text = textOfDraft(draft, { t: needs.texts.translator(officeLanguage), office, people });
  const filesOf = async (number?: string) => {
    const page = noticePage(text, { office, on, number });
    const [docx, pdf] = await Promise.all([docxFile(page), pdfFile(page)]);
    return { docx, pdf };
  };
  const { content } = draft;
  const besides = [text.signature.name, ...text.copies];
  const files = await filesOf();
  const stopped = await findWrongInFinished({ files, meetingId, content, people, besides }, needs);
  if (stopped) return { stopped };
  const entry = await needs.cases.registers.next(
    seriesOf('TB', 'commission', on),
    // No case bears this id: readers of the register find a number that is taken, and nothing more.
    { paper: `${meetingId}:sessionNotice`, caseId: meetingId, of: 1, kind: 'sessionNotice', on, by },
    (n) => writeNumber(n, 'TB', office.symbolSuffix),
  );
  const numbered = await filesOf(entry.number);
  const hashes = { docx: sha256(numbered.docx), pdf: sha256(numbered.pdf) };
  return { deed: { kind: 'issued', number: entry.number, on, text, hashes } };
}
