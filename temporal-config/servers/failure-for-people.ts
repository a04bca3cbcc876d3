/** A failure that is fully told by its sentence: what is wrong and what to do. It is printed without a stack. */
export class FailureForPeople extends Error {
  override readonly name = 'FailureForPeople';
}
