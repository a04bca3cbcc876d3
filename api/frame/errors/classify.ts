import multer from 'multer';
import { z } from 'zod';
import { wallDay } from '../../../domain/calendar/wallDay';
import { formatDay } from '../../../language/sentences/days';
import { ContentsGoneError } from '../../../models/caseKeys';
import { OfficeLogUnavailableError } from '../../../models/officeLog';
import { Problem } from './problem';

/** What the parsers of Express attach to the errors that a caller causes. */
const parserError = z.object({ status: z.number().int().min(400).max(499), type: z.string().optional() });

/** The problem that an error means for the one who asked. What nobody foresaw is our fault: 500. */
export function classify(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (hasCode(error, 'EBADCSRFTOKEN')) return new Problem(403, 'formExpired', { cause: error });
  if (error instanceof multer.MulterError) {
    const isTooLarge = error.code !== 'LIMIT_UNEXPECTED_FILE' && error.code.startsWith('LIMIT_');
    return isTooLarge
      ? new Problem(413, 'tooLarge', { cause: error })
      : new Problem(400, 'malformed', { cause: error });
  }
  if (error instanceof ContentsGoneError && error.destruction)
    return new Problem(410, 'contentsDestroyed', {
      params: { day: formatDay(wallDay(error.destruction.at)) },
      cause: error,
    });
  if (isDatabaseAway(error) || error instanceof OfficeLogUnavailableError)
    return new Problem(503, 'unavailable', { cause: error });
  const parsed = parserError.safeParse(error);
  if (parsed.success) {
    const code = parsed.data.status === 413 ? 'tooLarge' : 'malformed';
    return new Problem(parsed.data.status === 413 ? 413 : 400, code, { cause: error });
  }
  return new Problem(500, 'internal', { cause: error });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** The driver's names for "no server answers", which a person can only wait out. */
const databaseAway = new Set([
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'MongoPoolClearedOnNetworkError',
]);

function isDatabaseAway(error: unknown): boolean {
  return error instanceof Error && databaseAway.has(error.name);
}
