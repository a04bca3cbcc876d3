/** What more a problem may say: text parameters, a text of the room's own, and members for JSON callers. */
interface ProblemOptions {
  /** Key of the text that tells the person what is wrong; `errors:<code>.detail` when left out. */
  detailKey?: string;
  params?: Record<string, unknown>;
  extension?: Record<string, unknown>;
  cause?: unknown;
}

/** Something that a request cannot have, told to people in their language and to programs as RFC 9457. */
export class Problem extends Error {
  readonly detailKey: string;
  readonly params: Record<string, unknown>;
  readonly extension: Record<string, unknown>;

  /** @param code names the problem for programs, and its texts `errors:<code>.title` and `.detail`. */
  constructor(
    readonly status: number,
    readonly code: string,
    { detailKey = `errors:${code}.detail`, params = {}, extension = {}, cause }: ProblemOptions = {},
  ) {
    super(code, { cause });
    this.name = 'Problem';
    this.detailKey = detailKey;
    this.params = params;
    this.extension = extension;
  }
}

/** There is no such thing, or none that this person may know of. */
export const notFound = (): Problem => new Problem(404, 'notFound');

/** The person may not do this. */
export const forbidden = (): Problem => new Problem(403, 'forbidden');
