import { findGround, type ReceptionRules } from '../../../domain/reception/rules';
import type { ReceptionDay } from '../../../domain/reception/day';
import type { GuardedWords, OfficeWords, Visit } from '../../../domain/reception/visit';
import { formatDate, formatDateTime } from '../../../language/dates';
import { inside } from '../../../language/sentences/inside';
import type { Translate } from '../../../language/texts';
import { type PaperPage, placeLine } from '../../papers/layout';
import type { PaperOffice } from '../../papers/paperOffice';
import type { Block } from '../../papers/paperText';
import { signatureOf, type Signature } from '../../papers/signature';
import type { People } from '../../people/people';
import { paragraph } from './blocks';

export const visitPapers = ['statement', 'receipt', 'notice', 'conclusion'] as const;
export type VisitPaper = (typeof visitPapers)[number];
/** Which of them say who came. */
export const namesWhoCame = (paper: VisitPaper): boolean => paper !== 'conclusion';

/** Of what the papers of a visit are written, in the language of the office. */
export interface VisitWriting {
  visit: Visit;
  day: ReceptionDay;
  words: OfficeWords;
  /** Who came; empty for a paper that does not say it. */
  guarded: GuardedWords;
  rules: ReceptionRules;
  t: Translate;
  office: PaperOffice;
  people: Pick<People, 'find' | 'nameOf'>;
}

interface Written {
  title: string;
  about: string;
  blocks: Block[];
  signature: Signature;
  besides?: Signature;
  copies: string[];
  number?: string;
  on: string;
}

const sentence = (text = ''): string => text.trim().replace(/[.;,]+$/, '');
const byHand = (post: string, name = ''): Signature => ({ onBehalf: '', post, name });
const paragraphs = (text = ''): Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(line));

/** Who came, as far as it is known. */
function whoLines({ t, guarded, visit }: VisitWriting): Block[] {
  const { name = '', address = '', idNumber = '', others } = guarded;
  return [
    paragraph(t('reception:paperText.who', { name, address: sentence(address), idNumber })),
    ...(others
      ? [paragraph(t('reception:paperText.others', { count: visit.people, others: sentence(others) }))]
      : []),
  ];
}

/** For the commission, by the head who did it. */
function signedBy(id: string, { office, people }: VisitWriting): Signature {
  const person = people.find(id);
  const giver = person && { name: person.displayName, roles: person.roles };
  return signatureOf('office.yaml', 'chair', office, { giver });
}

function statementText(writing: VisitWriting): Written {
  const { t, visit, day, guarded, people } = writing;
  const receiver = people.nameOf(visit.statement?.by ?? visit.by);
  const lead = { on: formatDate(visit.on), place: sentence(day.place), receiver };
  return {
    title: t('reception:paperText.statementTitle'),
    about: t('reception:paperText.statementAbout'),
    blocks: [
      paragraph(t('reception:paperText.statementLead', lead)),
      ...whoLines(writing),
      ...paragraphs(guarded.statement),
      paragraph(
        t('reception:paperText.readBack', {
          sign: t(`reception:sign.${visit.statement?.sign ?? 'signature'}`),
        }),
      ),
    ],
    signature: byHand(t('reception:paperText.receiver'), receiver),
    besides: byHand(t('reception:paperText.speaker'), guarded.name),
    copies: [],
    on: visit.on,
  };
}

function receiptText(writing: VisitWriting): Written {
  const { t, visit, day, guarded, people, rules } = writing;
  const { by, at, copies } = visit.papers ?? { by: visit.by, at: visit.at, copies: false };
  const lead = {
    form: rules.forms.value.receipt,
    at: formatDateTime(at),
    place: sentence(day.place),
    receiver: people.nameOf(by),
  };
  return {
    title: t('reception:paperText.receiptTitle'),
    about: t('reception:paperText.receiptAbout'),
    blocks: [
      paragraph(t('reception:paperText.receiptLead', lead)),
      ...whoLines(writing),
      ...(guarded.items ?? []).map(({ title, pages, condition }, i) =>
        paragraph(
          t('reception:paperText.item', {
            n: i + 1,
            title: sentence(title),
            pages,
            condition: t(`reception:condition.${condition}`),
          }),
        ),
      ),
      paragraph(t(`reception:paperText.${copies ? 'copies' : 'noCopies'}`)),
      paragraph(t('reception:paperText.receiptTwo')),
    ],
    signature: byHand(t('reception:paperText.receiver'), people.nameOf(by)),
    besides: byHand(t('reception:paperText.giver'), guarded.name),
    copies: [],
    on: visit.on,
  };
}

