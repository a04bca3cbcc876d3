import { whyNotOffered } from '../../domain/case/decide';
import { holderOf, OfficeCase } from '../../tests/domain/office';
import { toVerification } from '../../tests/domain/stages';
import { nextCommands } from './nextCommands';

const on = '2026-03-02';
const received = () => OfficeCase.received(on);

test('the step that the case waits for comes first for those whose turn it is', () => {
  const one = received();
  expect(nextCommands(one.now, holderOf('intakeOfficer'), one.rulesOn()).primary).toBe('classify');
  one.give('classify', { on });
  expect(nextCommands(one.now, holderOf('intakeOfficer'), one.rulesOn()).primary).toBe('accept');
  expect(nextCommands(one.now, holderOf('departmentHead'), one.rulesOn()).primary).toBeUndefined();
  expect(nextCommands(one.now, holderOf('departmentHead'), one.rulesOn()).main).toContain('merge');
  // What an officer proposes is the head's to look over, the leaders' to approve, and theirs again once it is returned.
  one.handIn('accept', { on });
  expect(nextCommands(one.now, holderOf('departmentHead'), one.rulesOn()).primary).toBe('appraise');
  one.handIn('appraise', { on });
  expect(nextCommands(one.now, holderOf('viceChair'), one.rulesOn()).primary).toBe('approve');
  one.handIn('returnSubmission', { on, by: holderOf('viceChair') });
  expect(nextCommands(one.now, holderOf('intakeOfficer'), one.rulesOn()).primary).toBe('accept');
});

test('what belongs to no stage stands apart, and an auditor is offered nothing', () => {
  const one = toVerification(received(), on);
  const leader = nextCommands(one.now, { id: 'u-teamLeader', roles: ['teamLeader'] }, one.rulesOn());
  expect(leader.primary).toBe('announceDecision');
  expect(leader.main).not.toContain('note');
  expect(leader.anytime).toContain('note');
  expect(nextCommands(one.now, holderOf('auditor'), one.rulesOn())).toEqual({
    primary: undefined,
    main: [],
    anytime: [],
  });
});

test('why a command is not offered is told without any input', () => {
  const one = received();
  expect(whyNotOffered(one.now, holderOf('intakeOfficer'), 'accept', one.rulesOn())).toMatchObject({
    refused: 'classifyFirst',
  });
  expect(whyNotOffered(one.now, holderOf('auditor'), 'note', one.rulesOn())).toMatchObject({
    refused: 'notYourRole',
  });
  expect(whyNotOffered(one.now, holderOf('intakeOfficer'), 'classify', one.rulesOn())).toBeUndefined();
});

test('a head who was asked for instructions gives them first', () => {
  const one = received().give('escalate', { on }, { to: 'chair', explanation: 'Xin ý kiến.' });
  expect(nextCommands(one.now, holderOf('chair'), one.rulesOn()).primary).toBe('instruct');
});

test('what leaders decide in the end is the turn of whoever prepares it, and of no leader before that', () => {
  const one = received();
  for (const type of ['classify', 'accept', 'proposeAssignment', 'formTeam'] as const) one.give(type, { on });
  expect(nextCommands(one.now, holderOf('areaOfficer'), one.rulesOn()).primary).toBe('signDecision');
  expect(nextCommands(one.now, holderOf('chair'), one.rulesOn()).primary).toBeUndefined();
  one.handIn('signDecision', { on, by: holderOf('areaOfficer') });
  expect(nextCommands(one.now, holderOf('areaOfficer'), one.rulesOn()).primary).toBeUndefined();
});

test('who publishes hands the decision over before, and publishes after', () => {
  const one = toVerification(received(), on);
  for (const type of [
    'announceDecision',
    'recordExplanation',
    'setFinding',
    'submitReport',
    'holdHearing',
    'recordVote',
    'conclude',
    'decideDiscipline',
    'approvePublication',
  ] as const)
    // prettier-ignore
    one.give(type, { on });
  const next = () => nextCommands(one.now, holderOf('publisher'), one.rulesOn()).primary;
  expect(next()).toBe('serveDecision');
  one.give('serveDecision', { on });
  // What goes out is read back first: that is done on its own page.
  expect(next()).toBeUndefined();
  one.give('recordPublicCheck', { on });
  expect(next()).toBe('publish');
});

test('whoever denounces is met before anything is planned, and once', () => {
  const one = received();
  for (const type of ['classify', 'accept'] as const) one.give(type, { on });
  one.give('tell', { on }).give('tell', { on });
  const next = () => nextCommands(one.now, holderOf('areaOfficer'), one.rulesOn()).primary;
  expect(next()).toBe('recordFirstMeeting');
  one.give('recordFirstMeeting', { on });
  expect(next()).toBe('proposeAssignment');
});
