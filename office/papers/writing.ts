import { localDate } from '../../domain/calendar/officeDays';
import { rulesOf } from '../../domain/case/checks';
import type { CaseEvent } from '../../domain/case/events/event';
import type { CaseState } from '../../domain/case/state';
import { caseForPaper } from '../../domain/papers/caseForPaper';
import type { PaperKind } from '../../domain/papers/kinds';
import { namesProtected, paperId } from '../../domain/papers/papers';
import type { Translate } from '../../language/texts';
import type { People } from '../people/people';
import { readProtectedNames } from '../protection/names';
import type { Services } from '../services';
import { corrected } from './corrected';
import { readInstruments } from './instruments';
import { openMore } from './keptMore';
import type { PaperPage } from './layout';
import { type Drafting, paperPage, type Signing } from './page';
import { dateOfPaper } from './paperNumber';
import { type PaperOffice, readPaperOffice } from './paperOffice';
import type { PaperText } from './paperText';
import { type Replaced, sayingWhatItReplaces } from './replacement';

/** Which paper is written, of all events of its case, with the numbers that came later. */
export interface PaperAsked {
  kind: PaperKind;
  event: CaseEvent;
  events: readonly CaseEvent[];
  /** Which of its kind from this event, from 1 on: each comes in the place of the one before. */
  turn: number;
  t: Translate;
  people: Pick<People, 'nameOf' | 'find'>;
  /** Whose eyes it is for, by their account: a look at the names in it is recorded. */
  reader: string;
}

/** A paper about to be written, or to be put right before. */
export interface Writing {
  id: string;
  state: CaseState;
  office: PaperOffice;
  /** The day that it will bear. */
  date: string;
  /** How those before it in its place were put right. */
  corrections: readonly (readonly string[])[];
  replaces?: Replaced | undefined;
  /** The text that can be put right. */
  text: PaperText;
  /** The paper with what was typed into its paragraphs. */
  page(signing: Pick<Signing, 'number' | 'date'> & Drafting, typed?: readonly string[]): PaperPage;
}

/** Reads what a paper is written of. It takes no number and keeps nothing. @throws SpoiledPaperFile */
export async function readWriting(asked: PaperAsked, { cases }: Pick<Services, 'cases'>): Promise<Writing> {
  const { kind, event, events, turn, t, people } = asked;
  const { caseId, seq: of } = event;
  const state = caseForPaper(events, of);
  const { procedure, calendar } = await cases.reference.getRules(rulesOf(state));
  const dayOf = (moment: string, which: number) => {
    const day = localDate(calendar, moment);
    return which > 1 ? day : dateOfPaper(state, event, day);
  };
  const before = turn > 1 ? await cases.papers.find(paperId(caseId, of, kind, turn - 1)) : undefined;
  const { corrections = [] } = await openMore(cases.vault, before);
  const replaces = before && {
    ...(before.number !== undefined && { number: before.number }),
    on: dayOf(before.issuedAt, turn - 1),
  };
  const office = readPaperOffice();
  const protectedNamed = namesProtected(kind)
    ? await readProtectedNames(state, { by: asked.reader, why: `${kind} ${of}` }, cases)
    : undefined;
  const instruments = readInstruments();
  const source = { kind, state, event, procedure, office, instruments, t, people, protectedNamed };
  const edited = (text: PaperText) => corrections.reduce((so, typed) => corrected(so, typed), text);
  const page: Writing['page'] = (signing, typed = []) => {
    const edit = (text: PaperText) => {
      const now = corrected(edited(text), typed);
      return replaces ? sayingWhatItReplaces(now, replaces) : now;
    };
    return paperPage(source, { ...signing, edit });
  };
  return {
    id: paperId(caseId, of, kind, turn),
    state,
    office,
    date: dayOf(new Date().toISOString(), turn),
    corrections,
    replaces,
    text: paperPage(source, { edit: edited }).text,
    page,
  };
}
