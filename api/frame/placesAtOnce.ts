import type { Response } from 'express';
import { Problem } from './errors/problem';

/**
 * So many requests at once may be at what takes memory while it lasts; each takes a place until it is answered.
 * @throws Problem 503 in what it gives, where none is left
 */
export function placesAtOnce(most: number): (res: Response) => void {
  let underWay = 0;
  return (res) => {
    if (underWay >= most) {
      res.set('Retry-After', '5');
      throw new Problem(503, 'uploadsBusy');
    }
    underWay += 1;
    res.once('close', () => {
      underWay -= 1;
    });
  };
}
