import { closingLine } from './closingLineReporter.cjs';

const results = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  numTotalTestSuites: 2,
};

test('counts passed and failed tests', () => {
  expect(closingLine(results)).toBe('5 passed, 0 failed');
});

test('a test file that cannot be loaded counts as a failure', () => {
  expect(closingLine({ ...results, numFailedTests: 1, numRuntimeErrorTestSuites: 1 })).toBe(
    '5 passed, 2 failed',
  );
});

test('skipped and planned tests are named', () => {
  expect(closingLine({ ...results, numPendingTests: 1, numTodoTests: 1 })).toBe(
    '5 passed, 0 failed, 2 skipped',
  );
});

test('a run that found no test files has failed', () => {
  expect(closingLine({ ...results, numPassedTests: 0, numTotalTestSuites: 0 })).toBe('0 passed, 1 failed');
});
