import { everyCase } from '../../domain/access/policy';
import type { BenchOffice } from './benchOffice';
import { give, register, startBare, today, updateBare } from './cases';
import { compare, type Comparison, together } from './comparison';
import { type ScriptedCommand, writeScript } from './script';

const pairOf = async (office: BenchOffice) => {
  const pair = { caseId: await register(office), bare: await startBare(office) };
  // The first task of a workflow loads its code; neither side is measured by it.
  await updateBare(pair.bare, 0);
  return pair;
};

/** Which proposal is meant is told by its place in the case, which is another one here than in the rehearsal of the script. */
async function asHere(
  { stores }: BenchOffice,
  caseId: string,
  command: ScriptedCommand,
): Promise<ScriptedCommand> {
  const { input } = command;
  if (typeof input !== 'object' || input === null || !('submission' in input)) return command;
  const view = await stores.views.find(caseId, everyCase);
  return { ...command, input: { ...input, submission: view?.state.submissions?.at(-1)?.id } };
}

/** The script as this office takes it, learnt by giving it once; nobody measures that. */
async function learnScript(office: BenchOffice): Promise<ScriptedCommand[]> {
  const caseId = await register(office);
  const learnt: ScriptedCommand[] = [];
  for (const command of writeScript(today())) {
    const here = await asHere(office, caseId, command);
    await give(office, caseId, here);
    learnt.push(here);
  }
  return learnt;
}

/** Cases one after another from registration to close, a bare Update beside each command. */
export async function commandsInTurn(office: BenchOffice, cases: number): Promise<Comparison> {
  const script = await learnScript(office);
  const all: Comparison[] = [];
  for (let i = 0; i < cases; i += 1) {
    const { caseId, bare } = await pairOf(office);
    const commands = script[Symbol.iterator]();
    const ours = async () => {
      const { value } = commands.next();
      if (value) await give(office, caseId, value);
    };
    all.push(await compare(script.length, ours, (turn) => updateBare(bare, turn)));
  }
  return together(all);
}

/** One turn is a command to each of some cases at once, and an Update to each of as many bare workflows. */
export async function commandsAtOnce(office: BenchOffice, cases: number): Promise<Comparison> {
  const script = await learnScript(office);
  const pairs = await Promise.all(Array.from({ length: cases }, () => pairOf(office)));
  return compare(
    script.length,
    async (turn) => {
      const command = script[turn];
      if (command) await Promise.all(pairs.map(({ caseId }) => give(office, caseId, command)));
    },
    (turn) => Promise.all(pairs.map(({ bare }) => updateBare(bare, turn))),
  );
}
