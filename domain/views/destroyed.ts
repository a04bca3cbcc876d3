import type { CaseView } from './caseView';
import { searchable } from './searchText';

/** A case as lists are asked for it, without what it says. */
export type LeftView = Omit<CaseView, 'state'>;

/** What is left of a case whose contents are destroyed: its number and days, who may know of it, and that it is so. */
export const leftOf = (view: LeftView, destroyedAt: string): LeftView => ({
  caseId: view.caseId,
  seq: view.seq,
  number: view.number,
  stage: view.stage,
  outcome: view.outcome,
  kind: view.kind,
  receivedOn: view.receivedOn,
  registeredBy: view.registeredBy,
  leader: view.leader,
  members: view.members,
  conflictOf: view.conflictOf,
  openTo: view.openTo,
  areas: view.areas,
  knownTo: view.knownTo,
  assignedTo: view.assignedTo,
  granted: view.granted,
  secrecy: view.secrecy,
  hands: view.hands,
  deputies: view.deputies,
  registeredAt: view.registeredAt,
  lastActAt: view.lastActAt,
  closedOn: view.closedOn,
  destroyedAt,
  subjectName: '',
  organisation: '',
  searchText: searchable(view.number),
  waiting: { step: 'nothing', roles: [], accounts: [] },
  attention: 'none',
  overdueKinds: [],
  escalatedTo: [],
  digests: [],
  paused: false,
});
