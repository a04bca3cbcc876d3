import { createHmac, randomBytes } from 'node:crypto';
import type { Role } from '../../domain/access/roles';
import { systemActor } from '../../domain/case/events/event';
import type { PicturedCase } from '../../domain/pictures/picturedCase';
import { csvLines, utf8Mark } from '../import/guardedCell';

/** What an exported event says: what was done, when and in which role, where the case stood, and what it waited for next. */
interface LoggedEvent {
  step: string;
  at: string;
  role: string;
  stage: string;
  waits: string;
}

interface LoggedCase {
  /** Made for this file alone: two files do not say which cases are the same, and none leads back into the office. */
  pseudonym: string;
  kind: string;
  outcome: string | undefined;
  events: LoggedEvent[];
}

/** The roles of an account, and no name; whoever has left is told as such. */
type RolesOf = (accountId: string) => readonly Role[] | undefined;

const roleOf = (by: string, rolesOf: RolesOf): string =>
  by === systemActor ? 'system' : (rolesOf(by)?.join('+') ?? 'former');

/** Cases as they leave the house: by pseudonyms, in the order of those, which says nothing of when they came in. */
export function loggedCases(cases: readonly PicturedCase[], rolesOf: RolesOf): LoggedCase[] {
  const key = randomBytes(32);
  return cases
    .map(({ caseId, kind, outcome, steps }) => ({
      pseudonym: createHmac('sha256', key).update(caseId).digest('hex').slice(0, 20),
      kind,
      outcome,
      events: steps.map(([step, at, by, stage, waits]) => ({
        step,
        at,
        role: roleOf(by, rolesOf),
        stage,
        waits,
      })),
    }))
    .sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1));
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one] ?? '');
const string = (key: string, value: string) => `<string key="${key}" value="${escaped(value)}"/>`;

const head = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<global scope="trace">${string('concept:name', 'unknown')}</global>
<global scope="event">${string('concept:name', 'unknown')}<date key="time:timestamp" value="1970-01-01T00:00:00.000Z"/>${string('lifecycle:transition', 'complete')}</global>
<classifier name="Activity" keys="concept:name"/>
`;

/** An event log by IEEE 1849-2016, a trace at a time. @param nameOf a step in the words of the reader */
export function* xesOf(cases: Iterable<LoggedCase>, nameOf: (step: string) => string): Generator<string> {
  yield head;
  for (const { pseudonym, kind, outcome, events } of cases) {
    const about = [
      string('concept:name', pseudonym),
      string('kind', kind),
      outcome ? string('outcome', outcome) : '',
    ];
    const told = events.map(
      ({ step, at, role, stage, waits }) =>
        `<event>${string('concept:name', step)}<date key="time:timestamp" value="${at}"/>${string('lifecycle:transition', 'complete')}` +
        `${string('org:resource', role)}${string('org:role', role)}${string('name', nameOf(step))}${string('stage', stage)}${string('waits', waits)}</event>`,
    );
    yield `<trace>${about.join('')}\n${told.join('\n')}\n</trace>\n`;
  }
  yield '</log>\n';
}

const columns = ['case', 'kind', 'activity', 'name', 'timestamp', 'lifecycle', 'resource', 'stage', 'waits'];

/** The same as CSV, a case at a time. */
export function* csvEventsOf(
  cases: Iterable<LoggedCase>,
  nameOf: (step: string) => string,
): Generator<string> {
  yield utf8Mark + csvLines([columns]);
  for (const { pseudonym, kind, events } of cases) {
    const lines = events.map(({ step, at, role, stage, waits }) => [
      pseudonym, kind, step, nameOf(step), at, 'complete', role, stage, waits,
    ]); // prettier-ignore
    yield csvLines(lines);
  }
}
