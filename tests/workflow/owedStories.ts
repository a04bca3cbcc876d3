import { randomUUID } from 'node:crypto';
import type { CommandType } from '../../domain/case/commands';
import type { CaseMessage } from '../../domain/case/messages';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { calendar, holderOf, OfficeCase, procedures } from '../domain/office';
import { against } from '../domain/ordinary';
import { partingVersion } from '../domain/seeded';
import { toServed } from '../domain/stages';
import type { Giving } from './durableOffice';

export const on = '2026-03-02';

/** A command as a story gives it. */
export interface Step {
  caseId: string;
  type: CommandType;
  input?: Record<string, unknown>;
  giving?: Giving;
}

/** Two cases, what links them first, and the act by which one comes to owe the other something. */
export interface OwedStory {
  cases: OfficeCase[];
  before: Step[];
  act: Step;
  sender: string;
  receiver: string;
}

const received = (input: Record<string, unknown> = {}) => OfficeCase.received(on, input, randomUUID());

/** Rules as they were before reporters of merged reports came to hear of the other case's result. */
export const rulesBefore = {
  ...getProcedureInForce(procedures, on, 'party'),
  version: 3,
  merging: undefined,
};

/** A report merged into another one, and an act in one of the two. */
function merged(act: (report: string, into: string) => Omit<OwedStory, 'cases' | 'before'>): OwedStory {
  const [report, into] = [received(), received()];
  const merge: Step = { caseId: report.caseId, type: 'merge', input: { into: into.caseId } };
  return { cases: [report, into], before: [merge], ...act(report.caseId, into.caseId) };
}

/** Nobody else in these stories is called so: an appeal is against decisions on its own subject. */
let disciplined = 0;

/** An appeal against the discipline of another case, which another team had prepared. */
function appealed(): OwedStory & { accept: Step } {
  const name = `Nguyễn Thị Mẫu ${String((disciplined += 1))}`;
  const subject = {
    kind: 'member',
    name,
    position: 'Phó Giám đốc',
    organisation: 'Sở Mẫu',
    managedBy: 'provincialStandingCommittee',
  };
  const original = toServed(received({ subject }), on, `${String(200 + disciplined)}-QĐ/UBKTTU`);
  const appeal = received({ kind: 'disciplineAppeal', subject });
  appeal.give('classify', { on }, { kind: 'disciplineAppeal' });
  const [sender, receiver] = [appeal.caseId, original.caseId];
  const input = { ...against(receiver), lodgedOn: on };
  const accept: Step = { caseId: sender, type: 'acceptAppeal', input };
  return { cases: [original, appeal], before: [], act: accept, accept, sender, receiver };
}

/** The committee numbers each of its decisions once. */
let decisions = 100;

/** A petition of which a part becomes a case of its own. */
function parted(): { petition: OfficeCase; part: string; act: Step } {
  const allegations = [{ summary: 'Một.' }, { summary: 'Hai.' }];
  const petition = new OfficeCase(partingVersion(), calendar, randomUUID());
  petition.give('register', { on }, { receivedOn: on, kind: 'mixed', allegations });
  const { caseId } = petition;
  const act: Step = { caseId, type: 'splitPetition', input: { allegationIds: ['a2'] } };
  return { petition, part: `${caseId}-2`, act };
}

const viceChair = holderOf('viceChair');
const declared = (caseId: string): Step => ({
  caseId,
  type: 'declareConflict',
  input: { accountId: viceChair.id },
  giving: { by: viceChair },
});

/** A story for everything that one case may owe another; what comes through the public door is no case's. */
export const owedStories: Record<Exclude<CaseMessage['says'], 'reporterWrote'> | 'opened', () => OwedStory> =
  {
    reportMerged: () => {
      const [report, into] = [received(), received()];
      const act: Step = { caseId: report.caseId, type: 'merge', input: { into: into.caseId } };
      return { cases: [report, into], before: [], act, sender: report.caseId, receiver: into.caseId };
    },
    matterLinked: () => {
      const into = received();
      const report = new OfficeCase(rulesBefore, calendar, randomUUID());
      report.give('register', { on }, { receivedOn: on });
      const act: Step = { caseId: report.caseId, type: 'merge', input: { into: into.caseId } };
      return { cases: [report, into], before: [], act, sender: report.caseId, receiver: into.caseId };
    },
    reportUnmerged: () =>
      merged((sender, receiver) => ({ act: { caseId: sender, type: 'unmerge' }, sender, receiver })),
    mergedMatterEnded: () =>
      merged((receiver, sender) => ({ act: { caseId: sender, type: 'keepOnFile' }, sender, receiver })),
    conflictDeclared: () => merged((sender, receiver) => ({ act: declared(sender), sender, receiver })),
    conflictLifted: () => {
      const story = merged((sender, receiver) => ({ act: declared(sender), sender, receiver }));
      const { sender } = story;
      const lift: Step = { caseId: sender, type: 'liftConflict', input: { accountId: viceChair.id } };
      return { ...story, before: [...story.before, declared(sender)], act: lift };
    },
    appealLodged: appealed,
    appealLeft: () => {
      const { accept, ...story } = appealed();
      const elsewhere = {
        appealedCase: undefined,
        decisionNumber: '9-QĐ/TU',
        form: 'warning',
        servedOn: on,
        lodgedOn: on,
      };
      const input = { ...elsewhere, decidedBy: 'provincialInspection' };
      return { ...story, before: [accept], act: { caseId: story.sender, type: 'correctAppeal', input } };
    },
    disciplineReviewed: () => {
      const { accept, ...story } = appealed();
      const number = `${(decisions += 1)}-QĐ/TU`;
      const { sender } = story;
      const steps: CommandType[] = [
      'tell', 'proposeAssignment', 'formTeam', 'signDecision', 'announceDecision', 'recordExplanation', 'setFinding',
      'submitReport', 'holdHearing',
    ]; // prettier-ignore
      const before = [accept, ...steps.map((type) => ({ caseId: sender, type }))];
      return { ...story, before, act: { caseId: sender, type: 'decideAppeal', input: { number } } };
    },
    partRegistered: () => {
      const { petition, part, act } = parted();
      return { cases: [petition], before: [], act, sender: part, receiver: petition.caseId };
    },
    opened: () => {
      const { petition, part, act } = parted();
      return { cases: [petition], before: [], act, sender: petition.caseId, receiver: part };
    },
  };
