import { readFileSync } from 'node:fs';
import { workflowBundle } from '../../temporal-config/workflowBundle';

/** Ways in which a later program may decide or fold otherwise than the one that has stored a history. */
export const changes = {
  'an event more': [
    'decide',
    '{ ...d, events: [...d.events, { ...d.events.at(-1), seq: d.state.seq + 1 }], state: { ...d.state, seq: d.state.seq + 1 } }',
  ],
  'an event fewer': [
    'decide',
    'd.events.length > 1 ? { events: d.events.slice(0, -1), state: { ...d.state, seq: d.state.seq - 1 } } : d',
  ],
  'other data': [
    'decide',
    '{ ...d, events: d.events.map((e) => ({ ...e, at: "2031-01-01T00:00:00.000Z" })) }',
  ],
  'no decision': ['decide', '{ refusal: { refused: "notYourRole" } }'],
  'no clocks': ['evolve', '{ ...d, clocks: {} }'],
  'nothing to number': ['evolve', '{ ...d, unnumbered: undefined, notes: 99, stage: "publication" }'],
} as const;
export type Change = keyof typeof changes;

const heads = {
  decide: 'function decide(caseId, state, command, given)',
  evolve: 'function evolve(state, event)',
} as const;

/** The workflows with one of the changes. */
export function changedBundle(change: Change): Promise<{ code: string }> {
  const [name, result] = changes[change];
  return bundleWith(name, result);
}

/** The workflows as they are, but for what one function of the rules returns; `d` is what it returns otherwise. */
export async function bundleWith(name: keyof typeof heads, result: string): Promise<{ code: string }> {
  const { codePath } = await workflowBundle();
  const code = readFileSync(codePath, 'utf8');
  const head = heads[name];
  const parameters = head.slice(head.indexOf('('));
  const wrapped = `${head} { const d = ${name}AsItWas${parameters}; return d.refusal ? d : (${result}); }
function ${name}AsItWas${parameters}`;
  if (code.split(head).length !== 2) throw new Error(`the bundle has not one ${head}`);
  return { code: code.replace(head, () => wrapped) };
}
