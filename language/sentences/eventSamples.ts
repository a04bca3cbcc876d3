import { type EventData, eventSchemas, type EventType } from '../../domain/case/events/event';
import { exampleOf } from '../../domain/case/example';

const text = 'Nội dung theo hồ sơ.';
const sealed = { keyId: 'c-1', iv: 'x', tag: 'y', text: 'z' };
const on = '2026-03-02';
const dates = {
  dueOn: '2026-07-09',
  dueAt: '2026-07-09T17:00:00.000Z',
  provisional: false,
  calendarVersion: 1,
  steps: [],
};
const years = { count: 10, unit: 'years', rollsForward: false } as const;
const limit = { count: 90, unit: 'workingDays', rollsForward: true } as const;
const registered: EventData<'reportRegistered'> = {
  number: 'TC-1',
  kind: 'denunciation',
  source: 'post',
  receivedOn: on,
  receivedDay: on,
  reporter: { standing: 'named', ref: 'v-1' },
  checkable: true,
  subject: { kind: 'member', name: 'Nguyễn Văn Mẫu', position: '', organisation: '', managedBy: 'cell' },
  allegations: [{ id: 'a1', summary: text }],
  procedure: { id: 'p', version: 1 },
  calendar: { id: 'c', version: 1 },
};
const vote: EventData<'voteRecorded'> = {
  on, body: 'deciding', officialMembers: 9, present: 7, votes: { warning: 5, reprimand: 1 }, adopted: 'warning',
}; // prettier-ignore
const hearing = { on, subjectPresent: true, absenceExcused: false, opinion: text, minutes: text };
const step = { to: 'officer', dueAt: '2026-07-09T17:00:00.000Z' } as const;
const steps: EventData<'reminded'>[] = [
  { ...step, kind: 'settling' },
  { ...step, kind: 'stall' },
];
const kept = { kind: 'unsettled', term: 1, until: '2027-12-31', schedule: 'vn@1' } as const;
const team = { leader: 'u-1', members: ['u-2', 'u-3'] };

