import { localDate } from '../../domain/calendar/officeDays';
import { caseForPaper } from '../../domain/papers/caseForPaper';
import { issuerOf, numberIn, seriesOf, writeNumber } from '../../domain/papers/numbering';
import type { PaperKind, RegisterSymbol } from '../../domain/papers/kinds';
import type { Issuer } from '../../domain/papers/numberedAct';
import { papersOf, registerOf } from '../../domain/papers/papers';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { loadTexts, officeLanguage } from '../../language/texts';
import { readInstruments } from '../../office/papers/instruments';
import type { PaperPage } from '../../office/papers/layout';
import { paperPage } from '../../office/papers/page';
import { dateOfPaper } from '../../office/papers/paperNumber';
import { readPaperOffice } from '../../office/papers/paperOffice';
import { demonstrationPeople } from '../../seeds/accounts/demonstration';
import { castFrom } from '../../seeds/demonstration/cast';
import { drawNumbers } from '../../seeds/demonstration/drawNumbers';
import { type History, play, type Stage } from '../../seeds/demonstration/history';
import { stories } from '../../seeds/demonstration/stories';
import { readCalendar, readProcedures, readTrees } from '../../seeds/reference';
import { casesOfEveryKind } from './casesOfEveryKind';

/** The moment at which the demonstration office stands here: its papers are the same at every run. */
const now = '2026-11-24T08:00:00.000Z';

function histories(): History[] {
  const procedures = readProcedures('office');
  const [tree] = readTrees();
  const stage: Stage = {
    calendar: readCalendar('office'),
    cast: castFrom(demonstrationPeople),
    now,
    tree,
    procedureFor: (day) => getProcedureInForce(procedures, day, 'party'),
  };
  const told = stories.map((story, i) => play(story, i, '', stage));
  const numbered = { ...stage, numberOf: drawNumbers(told) };
  return stories.map((story, i) => play(story, i, `2026-${String(i + 1).padStart(6, '0')}`, numbered));
}

/** Who acts in the cases of the tests, by the people of the demonstration. */
const stand: Record<string, string> = {
  'u-teamLeader': 'dia.ban.1', 'u-teamLeader-2': 'dia.ban.3', 'u-member': 'dia.ban.2', 'u-chair': 'chu.nhiem',
  'u-viceChair': 'pho.chu.nhiem.1', 'u-departmentHead': 'truong.phong.1', 'u-areaOfficer': 'dia.ban.1',
}; // prettier-ignore
const find = (id: string) =>
  demonstrationPeople.find(({ _id, username }) => _id === id || username === (stand[id] ?? ''));
const people = { find, nameOf: (id: string) => find(id)?.displayName ?? id };

/** Papers of kinds that no case of the demonstration has: those of the cases in which everything happens. */
const others = (): Pick<History, 'events' | 'procedure'>[] =>
  casesOfEveryKind().map(({ events, procedure }) => ({ events, procedure }));

/**
 * Every paper of the demonstration's cases as it would be issued, by its kind, in the order in which they are written; then those
 * of kinds that none of them has.
 */
export function demonstrationPapers(): DrawnPaper[] {
  const draw = drawn();
  const told = histories().flatMap(draw);
  const kinds = new Set(told.map(({ kind }) => kind));
  // None of its ballots was held in a meeting whose attendance is on record.
  kinds.delete('deliberationMinutes');
  return [
    ...told,
    ...others()
      .flatMap(draw)
      .filter(({ kind }) => !kinds.has(kind)),
  ];
}

export interface DrawnPaper {
  kind: PaperKind;
  page: PaperPage;
}

/** Writes the papers of a case, each with the next number of its register. */
function drawn(): (history: Pick<History, 'events' | 'procedure'>) => DrawnPaper[] {
  const office = readPaperOffice();
  const instruments = readInstruments();
  const t = loadTexts().translator(officeLanguage);
  const calendar = readCalendar('office');
  const last = new Map<string, number>();
  const next = (symbol: RegisterSymbol, issuer: Issuer, date: string) => {
    const series = seriesOf(symbol, issuer, date);
    const n = (last.get(series) ?? 40) + 1;
    last.set(series, n);
    return writeNumber(n, symbol, office.symbolSuffix);
  };
  return ({ events, procedure }) =>
    events.flatMap((event) => {
      const state = caseForPaper(events, event.seq);
      return papersOf(event, events).map((kind) => {
        const date = dateOfPaper(state, event, localDate(calendar, event.at));
        const register = registerOf(kind);
        const number =
          register?.takenBy === 'act'
            ? numberIn(events, event.seq)
            : register && next(register.symbol, issuerOf(state, kind), date);
        const source = { kind, state, event, procedure, office, instruments, t, people };
        return { kind, page: paperPage(source, { number, date }) };
      });
    });
}
