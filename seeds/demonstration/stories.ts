import type { Finding, RefusalGround, ReportKind } from '../../domain/case/vocabulary';
import type { PartySubject } from '../../domain/organisations/subjectUnit';
import type { DisciplineForm } from '../../domain/procedure/partyProcedure';

/** How far a demonstration case has come, and how. */
export interface Story {
  /** Working days since the report came in. */
  daysAgo: number;
  path:
    'denunciation' | 'unfounded' | 'appeal' | 'refused' | 'keptOnFile' | 'forwarded' | 'guided' | 'withdrawn';
  /** The path is followed up to and with this step; absent: to its end. */
  upTo?: string;
  kind?: ReportKind;
  source?: 'reception' | 'post' | 'hotline' | 'email' | 'otherBody' | 'press';
  anonymous?: boolean;
  allegations?: number;
  /** Which of the invented posts the subject holds; absent: by turns. */
  subject?: number;
  /** The subject is for a lower level to deal with. */
  below?: boolean;
  /** The name on the letter is of nobody. */
  falseName?: boolean;
  /** What is told instead of what comes by turns: one allegation each. */
  told?: readonly { code: string; summary: string }[];
  /** Whom it is about instead of who comes by turns; a member's name is invented. */
  about?: Omit<PartySubject, 'name'> & { name?: string };
  /** Of a way out: in the office's words. */
  reason?: { ground?: RefusalGround; to?: string; explanation: string };
  /** What was found of the first allegation of a founded case; absent: that it is right. */
  finding?: Extract<Finding, 'upheld' | 'partlyUpheld'>;
  /** The form of discipline; absent: a warning. */
  form?: Extract<DisciplineForm, 'reprimand' | 'warning' | 'dismissal' | 'expulsion'>;
  /** All who are owed word are told soon, and an appeal goes on behind its decision until it is closed. */
  tidy?: boolean;
  /** So many times as long lies between its steps. */
  pace?: number;
  /** So many working days lie before the first step, besides. */
  rest?: number;
  /** What would come after the last of all days has not happened yet: otherwise all of it happens on that day. */
  cutToday?: boolean;
  /** How many days ago the violations ended, on the wall calendar; absent: nobody knows yet. */
  endedDaysAgo?: number;
  /** What is on its way through the office at the end of the path, and how far it has come. */
  onItsWay?: { step: 'accept' | 'signDecision'; until: 'submitted' | 'appraised' | 'returned' };
  /** Something out of the ordinary at the end of the path. */
  then?:
    | 'pause'
    | 'pauseSettling'
    | 'extendReply'
    | 'extend'
    | 'escalate'
    | 'conflict'
    | 'propose'
    | 'secondBallot'
    | 'publishFirst'
    | 'lateExplanation';
}

const denunciation = (daysAgo: number, upTo: string, more: Partial<Story> = {}): Story => ({
  daysAgo,
  path: 'denunciation',
  upTo,
  ...more,
});

const fiveYears = 5 * 365 + 1;