/** Events in each of their wordings, where there are several or a plain example would not do. */
const wordings: { [Type in EventType]?: EventData<Type>[] } = {
  reportRegistered: [
    registered,
    { ...registered, splitFrom: { caseId: 'c-0', number: '2026-000001' } },
    { ...registered, backlog: { importId: 'i-1', row: 7 } },
  ],
  classified: [
    { kind: 'feedback', complex: false, severalPlaces: false, assessment: text },
    { kind: 'mixed', complex: true, severalPlaces: true, assessment: text },
    { kind: 'mixed', complex: true, especiallyComplex: true, severalPlaces: false, assessment: text },
    {
      kind: 'denunciation',
      complex: true,
      criteria: ['manyReporters'],
      severalPlaces: false,
      assessment: text,
    },
    { kind: 'denunciation', complex: false, severalPlaces: false, further: true, assessment: text },
  ],
  accepted: [{ basis: text }],
  enteredLate: [
    { on, reason: text },
    { on, reason: text, recorded: { act: 'report', on: '2026-03-05' } },
  ],
  refused: [{ ground: 'privateCitizen', explanation: '' }],
  keptOnFile: [{ ground: 'noSpecificContent', explanation: text }],
  guided: [{ to: 'Tòa án nhân dân', explanation: text }],
  forwarded: [
    { to: 'UBKT Huyện ủy Mẫu', explanation: text },
    {
      to: 'Huyện ủy Mẫu',
      toUnit: { id: 'hu-mau', level: 'district', name: 'Huyện ủy Mẫu' },
      explanation: text,
    },
    {
      to: 'Huyện ủy Mẫu',
      toUnit: { id: 'hu-mau', level: 'district', name: 'Huyện ủy Mẫu' },
      place: {
        id: 'hu-mau',
        chain: [
          { id: 'hu-mau', level: 'district', name: 'Huyện ủy Mẫu' },
          { id: 'tinh-uy', level: 'province', name: 'Tỉnh ủy Mẫu' },
        ],
        tree: { id: 'tinh-mau', version: 1 },
      },
      explanation: text,
    },
  ],
  takenOver: [{ from: 'Huyện ủy Mẫu', since: on, reason: text }],
  returned: [{ from: 'UBKT Huyện ủy Mẫu', on, reason: text }],
  forwardingAllowed: [{ explanation: text }],
  merged: [
    { into: 'c-2', explanation: text },
    { into: 'c-2', explanation: text, confirmed: { proposedBy: 'u-2', reason: text } },
  ],
  mergeProposed: [{ into: 'c-2', number: '2026-000002', differs: ['name', 'unit'], explanation: text }],
  mergeDismissed: [{ into: 'c-2', proposedBy: 'u-2', reason: text }],
  unmerged: [{ from: 'c-2', reason: text }],
  reportMerged: [{ caseId: 'c-2', number: '2026-000002' }],
  reportUnmerged: [{ caseId: 'c-2', number: '2026-000002' }],
  mergedMatterEnded: [
    { caseId: 'c-2', number: '2026-000002', outcome: 'settled' },
    { caseId: 'c-2', number: '2026-000002', outcome: 'withdrawn' },
  ],
  appealAccepted: [
    {
      decisionNumber: '15-QĐ/UBKTTU', form: 'warning', decidedBy: 'provincialInspection', servedOn: on, lodgedOn: on,
      lodgedBy: 'appellant', reviewer: 'provincialStandingCommittee', basis: text,
    },
    {
      decisionNumber: '15-QĐ/UBKT', form: 'warning', decidedBy: 'districtStandingCommittee', servedOn: on, lodgedOn: on,
      lodgedBy: 'appellant', reviewer: 'provincialInspection', elsewhere: true, compared: text, basis: text,
    },
  ], // prettier-ignore
  appealCorrected: [
    {
      decisionNumber: '15-QĐ/UBKTTU', form: 'warning', decidedBy: 'provincialInspection', servedOn: on, lodgedOn: on,
      lodgedBy: 'appellant', reviewer: 'provincialStandingCommittee', workedOn: ['u-1'], leaves: 'c-3', reason: text,
    },
    {
      decisionNumber: '15-QĐ/UBKT', form: 'warning', decidedBy: 'districtStandingCommittee', servedOn: on, lodgedOn: on,
      lodgedBy: 'appellant', reviewer: 'provincialInspection', elsewhere: true, reason: text,
    },
  ], // prettier-ignore
  petitionSplit: [
    { into: 'c-2', allegationIds: ['a1', 'a3'], keptKind: 'denunciation', newKind: 'disciplineAppeal', explanation: text },
  ], // prettier-ignore
  partGuided: [
    { allegationIds: ['a2'], to: 'Tòa án nhân dân', explanation: text },
    { allegationIds: ['a2'], to: 'Thanh tra tỉnh', keptKind: 'denunciation', explanation: text },
  ],
  partRegistered: [{ caseId: 'c-2', number: '2026-000002' }],
  inspectionOpened: [{ basis: text }],
  assignmentProposed: [
    { purpose: text, contents: text, method: text, periodFrom: '2020-01-01', periodTo: '2025-12-31', durationDays: 45 },
  ], // prettier-ignore
  teamFormed: [team, { ...team, members: [] }],
  decisionSigned: [{ number: '12-QĐ/UBKTTU', signedOn: on }, { signedOn: on }],
  reassigned: [
    { leader: 'u-2', members: ['u-3'], reason: text, before: { leader: 'u-1', members: ['u-3'] } },
    { leader: 'u-2', members: [], reason: text, before: { leader: 'u-1', members: ['u-2'] } },
    { ...team, reason: text },
    { leader: 'u-1', members: [], reason: text },
  ],
  decisionAnnounced: [
    { on, place: 'Sở Mẫu', present: text },
    { on, place: 'Sở Mẫu', present: text, explainBy: '2026-03-16' },
  ],
  explanationRecorded: [{ on, summary: text }],
  evidenceRecorded: [{ on, title: 'Hồ sơ đất', origin: 'Phòng Tài nguyên', content: text }],
  minutesRecorded: [
    { on, title: 'Làm việc với Sở Mẫu', content: text },
    {
      on,
      title: 'Làm việc với Sở Mẫu',
      content: text,
      beganAt: '08:30',
      endedAt: '10:00',
      place: 'Sở Mẫu',
      secretary: 'Lê Thị Mẫu, chuyên viên',
      workedWith: ['Trần Văn Mẫu, Giám đốc'],
    },
  ],
  informationRequested: [
    { requestId: 'r1', to: 'Thanh tra tỉnh', about: text },
    { requestId: 'r2', to: 'Thanh tra tỉnh', about: text, replyBy: '2026-04-01' },
  ],
  replyRecorded: [{ requestId: 'r1', on, summary: text }],
  findingSet: [
    { allegationId: 'a1', finding: 'noBasis', reasons: text },
    { allegationId: 'a2', finding: 'upheld', reasons: text, endedOn: '2025-06-01' },
  ],
  converted: [
    { number: '20-QĐ/UBKTTU', on, grounds: text, allegations: [{ id: 'a3', summary: text }] },
    { on, grounds: text, allegations: [{ id: 'a3', summary: text }] },
  ],
  combinedProcessOpened: [{ acceptedOn: on, form: 'warning', statement: text, grounds: text }],
  combinedProcessEnded: [{ reason: text }],
  reportSubmitted: [
    { summary: text, proposesDiscipline: true },
    { summary: text, proposesDiscipline: false },
    { summary: text, proposesDiscipline: false, proposedResult: 'lowered' },
  ],
  hearingHeld: [
    hearing,
    {
      ...hearing,
      beganAt: '08:30',
      endedAt: '10:00',
      place: 'Sở Mẫu',
      chair: 'Trần Văn Mẫu, Phó Chủ nhiệm',
      secretary: 'Lê Thị Mẫu, chuyên viên',
      attending: ['Phạm Văn Mẫu, Ủy viên'],
    },
    { ...hearing, subjectPresent: false },
    { ...hearing, subjectPresent: false, absenceExcused: true },
  ],
  putOnAgenda: [{ meetingId: 'm-1', body: 'commission', on, place: 'Phòng họp số 1' }],
  attendanceRecorded: [
    {
      meetingId: 'm-1',
      members: [
        { id: 'u-1', name: 'Trần Thị Mẫu', standing: 'present' },
        { id: 'm-2', name: 'Lê Văn Mẫu', standing: 'recused' },
      ],
    },
    {
      meetingId: 'm-1',
      members: [{ id: 'u-1', name: 'Trần Thị Mẫu', standing: 'present' }],
      minutes: { beganAt: '08:00', endedAt: '11:30', chair: 'u-1', secretary: 'Lê Thị Mẫu, chuyên viên' },
    },
  ],
  hearingPostponed: [
    { on, excused: true, explanation: text },
    { on, excused: false, explanation: text },
    { on, excused: true, explanation: text, next: '2026-03-16' },
    { on, excused: false, explanation: text, next: '2026-03-16' },
  ],
  dissentRecorded: [{ member: 'u-1', name: 'Trần Thị Mẫu', text }],
  dissentCountersigned: [{ of: [31] }],
  disciplineDeferred: [{ ground: 'pregnancy', until: '2026-12-31', explanation: text }],
  deferralEnded: [{ on, explanation: text }],
  voteRecorded: [
    vote,
    { ...vote, votes: {}, adopted: undefined },
    { ...vote, blank: 1, invalid: 1 },
    { ...vote, reason: text },
    { ...vote, noDiscipline: 1, blank: 1 },
  ],
  concluded: [
    { number: '3-TB/UBKTTU', on, summary: text, disciplineDue: true },
    { number: '3-TB/UBKTTU', on, summary: text, disciplineDue: false },
    { on, summary: text, disciplineDue: true },
    { on, summary: text, disciplineDue: false },
  ],
  disciplineDecided: [
    { form: 'warning', number: '15-QĐ/UBKTTU', on, grounds: text },
    { form: 'warning', on, grounds: text },
  ],
  decisionServed: [
    { number: '15-QĐ/UBKTTU', on, how: 'giao trực tiếp' },
    { on, how: 'giao trực tiếp' },
  ],
  disciplineProposed: [{ form: 'expulsion', to: 'Ban Thường vụ Tỉnh ủy', grounds: text }],
  disciplineReferred: [{ to: 'Ban Thường vụ Tỉnh ủy', grounds: text }],
  appealDecided: [
    {
      result: 'upheld', officialMembers: 15, present: 14, votesFor: 9, votes: { upheld: 9, annulled: 2, reprimand: 1 }, blank: 1,
      invalid: 1, number: '30-QĐ/TU', on, grounds: text,
    },
    { result: 'annulled', officialMembers: 15, present: 14, votesFor: 9, number: '30-QĐ/TU', on, grounds: text },
    { result: 'lowered', form: 'reprimand', officialMembers: 15, present: 14, votesFor: 9, number: '30-QĐ/TU', on, grounds: text },
    { result: 'annulled', officialMembers: 15, present: 14, votesFor: 9, on, grounds: text },
    { result: 'lowered', form: 'reprimand', officialMembers: 15, present: 14, votesFor: 9, on, grounds: text },
  ], // prettier-ignore
  appealLodged: [{ caseId: 'c-2', number: '2026-000002' }],
  appealLeft: [{ caseId: 'c-2', number: '2026-000002' }],
  disciplineReviewed: [
    { caseId: 'c-2', number: '2026-000002', result: 'lowered', form: 'reprimand', decision: '30-QĐ/TU', on },
  ],
  superiorDecided: [
    { form: 'expulsion', number: '20-QĐ/TU', on, grounds: text },
    { number: '21-CV/TU', on, grounds: text },
  ],
  publicationApproved: [{ publicText: text }, { publicText: text, named: ['subject'] }],
  publicTextChecked: [
    { paper: { of: 40, turn: 1 }, hashes: ['0'.repeat(64)], leaks: [] },
    {
      file: 'f-1',
      hashes: ['0'.repeat(64)],
      leaks: [{ kind: 'person', part: 'body', page: 1, paragraph: 2 }],
    },
  ],
  leakAccepted: [{ leak: '41.1', kind: 'person', part: 'body', reason: text }],
  published: [
    { on, place: 'Hội nghị chi bộ' },
    {
      on,
      place: 'Hội nghị chi bộ',
      publicationId: 'p1',
      matters: ['conclusion', 'decision'],
      form: 'meeting',
      check: 41,
      attended: text,
      refusedToHear: text,
    },
  ],
  publicationProven: [
    { publicationId: 'p1', kind: 'picture', on },
    { publicationId: 'p1', kind: 'minutes', on, about: text },
  ],
  broadcastRecorded: [{ publicationId: 'p1', on, place: 'đài truyền hình tỉnh' }],
  publicationEnded: [
    { publicationId: 'p1', on },
    { publicationId: 'p1', on, early: text },
  ],
  recommendationMade: [
    { recommendationId: 'k1', to: 'Sở Mẫu', text },
    { recommendationId: 'k2', to: 'Sở Mẫu', text, dueOn: '2026-09-30' },
    { recommendationId: 'k3', to: 'Sở Mẫu', text, kind: 'assetRecovery', amount: 1_250_000_000 },
    {
      recommendationId: 'k4',
      to: 'Sở Mẫu',
      text,
      kind: 'assetRecovery',
      amount: 1_250_000_000,
      dueOn: '2026-09-30',
    },
  ],
  recommendationFollowed: [
    { recommendationId: 'k1', on, done: false, report: text },
    { recommendationId: 'k1', on, done: true, report: text },
  ],
  assetsRecovered: [
    { recommendationId: 'k3', on, amount: 250_000_000, report: text },
    { recommendationId: 'k3', on, amount: 250_000_000, report: text, surplusReason: text },
  ],
  recoveryGivenUp: [{ recommendationId: 'k3', on, amount: 250_000_000, reason: text }],
  falseReportHandled: [
    { on, deliberate: false, grounds: text, consequence: 'none' },
    { on, deliberate: true, grounds: text, consequence: 'writtenWarning' },
    { on, deliberate: true, grounds: text, consequence: 'transferred', to: 'Công an tỉnh' },
  ],
  apologyOwed: [
    { number: '2026-000002', decision: '30-QĐ/TU', on, result: 'annulled' },
    { number: '2026-000002', on, result: 'annulled' },
  ],
  apologyGiven: [{ on, place: 'Sở Mẫu', how: 'meeting', rights: ['post', 'name'], explanation: text }],
  apologyRefused: [{ on, reason: text }],
  commendationProposed: [
    { on, to: 'Ban Thường vụ Tỉnh ủy', merits: text },
    { on, to: 'Ban Thường vụ Tỉnh ủy', merits: text, reward: 'provinceCertificate', amount: 50_600_000 },
    { on, to: 'Ban Thường vụ Tỉnh ủy', merits: text, consentOn: '2026-03-03' },
  ],
  commendationDecided: [
    { on, result: 'internally', explanation: text },
    { on, result: 'openly', number: '8-QĐ/TU', explanation: text },
  ],
  restorationOwed: [{}],
  nameRestored: [
    { on, restored: true, explanation: text },
    { on, restored: false, explanation: text },
  ],
  publicationTakenBack: [{ on, place: 'Sở Mẫu', explanation: text }],
  caseClosed: [
    { summary: text },
    {
      summary: text,
      owed: [
        { what: 'notices', count: 2 },
        { what: 'service', count: 1 },
      ],
      reason: text,
    },
  ],
  noted: [{ text }],
  reporterWrittenTo: [
    { text, asks: true },
    { text, asks: false },
  ],
  reporterWrote: [
    { message: 'm-1', kind: 'answer', on, question: 3, files: 0 },
    { message: 'm-1', kind: 'retaliation', on, files: 2 },
  ],
  identityRequested: [
    { fields: ['name', 'phone'], hours: 24, reason: text, decidedBy: 'custodian' },
    { fields: ['files'], hours: 1, reason: text, decidedBy: 'signatories' },
  ],
  identityGranted: [
    { request: 4, accountId: 'u-2', fields: ['name'], hours: 2, until: '2026-03-02T09:00:00.000Z' },
    { request: 4, accountId: 'u-2', fields: ['name'], hours: 1, until: '2026-03-02T09:00:00.000Z' },
  ],
  identityDenied: [{ request: 4, accountId: 'u-2', reason: text }],
  identityRead: [
    { fields: ['originalText'], reason: text },
    { fields: ['files'], reason: '', request: 4, file: 'f-1' },
  ],
  workingCopyMade: [{ copy: 'k-1', sha256: 'a' }],
  actedForAbsent: [{ accountId: 'u-2' }],
  actedThroughProgram: [{ program: 'p-1' }],
  instructed: [{ text }],
  complexityEstablished: [
    { complexity: 'complex', reason: text },
    { complexity: 'especiallyComplex', reason: text },
    { complexity: 'complex', criteria: ['foreignElement'], reason: text },
  ],
  casePaused: [
    { reason: 'expertOpinion', explanation: text },
    { reason: 'beforeCongress', explanation: text, congressOn: on, office: 'chair' },
    { reason: 'beforeCongress', explanation: '', congressOn: '2026-03-09', from: on },
    { reason: 'beforeCongress', explanation: '2026-03-09', from: on },
  ],
  caseResumed: [{ explanation: text }, { explanation: '', until: on }],
  withdrawn: [
    { allegationIds: ['a1', 'a3'], pressureSuspected: false, explanation: text },
    { allegationIds: ['a1'], pressureSuspected: true, explanation: text },
    { allegationIds: ['a1'], pressureSuspected: false, explanation: text, on },
    { allegationIds: ['a1'], pressureSuspected: true, explanation: text, on },
    { allegationIds: ['a1'], pressureSuspected: false, explanation: text, on, pursuedFor: 'slander' },
  ],
  superiorAsked: [
    { on, from: 'cấp trên trực tiếp', content: text },
    { on, from: 'Thanh tra tỉnh', number: '12-CV', content: text },
  ],
  superiorAnswered: [
    { on, reason: text, responsible: 'trưởng phòng' },
    { on, number: '45-BC', reason: text, responsible: 'trưởng phòng' },
  ],
  firstMeetingHeld: [
    {
      on,
      place: 'phòng họp số 2',
      confirmed: ['identity', 'address'],
      allegationIds: ['a1', 'a2'],
      content: text,
    },
    { on, place: 'phòng họp số 2', confirmed: [], allegationIds: ['a1'], content: text },
  ],
  reporterMet: [
    { on, allegationIds: ['a1', 'a3'], pressureSuspected: false, content: text },
    { on, allegationIds: ['a1'], pressureSuspected: true, content: text },
  ],
  withdrawnTakenUp: [{ allegationIds: ['a1', 'a2'], reason: text }],
  protectionRequested: [
    { explanation: text },
    { explanation: text, askedBy: 'relative', on },
    { explanation: '', way: 'publicDoor', on, message: 'm' },
    {
      explanation: text,
      askedBy: 'reporter',
      way: 'telephone',
      on,
      whom: ['reporter', 'spouse'],
      who: sealed,
    },
  ],
  protectionPaperCame: [{ of: 2, on }],
  measureFollowed: [{ measureId: 'm1', on, standing: 'changed', explanation: text, reviewOn: '2026-03-09' }],
  measureAnswered: [{ measureId: 'm1', on, answer: 'refused', explanation: text }],
  measureExtended: [{ measureId: 'm1', on, until: '2026-06-09', explanation: text }],
  measureEnded: [
    { measureId: 'm1', on, ground: 'onRequest', explanation: text },
    { measureId: 'm2', on, ground: 'conclusion', explanation: '' },
  ],
  retaliationReported: [{ askedBy: 'relative', on, explanation: text }],
  protectionDecided: [
    { on, granted: true, measures: text },
    {
      on,
      granted: true,
      measures: text,
      given: [{ id: 'm1', kind: 'lifeAndHealth', authority: 'police', from: on, reviewOn: '2026-03-09' }],
    },
    { on, granted: false, measures: text },
  ],
  fileTakenIn: [
    { file: 'f', kind: 'evidence', sha256: 'a', size: 1_234_567, type: 'application/pdf', words: sealed },
    { file: 'f', kind: 'letter', sha256: 'a', size: 12, type: 'text/plain', words: sealed, on, pages: 3, of: 2, guarded: true },
    { file: 'f', kind: 'evidence', sha256: 'a', size: 12, type: 'text/plain', words: sealed, guarded: true, door: { envelope: 'e', file: 'd' } },
    { file: 'f', kind: 'evidence', sha256: 'a', size: 12, type: 'text/plain', words: sealed, infected: 'trojan', door: { envelope: 'e', file: 'd' } },
  ], // prettier-ignore
  fileCut: [
    { file: 'f', copy: 'f-2', sha256: 'a', boxes: 3, sheets: 2 },
    { file: 'f', copy: 'f-3', sha256: 'a', boxes: 4, sheets: 2, replaces: 'f-2', reason: text },
  ],
  fileScanned: [
    { file: 'f', verdict: 'clean' },
    { file: 'f', verdict: 'infected', found: 'trojan' },
    { file: 'f', verdict: 'tooLarge' },
  ],
  originalHandedOver: [{ file: 'f', on, words: sealed }],
  paperIssued: [
    { kind: 'minutes', of: 3, number: '01-BB/UBKTTU', docx: 'a', pdf: 'b' },
    { kind: 'outline', of: 3, docx: 'a', pdf: 'b' },
    { kind: 'outline', of: 3, docx: 'a', pdf: 'b', corrected: true },
    { kind: 'minutes', of: 3, number: '01-BB/UBKTTU', docx: 'a', pdf: 'b', corrected: true },
    { kind: 'outline', of: 3, docx: 'a', pdf: 'b', turn: 2, replaces: { on }, reason: text },
    {
      kind: 'minutes',
      of: 3,
      number: '02-BB/UBKTTU',
      docx: 'a',
      pdf: 'b',
      turn: 2,
      replaces: { number: '01-BB/UBKTTU', on },
      reason: text,
    },
  ],
  numberGiven: [
    { of: 3, kind: 'decision', number: '12-QĐ/UBKTTU' },
    { of: 3, kind: 'decision', number: '13-QĐ/UBKTTU', insteadOf: '12-QĐ/UBKTTU' },
  ],
  rulesChanged: [
    {
      procedure: { id: '296-qd-tw', version: 3, instrument: 'Quy định 296-QĐ/TW' },
      calendar: { id: 'vn', version: 2 },
      reason: text,
    },
  ],
  transferred: [{ to: 'Cơ quan Cảnh sát điều tra', on, grounds: text }],
  transferAnswered: [{ on, summary: text }],
  activitySuspended: [
    { number: '7-QĐ/UBKT', from: on, grounds: text },
    { from: on, grounds: text },
    { number: '8-QĐ/UBKT', what: 'post', from: on, grounds: text },
    { what: 'both', from: on, grounds: text },
  ],
  suspensionEnded: [{ on, explanation: text }],
  reopened: [{ to: 'verification', reason: text }],
  conflictDeclared: [
    { accountId: 'u-2', relation: text },
    { accountId: 'u-1', relation: text },
    { accountId: 'u-2', relation: text, proposedBy: 'u-3', reason: text },
    { accountId: 'u-2', relation: text, origin: 'c-0' },
  ],
  conflictProposed: [
    { accountId: 'u-2', relation: text, decidedBy: 'heads' },
    { accountId: 'u-2', relation: text, decidedBy: 'standingCommittee' },
  ],
  conflictDismissed: [{ accountId: 'u-2', proposedBy: 'u-3', decidedBy: 'heads', reason: text }],
  secrecyProposed: [{ secrecy: 'confidential', reason: text }],
  keepingSet: [{ kind: 'serious', reason: text }],
  fileHeld: [{ onBehalfOf: 'Tòa án nhân dân tỉnh', reason: text }],
  destructionProposed: [{ reason: text, kept }],
  fileDestroyed: [{ proposedBy: 'u-1', kept }],
  secrecySet: [{ secrecy: 'topSecret', reason: text }],
  secrecyExtended: [{ years: 5, until: '2041-03-02', reason: text }],
  declassified: [{ level: 'secret', on }],
  secrecyTold: [{ on, to: 'các nơi giữ tài liệu' }],
  accessGiven: [{ accountId: 'u-2', from: on, until: '2026-03-20', reason: text }],
  accessTaken: [{ accountId: 'u-2', reason: text }],
  areaSet: [
    {
      placed: {
        id: 'du-mau',
        chain: [{ id: 'du-mau', level: 'grassroots', name: 'đảng ủy m' }],
        tree: { id: 'tinh-mau', version: 1 },
      },
      reason: text,
    },
  ],
  conflictLifted: [{ accountId: 'u-2', reason: text, origins: ['c-1'] }],
  noticeOwed: [
    { to: 'subject', about: 'result' },
    { to: 'reporter', about: 'extension', clock: { kind: 'settling' } },
  ],
  noticeDropped: [{ to: 'reporter', about: 'result' }],
  noticeGiven: [
    { to: 'reporter', about: 'acceptance', on, how: 'Công văn số 8', settles: [4] },
    { to: 'reporter', about: 'extension', on, how: 'Công văn số 9', settles: [5, 7] },
  ],
  clockStarted: [
    { kind: 'settling', startedOn: on, limit, citation: 'Điều 19', dates, anewBy: 'Điều 20' },
    { kind: 'settling', startedOn: on, limit, citation: 'Điều 19', dates },
    {
      kind: 'settling',
      startedOn: on,
      limit,
      citation: 'Điều 19',
      dates,
      rests: [{ from: on, until: '2026-03-09', reason: 'expertOpinion' }],
      originalDueOn: '2026-07-02',
    },
    { kind: 'stall', startedOn: on, limit, citation: 'Điều 19', dates },
    { kind: 'appealWindow', startedOn: on, limit, citation: 'Điều 24', dates },
    { kind: 'reply', of: 'r1', owedBy: 'Sở Mẫu', startedOn: on, limit, citation: '', dates },
    { kind: 'limitation', of: 'warning+dismissal', startedOn: on, limit: years, citation: 'Điều 4', dates },
    { kind: 'declassification', of: 'secret', startedOn: on, limit: years, citation: 'Điều 19', dates },
  ],
  clockContinued: [
    { kind: 'settling' },
    { kind: 'settling', dates },
    { kind: 'handling', dates, rest: { from: on, until: '2026-03-09', reason: 'merged' } },
    { kind: 'handling', dates, rest: { from: on, until: '2026-03-09', reason: 'forwarded' } },
    { kind: 'settling', dates, rest: { from: on, until: '2026-03-09', reason: 'closed' } },
    { kind: 'publication', dates, rest: { from: on, until: '2026-03-09', reason: 'heldUp' } },
  ],
  departedFromOrder: [{ first: ['acceptanceToSubject', 'service'], reason: text }],
  clockMoved: [
    { kind: 'settling', limit, citation: 'Điều 1', dates, before: '2026-06-09' },
    { kind: 'settling', limit, citation: 'Điều 1' },
    { kind: 'handling', limit, citation: 'Điều 1', dates, before: '2026-06-09', startedOn: on },
    { kind: 'handling', limit, citation: 'Điều 1', startedOn: on },
  ],
  registrationCorrected: [
    { was: { subjectName: 'Nguyễn Văn Mẫu' }, is: { subjectName: 'Nguyễn Văn Mậu' }, reason: text },
    {
      allegationId: 'a1',
      was: { summary: text, code: '02', receivedOn: on, receivedDay: on, probationary: true },
      is: {
        summary: 'Nội dung đúng.',
        receivedOn: '2026-03-01',
        receivedDay: '2026-03-01',
        endedOn: on,
        source: 'press',
        subjectKind: 'organisation',
        subjectBornOn: '1967',
        subjectPartyPosition: 'Phó Bí thư Chi bộ',
        subjectPosition: 'Phó Giám đốc',
        subjectOrganisation: 'Sở Mẫu',
        subjectManagedBy: 'cell',
        managingBody: 'Sở Mẫu',
        unit: {
          id: 'hu-mau',
          chain: [{ id: 'hu-mau', level: 'district', name: 'Huyện ủy Mẫu' }],
          tree: { id: 'tinh-mau', version: 1 },
        },
      },
      reason: text,
    },
  ],
  clockPaused: [
    { kind: 'settling', from: on, reason: 'otherBodyDecides' },
    { kind: 'stall', from: on, reason: 'beforeCongress' },
    { kind: 'appeal', from: on, reason: 'expertOpinion', office: 'chair', alone: true, explanation: text },
    { kind: 'settling', from: on, reason: 'beforeCongress', congressOn: on },
  ],
  clockResumed: [
    { kind: 'settling', until: on, dates },
    { kind: 'stall', until: on, dates },
    { kind: 'appeal', until: on, dates, office: 'chair', explanation: text },
  ],
  clockExtended: [
    { kind: 'settling', by: 30, on, reason: text, dates },
    { kind: 'reply', of: 'r1', by: 15, on, reason: text, dates, office: 'viceChair' },
    { kind: 'handling', by: 3, on, reason: 'severalPlaces', dates },
  ],
  clockStopped: [
    { kind: 'settling', on },
    { kind: 'stall', on },
    { kind: 'appealWindow', on },
    { kind: 'reply', of: 't1', on },
    { kind: 'limitation', of: 'reprimand', on },
    { kind: 'declassification', of: 'secret', on },
  ],
  clockRanOut: [
    { kind: 'appealWindow', on, dueAt: dates.dueAt },
    { kind: 'limitation', of: 'reprimand', on, dueAt: dates.dueAt },
    { kind: 'declassification', of: 'secret', on, dueAt: dates.dueAt },
  ],
  reminded: [...steps, { ...step, kind: 'reply', of: 'r1' }],
  headWarned: [
    ...steps,
    { ...step, kind: 'limitation', of: 'reprimand' },
    { ...step, kind: 'declassification', of: 'secret' },
  ],
  fellOverdue: [...steps, { ...step, kind: 'reply', of: 't1' }],
  escalated: [
    { ...step, kind: 'settling', to: 'chair', level: 3 },
    { ...step, kind: 'stall', to: 'departmentHead', level: 1 },
    { ...step, kind: 'reply', of: 'r2', to: 'departmentHead', level: 1 },
    { ...step, kind: 'settling', to: 'departmentHead', level: 1, digest: 'i-1' },
    { ...step, to: 'departmentHead', level: 0, reason: 'conflict' },
    { ...step, to: 'chair', level: 0, reason: 'passingOn' },
    { ...step, to: 'viceChair', level: 0, reason: text },
  ],
};

/** What an event of this type may say, in each of its wordings. */
export const eventSamples = <Type extends EventType>(type: Type): EventData<Type>[] =>
  wordings[type] ?? [eventSchemas[type]().parse(exampleOf(eventSchemas[type](), on)) as EventData<Type>];
