import { everyCase } from '../../domain/access/policy';
import type { Context } from '../../domain/case/context';
import { type Accepted, isAccepted } from '../../domain/case/decide';
import type { CaseEvent } from '../../domain/case/events/event';
import { isRefusal } from '../../domain/case/refusal';
import type { CaseState, Submission } from '../../domain/case/state';
import { asIfApproved, signedToday } from '../../domain/case/submissions/asIfApproved';
import { anyApproverOf } from '../../domain/case/submissions/submit';
import { submissionsIn } from '../../domain/case/submissions/submission';
import { caseForPaper } from '../../domain/papers/caseForPaper';
import type { PaperKind } from '../../domain/papers/kinds';
import { papersOf } from '../../domain/papers/papers';
import type { Translate } from '../../language/texts';
import { type FactNeeds, factsForApproval } from '../commands/withFacts';
import { readRulesNow } from '../commands/rulesNow';
import type { People } from '../people/people';
import type { Services } from '../services';
import { readInstruments } from './instruments';
import type { PaperPage } from './layout';
import { paperPage } from './page';
import { readPaperOffice } from './paperOffice';

/** A paper that an approval would lead to. Nothing of it is kept, and it takes no number. */
export interface Draft {
  submission: number;
  /** Its place in an address: its kind, with a figure where the act leads to several of that kind. */
  name: string;
  kind: PaperKind;
  event: CaseEvent;
}

type Rules = Omit<Context, 'actor'>;

/** The papers of what would happen, in its order. */
export function draftsOf(submission: number, { events }: Pick<Accepted, 'events'>): Draft[] {
  const drafts = events.flatMap((event) => papersOf(event, events).map((kind) => ({ kind, event })));
  return drafts.map(({ kind, event }, i) => {
    const before = drafts.slice(0, i).filter((one) => one.kind === kind).length;
    return { submission, name: before === 0 ? kind : `${kind}-${before + 1}`, kind, event };
  });
}

async function approvedNow(
  state: CaseState,
  one: Submission,
  rules: Rules,
  needs: FactNeeds,
): Promise<Accepted | undefined> {
  const approving = { actor: anyApproverOf(one), signature: signedToday(one, rules) };
  const facts = await factsForApproval(state.caseId, one, approving, needs);
  if (isRefusal(facts)) return undefined;
  const decided = asIfApproved(state, one, rules, facts);
  return isAccepted(decided) ? decided : undefined;
}

const needsOf = ({ cases, accounts }: Pick<Services, 'cases' | 'accounts'>): FactNeeds => ({
  ...cases,
  people: accounts,
});

/**
 * The papers that each of these would lead to; an act without a paper, or one that could not be carried out now, has none. Whoever asks
 * must be seen to first: what is submitted is read whole.
 */
export async function readDrafts(
  caseId: string,
  asked: readonly Pick<Submission, 'id'>[],
  services: Pick<Services, 'cases' | 'accounts'>,
): Promise<Draft[]> {
  if (asked.length === 0) return [];
  const { cases } = services;
  const view = await cases.views.find(caseId, everyCase);
  if (!view) return [];
  const rules = await readRulesNow(cases.reference, view.state);
  const here = submissionsIn(view.state).filter(({ id }) => asked.some((one) => one.id === id));
  const drafts = await Promise.all(
    here.map(async (one) => {
      const approved = await approvedNow(view.state, one, rules, needsOf(services));
      return approved ? draftsOf(one.id, approved) : [];
    }),
  );
  return drafts.flat();
}

export interface WrittenDraft extends Draft {
  page: PaperPage;
  state: CaseState;
}

/**
 * Writes a draft as it would stand if it were approved now, with room for number, day and name; undefined where there is none.
 * @param t papers are written in the language of the office
 * @throws SpoiledPaperFile
 */
export async function writeDraft(
  caseId: string,
  { submission, name }: Pick<Draft, 'submission' | 'name'>,
  { services, t, people }: { services: Pick<Services, 'cases' | 'accounts'>; t: Translate; people: People },
): Promise<WrittenDraft | undefined> {
  const { cases } = services;
  const view = await cases.views.find(caseId, everyCase);
  const one = view && submissionsIn(view.state).find(({ id }) => id === submission);
  if (!one) return undefined;
  const rules = await readRulesNow(cases.reference, view.state);
  const approved = await approvedNow(view.state, one, rules, needsOf(services));
  const draft = approved && draftsOf(one.id, approved).find((other) => other.name === name);
  if (!draft) return undefined;
  const before = await cases.events.read(caseId, view.seq);
  const state = caseForPaper([...before, ...approved.events], draft.event.seq);
  const { kind, event } = draft;
  const page = paperPage(
    {
      kind,
      state,
      event,
      procedure: rules.procedure,
      office: readPaperOffice(),
      instruments: readInstruments(),
      t,
      people,
    },
    { draft: true, unsigned: approved.events },
  );
  return { ...draft, page, state };
}
