/** A failure that is fully told by its sentence: what is wrong and what to do. It is printed without a stack. */
export class FailureForPeople extends Error {
  override readonly name = 'FailureForPeople';
}

/** What the console shows of a failure that ends a process. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof FailureForPeople || error.name === 'WrongKeyError') return error.message;
  if (/^Mongo/.test(error.name)) {
    return 'No database answers at MONGODB_URI: start it, or correct the address.';
  }
  return error.stack ?? error.message;
}
