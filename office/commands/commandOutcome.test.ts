import { ServiceError, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ActivityFailure, ApplicationFailure, RetryState } from '@temporalio/common';
import { refuse } from '../../domain/case/refusal';
import { forkedHistory, olderCopy } from '../../domain/proof/historyFaults';
import { givenLongAgo } from '../../domain/case/hosting';
import { makesWay } from '../../domain/case/hosting';
import { MissingKeyError, NotSealedError } from '../../temporal-config/codec/encryptionCodec';
import { findProgramFault, outcomeOfError } from './commandOutcome';

const of = (error: unknown) => outcomeOfError(error, 'c-1');
const failed = (cause: Error) => new WorkflowUpdateFailedError('failed', cause);
const inActivity = (cause: Error) =>
  new ActivityFailure('failed', 'appendActs', '1', RetryState.NON_RETRYABLE_FAILURE, 'w', cause);
const grpc = (code: number) =>
  new ServiceError('failed', {
    cause: Object.assign(new Error('grpc'), { code, details: '', metadata: {} }),
  });

test('what the case says is its answer', () => {
  const refusal = refuse('keyUsed');
  expect(of(failed(ApplicationFailure.nonRetryable('no', 'keyUsed', refusal, 4)))).toEqual({
    kind: 'refused',
    refusal,
    decidedBy: 4,
  });
});

test('what the run or the server could not settle is not known yet, and is asked for again', () => {
  for (const type of [makesWay, givenLongAgo, 'UnprocessedUpdate', 'AcceptedUpdateCompletedWorkflow']) {
    const failure = ApplicationFailure.nonRetryable('no', type);
    expect(of(failed(failure))).toEqual({ kind: 'pending', caseId: 'c-1', again: true });
    expect(of(failed(inActivity(failure)))).toEqual({ kind: 'pending', caseId: 'c-1', again: true });
  }
  expect(of(failed(new Error('something else')))).toEqual({ kind: 'pending', caseId: 'c-1' });
  for (const code of [2, 4, 10, 13, 14]) expect(of(grpc(code))).toEqual({ kind: 'pending', caseId: 'c-1' });
  expect(of(grpc(8))).toEqual({ kind: 'busy' });
});

test('a case that stops says so, and a fault of our own is thrown on', () => {
  for (const fault of [forkedHistory, olderCopy]) {
    expect(of(failed(inActivity(ApplicationFailure.nonRetryable('no', fault))))).toEqual({ kind: 'stopped' });
  }
  expect(of(new WorkflowNotFoundError('gone', 'w', undefined))).toEqual({ kind: 'stopped' });
  expect(() => of(grpc(3))).toThrow();
  expect(() => of(new TypeError('ours'))).toThrow(TypeError);
});

test('an answer that is not sealed is no answer, and is told to whoever keeps the office', () => {
  for (const problem of [new NotSealedError('case-c-1'), new MissingKeyError('case-c-1', 'k0')]) {
    for (const error of [problem, new Error('failed to decode', { cause: problem })]) {
      expect(of(error)).toEqual({ kind: 'pending', caseId: 'c-1' });
      expect(findProgramFault(error)).toEqual({ what: problem.message, where: [] });
    }
  }
});

test('an error of our own program in a case is not known yet, and is told by its kind and place alone', () => {
  const failure = ApplicationFailure.nonRetryable('cannot read Nguyễn Văn A', 'TypeError');
  failure.stack =
    'TypeError: cannot read Nguyễn Văn A\n    at decide (decide.ts:1:2)\n    at check (act.ts:3:4)';
  expect(of(failed(failure))).toEqual({ kind: 'pending', caseId: 'c-1' });
  expect(findProgramFault(failed(failure))).toEqual({
    what: 'TypeError',
    where: ['at decide (decide.ts:1:2)', 'at check (act.ts:3:4)'],
  });
});

test('what a case or a server answers is no fault of a program', () => {
  const answers = [
    ApplicationFailure.nonRetryable('no', 'keyUsed', refuse('keyUsed'), 4),
    ApplicationFailure.nonRetryable('no', 'invalidInput', { issues: [] }),
    ...[makesWay, 'UnprocessedUpdate', forkedHistory].map((type) =>
      ApplicationFailure.nonRetryable('no', type),
    ),
    new Error('the run was ended'),
  ];
  for (const answer of answers) expect(findProgramFault(failed(answer))).toBeUndefined();
  expect(findProgramFault(grpc(14))).toBeUndefined();
});
