import { actsByName } from '../reception/actsByName';
import type { Matter, MatterAct, MatterDeed, MatterStep } from './matter';

const noMatter = (caseId: string): Matter => ({
  caseId,
  revision: 0,
  seen: 0,
  grounds: [],
  steps: [],
  goneUp: [],
  lastAt: '',
});

type Passed = Extract<MatterDeed, { kind: 'timePassed' }>;

const without = <Watched extends { steps: MatterStep['steps'] }>(
  one: Watched,
  { step }: Passed,
): Watched => ({
  ...one,
  steps: one.steps.filter(
    ({ at, level, step: what }) => at !== step.at || level !== step.level || what !== step.step,
  ),
});

function passed(matter: Matter, deed: Passed): Matter {
  const { of, stepId, step } = deed;
  const { to, level, at } = step;
  const goneUp =
    step.step === 'escalation' ? [...matter.goneUp, { of, stepId, to, level, at }] : matter.goneUp;
  if (of === 'look') return { ...matter, goneUp, look: matter.look && without(matter.look, deed) };
  const steps = matter.steps.map((one) => (one.stepId === stepId ? without(one, deed) : one));
  return { ...matter, goneUp, steps };
}

/** What went up over something is settled once that is done, or has another day. */
const settled = (goneUp: Matter['goneUp'], of: 'step' | 'look', stepId?: string): Matter['goneUp'] =>
  goneUp.filter((one) => one.of !== of || one.stepId !== stepId);

function evolve(matter: Matter, { revision, by, at, deed }: MatterAct): Matter {
  const done = { by, at, revision };
  const isOwn = deed.kind === 'criteriaMet' || deed.kind === 'timePassed' || deed.kind === 'caseClosed';
  const next: Matter = { ...matter, revision, ...(!isOwn && { seen: revision, lastAt: at }) };
  switch (deed.kind) {
    case 'criteriaMet': {
      const grounds = [...matter.grounds, ...deed.met.map((met) => ({ ...met, notedAt: at }))];
      return { ...next, grounds, listed: matter.listed ?? { ...done, byRule: true } };
    }
    case 'listed':
      return { ...next, listed: { ...done, byRule: false } };
    case 'takenOff':
    case 'caseClosed':
      return { ...next, listed: undefined, left: { ...done, how: deed.kind }, goneUp: [] };
    case 'stepSet': {
      const { stepId, who, due, dueAt, steps } = deed;
      const before = matter.steps.find((one) => one.stepId === stepId);
      const step: MatterStep = {
        state: 'planned',
        ...before,
        stepId,
        who,
        due,
        dueAt,
        steps,
        setIn: revision,
      };
      const others = matter.steps.filter((one) => one.stepId !== stepId);
      return {
        ...next,
        steps: [...others, step].sort((a, b) => a.due.localeCompare(b.due) || a.setIn - b.setIn),
        goneUp: settled(matter.goneUp, 'step', stepId),
      };
    }
    case 'stepDropped':
      return {
        ...next,
        steps: matter.steps.filter(({ stepId }) => stepId !== deed.stepId),
        goneUp: settled(matter.goneUp, 'step', deed.stepId),
      };
    case 'stepReported': {
      const { stepId, state } = deed;
      const isDone = state === 'done';
      const reported = { state, reportedIn: revision, ...(isDone && { doneAt: at, steps: [] }) };
      return {
        ...next,
        steps: matter.steps.map((one) => (one.stepId === stepId ? { ...one, ...reported } : one)),
        goneUp: isDone ? settled(matter.goneUp, 'step', stepId) : matter.goneUp,
      };
    }
    case 'lookSet': {
      const { due, dueAt, steps } = deed;
      const look = { due, dueAt, steps, setIn: revision };
      return { ...next, look, goneUp: settled(matter.goneUp, 'look') };
    }
    case 'titleCleared':
      return { ...next, title: done };
    case 'titleWithdrawn':
      return { ...next, title: undefined };
    case 'timePassed':
      return passed(next, deed);
  }
}

/** A matter from the acts of its case, in their order; undefined where there are none. */
export function matterOfActs(acts: readonly MatterAct[]): Matter | undefined {
  const [first] = acts;
  return first && acts.reduce(evolve, noMatter(first.caseId));
}

/** Every matter that these acts make. */
export const mattersOfActs = (acts: readonly MatterAct[]): Matter[] =>
  actsByName(acts, ({ caseId }) => caseId).flatMap((own) => matterOfActs(own) ?? []);
