import { wallDay, wallDayEndedBy } from '../calendar/wallDay';
import type { CaseState } from '../case/state';
import { mattersOfOthers, type ReporterMessageKind } from '../case/vocabulary';
import { type ClockKind, clocksIn, isRunning } from '../clocks/clock';

/** How a case stands, in the words that its reporter is told. */
export type ReporterStage =
  | 'considered' | 'accepted' | 'verified' | 'deliberated' | 'concluded'
  | 'refused' | 'keptOnFile' | 'guided' | 'forwarded' | 'joined' | 'withdrawn'; // prettier-ignore

/** The limits that a reporter is told of: those that the law sets for what they are owed. */
const toldLimits = [
  ['handling', 'consider'],
  ['settling', 'settle'],
  ['publication', 'publish'],
] as const satisfies readonly (readonly [ClockKind, string])[];

type Matter = CaseState['told'][number]['about'];
type ReporterMatter = Exclude<Matter, (typeof mattersOfOthers)[number]>;
const isForReporter = (about: Matter): about is ReporterMatter =>
  !mattersOfOthers.some((one) => one === about);

/** What of a case is for its reporter, who came through the public door: no name, no finding, nothing of who does what. */
export interface ReporterView {
  stage: ReporterStage;
  next?: { step: (typeof toldLimits)[number][1]; by: string };
  written: { id: number; on: string; text: string; asks: boolean; answered: boolean }[];
  notices: { about: ReporterMatter; on: string }[];
  heard: { kind: ReporterMessageKind; on: string }[];
  asksOpinion: boolean;
}

function stageOf({ outcome, conclusion, stage, acceptedAt }: CaseState): ReporterStage {
  switch (outcome) {
    case 'refused':
    case 'keptOnFile':
    case 'guided':
    case 'forwarded':
    case 'withdrawn':
      return outcome;
    case 'merged':
      return 'joined';
    case 'settled':
      return 'concluded';
    case undefined:
      break;
  }
  if (conclusion) return 'concluded';
  switch (stage) {
    case 'intake':
      return acceptedAt === undefined ? 'considered' : 'accepted';
    case 'assignment':
      return 'accepted';
    case 'verification':
      return 'verified';
    case 'discipline':
      return 'deliberated';
    case 'publication':
    case 'closed':
      return 'concluded';
  }
}

function nextOf(state: CaseState): ReporterView['next'] {
  const running = clocksIn(state).filter(isRunning);
  for (const [kind, step] of toldLimits) {
    const clock = running.find((one) => one.kind === kind);
    if (clock) return { step, by: wallDayEndedBy(clock.dates.dueAt) };
  }
  return undefined;
}

/** What a reporter is told of their case. Days alone: a time could tell who was at work. */
export function reporterView(state: CaseState): ReporterView {
  const { correspondence = [], told } = state;
  const next = nextOf(state);
  return {
    stage: stageOf(state),
    ...(next && { next }),
    written: correspondence.flatMap((one) =>
      one.from === 'office'
        ? [{ id: one.seq, on: wallDay(one.at), text: one.text, asks: one.asks, answered: one.answered }]
        : [],
    ),
    notices: told.flatMap(({ to, about, on }) =>
      to === 'reporter' && isForReporter(about) ? [{ about, on }] : [],
    ),
    heard: correspondence.flatMap((one) => (one.from === 'reporter' ? [{ kind: one.kind, on: one.on }] : [])),
    asksOpinion: state.stage === 'closed',
  };
}
