import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { type Role, roles } from '../../domain/access/roles';
import { type CommandType, commandTypes, findCommand } from '../../domain/case/commands';
import { type Stage, stages } from '../../domain/case/vocabulary';
import type { CaseState } from '../../domain/case/state';
import { describeFields } from '../../office/commands/describeFields';
import { OfficeCase, procedure22, calendar } from '../domain/office';
import { ordinaryInput } from '../domain/ordinary';
import { toDiscipline, toVerification } from '../domain/stages';
import { type JsonOffice, openJsonOffice, type Program } from './jsonOffice';
import { expectedOf, type Expected, type Place } from './jsonPermissions';
import { storeCase } from './jsonStoredCase';

const password = 'mot-mat-khau-du-dai';
const day = '2022-03-02';

/** People whose roles are drawn anew for each trial; the team of the ordinary cases is `u-teamLeader` and `u-member`. */
const people = {
  'u-teamLeader': { place: 'leader', conflicted: false },
  'u-member': { place: 'member', conflicted: false },
  'u-bystander': { place: 'none', conflicted: false },
  'u-related': { place: 'none', conflicted: true },
} as const satisfies Record<string, { place: Place; conflicted: boolean }>;
type Person = keyof typeof people;
const ids = Object.keys(people) as Person[];

/** As one whom the office has declares it of themselves. */
const own = { accountId: 'u-related', people: [{ id: 'u-related', roles: ['publisher'], active: true }] };

const received = () =>
  new OfficeCase(procedure22, calendar, randomUUID())
    .give('register', { on: '2022-03-01' }, { receivedOn: '2022-03-01' })
    .give('declareConflict', { on: '2022-03-01', by: { id: 'u-related', roles: ['publisher'] } }, own);

/** A case that stands in the stage. The team exists from verification on. */
const casesIn: Record<Stage, () => OfficeCase> = {
  intake: received,
  assignment: () => received().give('classify', { on: day }).give('accept', { on: day }),
  verification: () => toVerification(received(), day),
  discipline: () => toDiscipline(toVerification(received(), day), day),
  publication: () =>
    toDiscipline(toVerification(received(), day), day)
      .give('holdHearing', { on: day })
      .give('conclude', { on: day }, { disciplineDue: false }),
  closed: () => received().give('forward', { on: day }),
};

let office: JsonOffice;
const programs = new Map<Person, Program>();
const standing = new Map<Stage, CaseState>();

beforeAll(async () => {
  office = await openJsonOffice('json-authorisation');
  for (const id of ids) {
    const username = id.toLowerCase();
    const details = { displayName: id, position: 'Thử nghiệm', roles: ['auditor' as const] };
    await office.services.accounts.createAccount({ _id: id, username, password, ...details });
    programs.set(id, await office.program(username, password));
  }
  for (const stage of stages) {
    const played = casesIn[stage]();
    expect(played.now.stage).toBe(stage);
    await storeCase(office, played);
    standing.set(stage, played.now);
  }
});
afterAll(async () => {
  await office.close();
});

function getPrepared(person: Person, stage: Stage): { program: Program; state: CaseState } {
  const [program, state] = [programs.get(person), standing.get(stage)];
  if (!program || !state) throw new Error('not prepared');
  return { program, state };
}

const statusOf: Record<Expected, number> = { unseen: 404, forbidden: 403, notNow: 409, possible: 422 };

/** Without what the office itself completes a command by: a program that says it is told that there is no such member. */
function asSent(command: CommandType, input: Record<string, unknown>): Record<string, unknown> {
  const names = describeFields(findCommand(command).input()).map(({ name }) => name);
  return Object.fromEntries(Object.entries(input).filter(([name]) => names.includes(name)));
}

const drawnRoles = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Role[]>(['administrator']) },
  {
    weight: 9,
    // Whoever supervises from outside holds no other role, and has a gate of their own: tests/api/supervision.
    arbitrary: fc.uniqueArray(
      fc.constantFrom(...roles.filter((role) => role !== 'administrator' && role !== 'supervisor')),
      { minLength: 1, maxLength: 3 },
    ),
  },
);

test('the API lets through exactly whom the procedure names, in the stage it names', async () => {
  const seen: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ids),
      drawnRoles,
      fc.constantFrom(...stages),
      fc.constantFrom(...commandTypes),
      async (person, held, stage, command) => {
        const { program, state } = getPrepared(person, stage);
        await office.services.accounts.changeRoles(person, held);
        const inTeam = state.team !== undefined;
        const place = inTeam ? people[person].place : 'none';
        const expected = expectedOf({
          roles: held,
          place,
          conflicted: people[person].conflicted,
          stage,
          command,
        });
        // Where the door is open, nothing is sent through it: the case must stand for the next trial as for this.
        const input = expected === 'possible' ? {} : asSent(command, ordinaryInput(command, state, day));
        const { status } = await program.give(state.caseId, command, input);
        seen[expected] = (seen[expected] ?? 0) + 1;
        expect(status).toBe(statusOf[expected]);
        const page = await program.get(`/api/v1/cases/${state.caseId}`);
        expect(page.status).toBe(expected === 'unseen' ? 404 : 200);
        if (expected === 'forbidden' || expected === 'notNow') {
          const offered: { type: string }[] = page.body.commands;
          expect(offered.map(({ type }) => type)).not.toContain(command);
        }
      },
    ),
    { numRuns: 120 },
  );
  expect(Object.keys(seen).sort()).toEqual(['forbidden', 'notNow', 'possible', 'unseen']);
}, 180_000);
