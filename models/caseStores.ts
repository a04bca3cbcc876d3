import type { Connection } from 'mongoose';
import { createAppendSeals } from './appendSeals';
import { createDoorBoxes, type DoorBoxes } from './doorBoxes';
import { createOpinions, type Opinions } from './opinions';
import { createDoorEnvelopes, type DoorEnvelopes } from './doorEnvelopes';
import { createDoorFiles, type DoorFiles } from './doorFiles';
import { type BodyStore, createBodyStore } from './bodies';
import { type CaseEventStore, createCaseEventStore } from './caseEvents';
import { type CaseFileStore, createCaseFileStore } from './caseFiles';
import { type CaseUploads, createCaseUploads } from './caseUploads';
import { type CaseViewStore, createCaseViewStore } from './caseViews';
import { createFileReadings, type FileReadings } from './fileReadings';
import { createIdentityVault, type IdentityVault, type VaultKey } from './identityVault';
import { createImportStore, type ImportStore } from './imports';
import { createPaperRegisters, type PaperRegisters } from './paperRegisters';
import { createOfficeLog, type OfficeLog } from './officeLog';
import { type CaseMarkStore, createCaseMarkStore } from './caseMarks';
import { figureShelf } from './figureActs';
import { createPlanStore, type PlanStore } from './inspectionPlans';
import { createOfficeCheckStore, type OfficeCheckStore } from './officeChecks';
import { createListedMatters, type ListedMatters } from './listedMatters';
import { memberNoticeShelf } from './memberNotices';
import { createMeetingStore, type MeetingStore } from './meetings';
import { createNewsStore, type NewsStore } from './news';
import { createPaperStore, type PaperStore } from './papers';
import type { MemberNoticeDeed } from '../domain/coordination/memberNotice';
import type { FigureDeed } from '../domain/figures/acts';
import type { NoticeDeed } from '../domain/meetings/sessionNotice/notice';
import type { RecommendationDeed } from '../domain/supervision/recommendation';
import { createSealedActs, type SealedActs } from './sealedActs';
import { sessionNoticeShelf } from './sessionNotices';
import { supervisionShelf } from './supervision';
import { createSavedSearches, type SavedSearches } from './savedSearches';
import { createSealedMatters, type SealedMatters } from './sealedMatters';
import { createProofs, type Proofs } from './proofs';
import { createRuleMoveStore, type RuleMoveStore } from './ruleMoves';
import { createViewUpkeep, type ViewUpkeep } from './viewUpkeep';
import { createReplayCheckStore, type ReplayCheckStore } from './replayChecks';
import { createReferenceStore, type ReferenceStore } from './reference';
import { createReceptionDays, type ReceptionDays } from './receptionDays';
import { createReceptionScans, type ReceptionScans } from './receptionScans';
import { createReceptionVisits, type ReceptionVisits } from './receptionVisits';
import { type CaseKeys, createCaseKeys } from './caseKeys';
import { createEventContents } from './eventContents';
import { createRowTags, type RowTags } from './rowTags';
import { createFeedPlaces, type FeedPlaces } from './feedPlaces';
import { createUnnumbered, type Unnumbered } from './unnumbered';
import { createWebhooks, type Webhooks } from './webhooks';
import { createWorkingCopies, type WorkingCopies } from './workingCopies';
import { createCaseNumbers, type CaseNumbers } from './caseNumbers';

/** Everything of cases that is kept in the database. */
export interface CaseStores {
  /** The keys of cases: whatever is sealed under one ends with it. */
  keys: CaseKeys;
  /** What rows are found by. */
  tags: RowTags;
  events: CaseEventStore;
  views: CaseViewStore;
  vault: IdentityVault;
  /** What of reports about private citizens is compared with others. */
  matters: SealedMatters;
  /** Letters without their writers. */
  workingCopies: WorkingCopies;
  reference: ReferenceStore;
  numbers: CaseNumbers;
  imports: ImportStore;
  /** Cases on their way to other rules. */
  ruleMoves: RuleMoveStore;
  papers: PaperStore;
  /** What was taken into the files of cases, and who has read it. */
  files: CaseFileStore;
  /** Those that come in several requests. */
  uploads: CaseUploads;
  fileReadings: FileReadings;
  /** How workflows of cases were replayed. */
  replayChecks: ReplayCheckStore;
  registers: PaperRegisters;
  /** Who the official members of each body are, by days. */
  bodies: BodyStore;
  meetings: MeetingStore;
  /** What the commission is to inspect, by years. */
  plans: PlanStore;
  /** What figures are made of, and what was done with them. */
  marks: CaseMarkStore;
  figureActs: SealedActs<FigureDeed>;
  /** When citizens are received, who came, and what became of it. */
  receptionDays: ReceptionDays;
  visits: ReceptionVisits;
  scans: ReceptionScans;
  /** Complex and pending matters, with their roadmaps. */
  listedMatters: ListedMatters;
  /** What is told of sessions. */
  sessionNotices: SealedActs<NoticeDeed>;
  /** What those who supervise have recommended, and the answers. */
  recommendations: SealedActs<RecommendationDeed>;
  /** What bodies outside have told of members. */
  memberNotices: SealedActs<MemberNoticeDeed>;
  /** Searches that people have named. */
  savedSearches: SavedSearches;
  /** What happens in the office beside its cases. */
  officeLog: OfficeLog;
  /** What checks of all that the office keeps have found. */
  officeChecks: OfficeCheckStore;
  /** What those who have been through it think of it. */
  opinions: Opinions;
  /** What came through the public door: envelopes as they were sealed, boxes of reporters, files. */
  door: { envelopes: DoorEnvelopes; boxes: DoorBoxes; files: DoorFiles };
  /** What cases have told each other. */
  news: NewsStore;
  /** The order of the events of all cases, and which have no place in it yet. */
  feedPlaces: FeedPlaces;
  unnumbered: Unnumbered;
  /** Addresses outside that are told what happens. */
  webhooks: Webhooks;
  /** Who speaks to a case proves it with these. */
  proofs: Proofs;
}

