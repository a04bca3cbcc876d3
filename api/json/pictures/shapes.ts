import { z } from 'zod';
import { courseSteps } from '../../../domain/case/course';
import { outcomes, refusalGrounds, reportKinds, stages } from '../../../domain/case/vocabulary';
import { clockKinds } from '../../../domain/clocks/clock';
import { disciplineForms } from '../../../domain/procedure/partyProcedure';
import { wholeFindings } from '../../../domain/views/course';
import { waitingSteps } from '../../../domain/views/waitingSteps';
import { askedSchema } from '../../../office/pictures/asked';

export const picturesQuery = z.strictObject(askedSchema.shape);

const count = z.number().int().nonnegative();
const days = z.number().nonnegative().meta({ description: 'Days, with a fraction.' });
const spread = z.object({ count, median: days, ninety: days }).optional();
const stays = <Place extends z.ZodType>(place: Place) =>
  z.array(z.object({ place, left: spread, there: count, longest: days }));
const counted = <Value extends z.ZodType>(value: Value) => z.array(z.object({ value, count }));
const parted = <Value extends z.ZodType>(value: Value) =>
  z.array(z.object({ value, received: count, closed: count, open: count }));
const unit = z.object({ id: z.string(), name: z.string() });
const range = { from: z.string(), to: z.string() };

export const picturesSchema = z.object({
  ...range,
  flow: z.array(z.object({ month: z.string(), received: count, closed: count, open: z.number().int() })),
  stages: stays(z.enum(stages)),
  waits: stays(z.enum(waitingSteps)),
  clocks: z.array(
    z.object({ kind: z.enum(clockKinds), kept: count, missed: count, running: count, overdue: count }),
  ),
  units: parted(unit.optional()),
  kinds: parted(z.enum(reportKinds)),
  outcomes: counted(z.enum(outcomes)),
  findings: counted(z.enum(wholeFindings)),
  discipline: counted(z.enum(disciplineForms)),
  grounds: counted(z.enum(refusalGrounds)),
});

export const waySchema = z.object({
  ...range,
  cases: count,
  steps: z.array(z.object({ step: z.string(), taken: count, cases: count })),
  passages: z.array(z.object({ from: z.string(), to: z.string(), count, median: days })),
  procedure: z
    .array(
      z.object({
        step: z.enum(courseSteps),
        during: z.array(z.enum(stages)),
        leadsTo: z.array(z.enum([...stages, 'same'])),
      }),
    )
    .meta({ description: 'The ordinary way of the procedure, to compare the real one with.' }),
});
