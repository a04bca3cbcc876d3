import type { CaseGateway } from '../commands/gateway';
import type { CommandOutcome } from '../commands/commandOutcome';
import { noteAnswers } from './takenCommands';

const done = (caseId: string): CommandOutcome => ({ kind: 'done', caseId, receipt: { seq: 1 } as never });
const pending = (caseId: string): CommandOutcome => ({ kind: 'pending', caseId });

let now: number;
let answers: ReturnType<typeof noteAnswers>;
const command = {} as Parameters<CaseGateway['give']>[1];
/** Gives a command that is answered so. */
const met = (caseId: string, outcome: (caseId: string) => CommandOutcome) =>
  answers
    .watched({
      register: () => Promise.resolve(outcome(caseId)),
      give: () => Promise.resolve(outcome(caseId)),
      catchUp: () => Promise.resolve(),
    })
    .give(caseId, command);

beforeEach(() => {
  now = 0;
  answers = noteAnswers(() => now);
});

test('one case that does not answer is its own matter, two after each other are everybody’s', async () => {
  await met('a', pending);
  await met('a', pending);
  expect(answers.areMissing()).toBe(false);
  await met('b', pending);
  expect(answers.areMissing()).toBe(true);
});

test('an answer, or half a minute, ends it', async () => {
  await met('a', pending);
  await met('b', pending);
  await met('c', done);
  expect(answers.areMissing()).toBe(false);
  await met('a', pending);
  await met('b', pending);
  now = 30_001;
  expect(answers.areMissing()).toBe(false);
});
