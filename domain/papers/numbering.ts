import type { Issuer, NumberedAct } from './numberedAct';
import type { CaseEvent } from '../case/events/event';
import type { CaseState } from '../case/state';
import { type PaperKind, paperKinds, registersApart, type RegisterSymbol } from './kinds';
import { registerOf, sourcesOf } from './papers';

type NumberedEvent = Extract<
  CaseEvent,
  {
    type:
      | 'decisionSigned'
      | 'concluded'
      | 'disciplineDecided'
      | 'appealDecided'
      | 'activitySuspended'
      | 'converted';
  }
>;

/** The day that the paper of an act bears. */
function dayOf(event: NumberedEvent): string {
  switch (event.type) {
    case 'decisionSigned':
      return event.data.signedOn;
    case 'activitySuspended':
      return event.data.from;
    default:
      return event.data.on;
  }
}

/** Which paper takes its number with the act of an event: asked of every event that a case is folded from. */
const kindsOfActs: ReadonlyMap<string, PaperKind> = new Map(
  paperKinds
    .filter((kind) => registerOf(kind)?.takenBy === 'act')
    .flatMap((kind) => sourcesOf(kind).map((type) => [type, kind] as const)),
);

const isNumbered = (event: CaseEvent): event is NumberedEvent => kindsOfActs.has(event.type);

/** Whose register gives the number of a paper of this case. */
export const issuerOf = ({ appeal }: Pick<CaseState, 'appeal'>, kind: PaperKind): Issuer =>
  kind === 'appealDecision' && appeal?.reviewer === 'provincialStandingCommittee'
    ? 'standingCommittee'
    : 'commission';

/** What an event asks of the registers, where its paper takes its number with the act itself. */
export function findNumberedAct(state: CaseState, event: CaseEvent): NumberedAct | undefined {
  const kind = kindsOfActs.get(event.type);
  if (!kind || !isNumbered(event)) return undefined;
  const { seq: of, by, commandId } = event;
  const { number: typed } = event.data;
  return {
    of,
    kind,
    issuer: issuerOf(state, kind),
    on: dayOf(event),
    by,
    commandId,
    ...(typed !== undefined && { typed }),
  };
}

/** The register of a symbol and year, `QĐ 2026`; another body's stands apart, `QĐ/TU 2026`. */
export const seriesOf = (symbol: RegisterSymbol, issuer: Issuer, on: string): string =>
  `${symbol}${issuer === 'standingCommittee' ? '/TU' : ''} ${on.slice(0, 4)}`;

/** Whether a register is of papers of protection, which lie in a file apart. */
export const isSeriesApart = (series: string): boolean =>
  registersApart.some((symbol) => series.startsWith(`${symbol} `));

/** As it stands on the paper: two digits at least, `07-QĐ/UBKTTU` (36-HD/VPTW). */
export const writeNumber = (n: number, symbol: RegisterSymbol, suffix: string): string =>
  `${String(n).padStart(2, '0')}-${symbol}/${suffix}`;

/** The place of a number that is to come with the signature, with room to write it in: `      -QĐ/UBKTTU`. */
export const writeBlankNumber = (symbol: RegisterSymbol, suffix: string): string =>
  `${'\u00A0'.repeat(6)}-${symbol}/${suffix}`;

/** The number with which a person began, `123` of `123-QĐ/UBKTTU`; undefined where there is none. */
export function readNumber(text: string): number | undefined {
  const [, digits] = /^\s*(\d{1,6})(?!\d)/.exec(text) ?? [];
  const n = Number(digits);
  return digits === undefined || n === 0 ? undefined : n;
}

/** The number of the paper of an act, as its events tell it: drawn since, or put in with it; undefined while it is being drawn. */
export function numberIn(events: readonly CaseEvent[], of: number): string | undefined {
  const given = events.findLast((event) => event.type === 'numberGiven' && event.data.of === of);
  if (given?.type === 'numberGiven') return given.data.number;
  const act = events.find(({ seq }) => seq === of);
  return act && isNumbered(act) ? act.data.number : undefined;
}
