import { refusalReasons } from '../../domain/case/refusal';
import type { Services } from '../../office/services';
import { tellReading } from '../../office/reporter/tellReading';
import { forbidden, Problem } from './errors/problem';

/** Has the case tell of a reading of what is sealed of its reporter. @throws Problem where it cannot: then nothing is shown */
export async function toldReading(
  reading: Parameters<typeof tellReading>[0],
  services: Pick<Services, 'cases'>,
): Promise<void> {
  const outcome = await tellReading(reading, services);
  switch (outcome.kind) {
    case 'done':
      return;
    case 'refused': {
      const { refused } = outcome.refusal;
      if (refusalReasons[refused] === 'forbidden') throw forbidden();
      throw new Problem(409, 'refused', { detailKey: `refusals:${refused}` });
    }
    case 'busy':
      throw new Problem(503, 'busy');
    case 'pending':
      throw new Problem(503, 'pending');
    case 'stopped':
      throw new Problem(503, 'caseStopped');
    case 'invalid':
      throw new Problem(422, 'invalidInput');
  }
}
