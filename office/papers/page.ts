import type { CaseEvent, EventType } from '../../domain/case/events/event';
import { levelOf } from '../../domain/case/secrecy';
import type { CaseState } from '../../domain/case/state';
import { issuerOf, writeBlankNumber } from '../../domain/papers/numbering';
import type { PaperKind } from '../../domain/papers/kinds';
import { registerOf } from '../../domain/papers/papers';
import type { Procedure } from '../../domain/procedure/procedure';
import type { Translate } from '../../language/texts';
import type { Names } from '../../language/sentences/names';
import type { Account } from '../../models/accounts';
import { paperFacts } from './facts';
import type { Instruments } from './instruments';
import { type PaperPage, placeLine } from './layout';
import type { PaperOffice } from './paperOffice';
import { type PaperText, paperText } from './paperText';
import { liftedMark, markOf } from './secrecyMark';

/** Of what a paper is written: a state that need not be stored, and the act that led to it. */
export interface PaperSource {
  kind: PaperKind;
  /** The case as it stands, or would stand, after the act. */
  state: CaseState;
  event: CaseEvent;
  procedure: Procedure;
  /** Names of the office, `readPaperOffice()`, and its way to cite, `readInstruments()`. */
  office: PaperOffice;
  instruments: Instruments;
  /** Papers are written in the language of the office, whoever asks for them. */
  t: Translate;
  people: {
    nameOf: Names;
    find(id: string): Pick<Account, 'displayName' | 'roles' | 'position'> | undefined;
  };
  /** Who is protected, where the paper may name them. */
  protectedNamed?: string | undefined;
}

/** What comes with the signature; what is not there yet stays free to be written in. */
export interface Signing {
  number?: string | undefined;
  date?: string | undefined;
  /** What was put right in its text, or is said besides. */
  edit?: ((text: PaperText) => PaperText) | undefined;
}

/** A draft leaves free what the signature brings; the days of these acts, which nobody has signed yet, come with it as well. */
export interface Drafting {
  draft?: boolean;
  unsigned?: readonly CaseEvent[];
}

type Facts = ReturnType<typeof paperFacts>;
const noDay = { on: undefined, signedOn: undefined };

/** Of a name with a post. */
const nameAlone = (named = ''): string => (named.split(',')[0] ?? '').trim();

/** Where templates find the day on which an act was signed. */
const signedAs = new Map<EventType, 'decision' | 'conclusion' | 'discipline'>([
  ['decisionSigned', 'decision'],
  ['concluded', 'conclusion'],
  ['disciplineDecided', 'discipline'],
]);

/** The facts without the days that are still to come. */
function withoutDays(
  facts: Facts,
  event: CaseEvent,
  unsigned: readonly CaseEvent[],
): Record<string, unknown> {
  const open = unsigned.flatMap(({ type }) => signedAs.get(type) ?? []);
  const isOpen = signedAs.has(event.type) && unsigned.some(({ seq }) => seq === event.seq);
  return {
    ...facts,
    ...Object.fromEntries(open.map((name) => [name, facts[name] && { ...facts[name], ...noDay }])),
    ...(isOpen && { data: { ...facts.data, ...noDay } }),
  };
}

/**
 * A paper as it will stand on its pages. It takes no number and keeps nothing: a draft is written of what was proposed, before
 * anybody signed. @throws SpoiledPaperFile
 */
export function paperPage(source: PaperSource, signing: Signing & Drafting = {}): PaperPage {
  const { kind, state, event, procedure, office, instruments, t, people, protectedNamed } = source;
  const { number, date, edit = (same) => same, draft = false, unsigned = [] } = signing;
  const facts = paperFacts(state, event, {
    t,
    names: people.nameOf,
    posts: (id) => people.find(id)?.position ?? '',
    procedure,
    instruments,
    protectedNamed,
  });
  const issuer = issuerOf(state, kind);
  const giver = people.find(event.by);
  const written = paperText(kind, office, withoutDays(facts, event, unsigned), {
    // Nobody has signed a draft.
    giver: draft ? undefined : giver && { name: giver.displayName, roles: giver.roles },
    leader: facts.leader,
    presiding: nameAlone(facts.minutes.chair),
    recorder: nameAlone(facts.minutes.secretary),
    issuer,
  });
  const text = edit(written);
  const register = registerOf(kind);
  const unnumbered = register ? `Số ${writeBlankNumber(register.symbol, office.symbolSuffix)}` : '';
  return {
    text,
    office,
    issuer,
    numberLine: number === undefined ? (draft ? unnumbered : '') : `Số ${number}`,
    placeLine: placeLine(office.place, date),
    secrecy: markOf(kind, levelOf(state), text.secrecy) ?? liftedMark(kind, state, event.seq),
    draft,
  };
}