/** What is kept of cases, for whoever checks or rebuilds it. */
export interface KeptCases {
  events: CaseEventStore;
  rows: ViewUpkeep;
}

/** The same without any other store. */
export function openKeptCases(connection: Connection, vaultKeys: readonly VaultKey[]): KeptCases {
  const keys = createCaseKeys(connection, vaultKeys);
  return {
    events: createCaseEventStore(connection, createAppendSeals(vaultKeys), createEventContents(keys)),
    rows: createViewUpkeep(connection, { keys, tags: createRowTags(vaultKeys) }),
  };
}

/** Composes the stores of cases and makes their indexes. */
export async function createCaseStores(
  connection: Connection,
  vaultKeys: readonly VaultKey[],
): Promise<CaseStores> {
  const keys = createCaseKeys(connection, vaultKeys);
  const events = createCaseEventStore(connection, createAppendSeals(vaultKeys), createEventContents(keys));
  const tags = createRowTags(vaultKeys);
  const views = createCaseViewStore(connection, keys, tags);
  await keys.prepare();
  await events.prepare();
  await views.prepare();
  const imports = createImportStore(connection, vaultKeys);
  await imports.prepare();
  const ruleMoves = createRuleMoveStore(connection, keys, vaultKeys);
  await ruleMoves.prepare();
  const registers = createPaperRegisters(connection, keys, vaultKeys);
  await registers.prepare();
  const numbers = createCaseNumbers(connection);
  await numbers.prepare();
  const meetings = createMeetingStore(connection, vaultKeys);
  await meetings.prepare();
  const officeLog = createOfficeLog(connection, vaultKeys);
  await officeLog.prepare();
  const officeChecks = createOfficeCheckStore(connection, vaultKeys);
  await officeChecks.prepare();
  const news = createNewsStore(connection, vaultKeys);
  await news.prepare();
  const papers = createPaperStore(connection);
  await papers.prepare();
  const savedSearches = createSavedSearches(connection, vaultKeys);
  await savedSearches.prepare();
  const envelopes = createDoorEnvelopes(connection, vaultKeys);
  await envelopes.prepare();
  const door = {
    envelopes,
    boxes: createDoorBoxes(connection),
    files: createDoorFiles(connection),
  };
  const vault = createIdentityVault(connection, vaultKeys, keys);
  await vault.prepare();
  const files = createCaseFileStore(connection, vault);
  await files.prepare();
  const figureActs = createSealedActs(connection, vaultKeys, officeLog, figureShelf);
  const sessionNotices = createSealedActs(connection, vaultKeys, officeLog, sessionNoticeShelf);
  const recommendations = createSealedActs(connection, vaultKeys, officeLog, supervisionShelf);
  const memberNotices = createSealedActs(connection, vaultKeys, officeLog, memberNoticeShelf);
  await Promise.all(
    [figureActs, sessionNotices, recommendations, memberNotices].map((acts) => acts.prepare()),
  );
  const visits = createReceptionVisits(connection, vaultKeys, keys, officeLog);
  await visits.prepare();
  const listedMatters = createListedMatters(connection, vaultKeys, keys, officeLog);
  await listedMatters.prepare();
  const fileReadings = createFileReadings(connection);
  await fileReadings.prepare();
  const feedPlaces = createFeedPlaces(connection);
  await feedPlaces.prepare();
  return {
    keys,
    tags,
    events,
    views,
    vault,
    matters: createSealedMatters(connection, vault),
    workingCopies: createWorkingCopies(connection, vault),
    reference: createReferenceStore(connection),
    numbers,
    imports,
    ruleMoves,
    papers,
    files,
    uploads: createCaseUploads(connection, vault),
    fileReadings,
    replayChecks: createReplayCheckStore(connection, vault),
    registers,
    bodies: createBodyStore(connection, vaultKeys, officeLog),
    meetings,
    plans: createPlanStore(connection, vaultKeys, officeLog),
    marks: createCaseMarkStore(connection, keys),
    figureActs,
    receptionDays: createReceptionDays(connection, vaultKeys, officeLog),
    visits,
    scans: createReceptionScans(connection, vault),
    listedMatters,
    sessionNotices,
    recommendations,
    memberNotices,
    opinions: createOpinions(connection),
    savedSearches,
    officeLog,
    officeChecks,
    door,
    news,
    feedPlaces,
    unnumbered: createUnnumbered(connection),
    webhooks: createWebhooks(connection, vaultKeys),
    proofs: createProofs(vaultKeys),
  };
}
