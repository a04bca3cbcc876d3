/** Prints the closing line of a test run, counted from the results of all test files. */
class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    // Not before the process ends: Jest's own summary comes after this call, and this line is the last.
    process.once('exit', () => process.stdout.write(`${closingLine(results)}\n`));
  }
}

/**
 * `N passed, N failed` and, where there are any, `, N skipped`. A test file that cannot be loaded has no tests to
 * count: it counts as one failure. So does a run that found nothing.
 */
function closingLine(results) {
  const failed =
    results.numFailedTests + results.numRuntimeErrorTestSuites + (results.numTotalTestSuites === 0 ? 1 : 0);
  const skipped = results.numPendingTests + results.numTodoTests;
  const line = `${results.numPassedTests} passed, ${failed} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

module.exports = ClosingLineReporter;
module.exports.closingLine = closingLine;
