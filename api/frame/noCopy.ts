import { NoCopyError } from '../../office/files/copies/besideThread';
import { Problem } from './errors/problem';

/** What is made of a file beside it. @throws Problem 422 where nothing can be made of it: it is locked or damaged */
export const orNoCopy = <Made>(making: Promise<Made>): Promise<Made> =>
  making.catch((error: unknown) => {
    throw error instanceof NoCopyError ? new Problem(422, 'noCopy', { cause: error }) : error;
  });