/** A living office: some sixty cases in all stages, some late, some asleep. Working days are back from today. */
export const stories: readonly Story[] = [
  // Intake: fresh, in hand, and late.
  denunciation(0, 'register', { source: 'reception' }),
  denunciation(1, 'register', { source: 'hotline', allegations: 2, below: true }),
  denunciation(2, 'register', { source: 'email', kind: 'feedback' }),
  denunciation(3, 'register', { anonymous: true, source: 'post' }),
  denunciation(4, 'classify', {
    source: 'reception',
    allegations: 3,
    onItsWay: { step: 'accept', until: 'submitted' },
  }),
  denunciation(6, 'classify', { source: 'post', below: true }),
  denunciation(9, 'register', { source: 'post' }),
  denunciation(13, 'classify', { source: 'otherBody', onItsWay: { step: 'accept', until: 'returned' } }),
  denunciation(18, 'register', { anonymous: true, source: 'press' }),
  // Assignment.
  denunciation(6, 'accept'),
  denunciation(8, 'tellSubject', { allegations: 2 }),
  denunciation(10, 'accept', { source: 'post' }),
  denunciation(12, 'proposeAssignment'),
  denunciation(13, 'formTeam', {
    source: 'reception',
    onItsWay: { step: 'signDecision', until: 'appraised' },
  }),
  denunciation(24, 'tellSubject', { allegations: 2 }),
  denunciation(14, 'formTeam', { then: 'conflict' }),
  // Verification.
  denunciation(16, 'signDecision'),
  denunciation(20, 'announceDecision', { allegations: 2 }),
  denunciation(28, 'recordExplanation'),
  denunciation(34, 'recordEvidence', { source: 'hotline' }),
  denunciation(38, 'recordMinutes', { allegations: 3 }),
  denunciation(42, 'requestInformation', { then: 'pause' }),
  denunciation(48, 'requestInformation'),
  denunciation(52, 'recordReply', { allegations: 2 }),
  denunciation(56, 'secondEvidence', { then: 'extend' }),
  denunciation(70, 'recordExplanation'),
  denunciation(58, 'setFindings', { allegations: 2 }),
  denunciation(95, 'recordMinutes', { source: 'otherBody' }),
  // Discipline.
  denunciation(52, 'submitReport'),
  denunciation(64, 'submitReport', { then: 'escalate' }),
  denunciation(56, 'holdHearing', { allegations: 2 }),
  denunciation(55, 'recordVote'),
  denunciation(58, 'conclude'),
  denunciation(64, 'conclude', { subject: 6, then: 'propose' }),
  // Publication and after.
  denunciation(61, 'decideDiscipline'),
  denunciation(72, 'approvePublication'),
  denunciation(66, 'publish', { allegations: 2, subject: 0 }),
  denunciation(70, 'makeRecommendation'),
  { daysAgo: 90, path: 'denunciation' },
  { daysAgo: 104, path: 'denunciation', allegations: 2 },
  { daysAgo: 98, path: 'unfounded' },
  { daysAgo: 118, path: 'unfounded', source: 'press' },
  // Reports that took another way out.
  { daysAgo: 20, path: 'refused' },
  { daysAgo: 33, path: 'refused', source: 'email' },
  { daysAgo: 15, path: 'keptOnFile', anonymous: true, source: 'post' },
  { daysAgo: 11, path: 'forwarded', below: true },
  { daysAgo: 27, path: 'forwarded', source: 'otherBody', below: true },
  { daysAgo: 19, path: 'guided', kind: 'feedback' },
  { daysAgo: 44, path: 'withdrawn' },
  // Appeals against discipline.
  { daysAgo: 12, path: 'appeal', upTo: 'tellReporter', kind: 'disciplineAppeal' },
  { daysAgo: 66, path: 'appeal', upTo: 'decideAppeal', kind: 'disciplineAppeal' },
  // Violations of some years ago: a reprimand is soon out of time, or is so already; and each level has its own chain upward.
  denunciation(15, 'register', { subject: 6, source: 'press', endedDaysAgo: fiveYears - 120 }),
  denunciation(26, 'announceDecision', { endedDaysAgo: fiveYears + 200 }),
  denunciation(12, 'register', { below: true, source: 'post' }),
  // One clock of several rests, or has more time, while the case goes on.
  denunciation(46, 'requestInformation', { then: 'pauseSettling', endedDaysAgo: 800 }),
  denunciation(45, 'requestInformation', { then: 'extendReply' }),
  // What the audit looks at: a second ballot, publication before service, an explanation entered late, a rest of more than a month.
  denunciation(57, 'recordVote', { then: 'secondBallot' }),
  denunciation(63, 'approvePublication', { then: 'publishFirst' }),
  denunciation(27, 'announceDecision', { then: 'lateExplanation' }),
  denunciation(68, 'requestInformation', { then: 'pause' }),
];

/** With days of some seconds everything soon falls due: a few fresh cases are enough to watch. */
export const acceleratedStories: readonly Story[] = [
  denunciation(0, 'register', { source: 'reception' }),
  denunciation(1, 'register', { source: 'hotline' }),
  denunciation(2, 'classify', { allegations: 2 }),
  denunciation(8, 'tellSubject'),
  denunciation(20, 'announceDecision', { allegations: 2 }),
  denunciation(68, 'holdHearing'),
  // Periods of limitation end on dates of the wall calendar: one is warned of already, in the other a reprimand is out of time.
  denunciation(6, 'classify', { endedDaysAgo: fiveYears - 120 }),
  denunciation(22, 'announceDecision', { endedDaysAgo: fiveYears + 200 }),
  // Each level goes up by its own chain.
  denunciation(10, 'register', { subject: 6, source: 'press' }),
  denunciation(7, 'register', { below: true }),
  // One clock of several rests, or has more time, while the case goes on.
  denunciation(40, 'requestInformation', { then: 'pauseSettling', endedDaysAgo: 800 }),
  denunciation(39, 'requestInformation', { then: 'extendReply' }),
  // What the audit looks at.
  denunciation(13, 'classify', { onItsWay: { step: 'accept', until: 'returned' } }),
  denunciation(57, 'recordVote', { then: 'secondBallot' }),
  denunciation(63, 'approvePublication', { then: 'publishFirst' }),
];