function noticeText(writing: VisitWriting): Written {
  const { t, visit, day, words, rules } = writing;
  const { notice, settled } = visit;
  // Papers are written in the language of the office.
  const ground = inside(sentence(findGround(rules.writtenGrounds, settled?.ground)?.vi));
  const lead = { form: rules.forms.value.refusal, on: formatDate(visit.on), place: sentence(day.place) };
  return {
    title: t('reception:paperText.noticeTitle'),
    about: t('reception:paperText.noticeAbout'),
    blocks: [
      paragraph(t('reception:paperText.noticeLead', lead)),
      ...whoLines(writing),
      ...paragraphs(words.content),
      paragraph(t('reception:paperText.noticeGround', { citation: rules.writtenGrounds.citation, ground })),
      paragraph(t('reception:paperText.noticeEnd', { explanation: words.explanation ?? '' }).trim()),
    ],
    signature: signedBy(notice?.by ?? '', writing),
    copies: [t('reception:paperText.toPerson')],
    ...(notice && { number: notice.number }),
    on: notice?.on ?? visit.on,
  };
}

function conclusionText(writing: VisitWriting): Written {
  const { t, visit, words } = writing;
  const { conclusion, charges } = visit;
  return {
    title: t('reception:paperText.conclusionTitle'),
    about: t('reception:paperText.conclusionAbout', { on: formatDate(visit.on) }),
    blocks: [
      paragraph(t('reception:paperText.conclusionContent', { content: words.content ?? '' })),
      paragraph(t('reception:paperText.conclusionSummary', { summary: words.summary ?? '' })),
      ...charges.map(({ chargeId, due }, i) => {
        const named = words.charges?.find((one) => one.chargeId === chargeId);
        const line = {
          n: i + 1,
          unit: sentence(named?.unit),
          task: sentence(named?.task),
          due: formatDate(due),
        };
        return paragraph(t('reception:paperText.conclusionCharge', line));
      }),
      paragraph(t('reception:paperText.conclusionContact', { contact: sentence(words.contact) })),
    ],
    signature: signedBy(conclusion?.by ?? '', writing),
    copies: [t('reception:paperText.units')],
    ...(conclusion && { number: conclusion.number }),
    on: conclusion?.on ?? visit.on,
  };
}

const texts: Record<VisitPaper, (writing: VisitWriting) => Written> = {
  statement: statementText,
  receipt: receiptText,
  notice: noticeText,
  conclusion: conclusionText,
};

/** Whether there is anything that this paper could be written of. */
export function isThere(paper: VisitPaper, { statement, papers, settled, conclusion }: Visit): boolean {
  switch (paper) {
    case 'statement':
      return statement !== undefined;
    case 'receipt':
      return papers !== undefined;
    case 'notice':
      return settled?.outcome === 'refusedInWriting';
    case 'conclusion':
      return conclusion !== undefined;
  }
}

/** A paper of a visit as it will stand on its pages. What nobody has signed yet is a draft. */
export function visitPaperPage(paper: VisitPaper, writing: VisitWriting): PaperPage {
  const { title, about, blocks, signature, besides, copies, number, on } = texts[paper](writing);
  const { office, visit } = writing;
  return {
    text: { title, about, signature, ...(besides && { besides }), copies, blocks },
    office,
    issuer: 'commission',
    numberLine: number === undefined ? '' : `Số ${number}`,
    placeLine: placeLine(office.place, on),
    draft: paper === 'notice' && visit.notice === undefined,
  };
}
