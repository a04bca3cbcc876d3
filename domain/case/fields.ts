import { z } from 'zod';
import { type Purpose, rolesToChooseFrom } from '../access/purposes';
import { complexityCriteria, identityFields } from './vocabulary';

/** No amount that the product adds up goes beyond this many đồng: every sum stays exact. */
export const mostDong = 1_000_000_000_000_000;

/** Building blocks of commands and events. `ref` tells forms and documents what an id points at. */
export const line = (max = 200) => z.string().trim().min(1).max(max);
export const paragraph = (max = 5000) => z.string().trim().min(1).max(max).meta({ lines: 6 });
export const date = () => z.iso.date().meta({ pastOnly: true });
export const futureDate = () => z.iso.date();
/** The number of a paper: put in where the office keeps a paper register; left empty, its registers give the next one. */
export const paperNumber = () => line(60).optional();
export const count = (max = 1000) => z.coerce.number().int().min(0).max(max);
const chosen = (purpose: Purpose) =>
  ({ ref: 'account', roles: [...rolesToChooseFrom(purpose)], purpose }) as const;
export const account = (purpose: Purpose) => z.string().min(1).max(100).meta(chosen(purpose));
export const accounts = (purpose: Purpose) => z.array(account(purpose)).max(30).meta(chosen(purpose));
export const allegationRef = () =>
  z
    .string()
    .regex(/^a\d+$/)
    .meta({ ref: 'allegation' });
/** A clock of the case, as the case keeps it: `settling`, `reply:r1`. */
export const clockRef = () =>
  z
    .string()
    .regex(/^[a-zA-Z]+(:[\w+]+)?$/)
    .meta({ ref: 'clock' });
/** Notices that are owed, each by the number of the event that made it so. */
export const noticeRefs = () =>
  z.array(z.coerce.number().int().positive()).min(1).max(50).meta({ ref: 'notice' });
/** What was submitted, by the number of the event that brought it in. */
export const submissionRef = () => z.coerce.number().int().positive().meta({ ref: 'submission' });
/** What of the reporter is meant, at least one thing. */
export const identityParts = () => z.array(z.enum(identityFields)).min(1).max(identityFields.length);
/** What of it makes a report complex; none need be. */
export const criteriaMet = () => optional(z.array(z.enum(complexityCriteria)).max(complexityCriteria.length));
/** A request to read what is sealed of the reporter, by the number of the event that made it. */
export const identityRequestRef = () => z.coerce.number().int().positive().meta({ ref: 'identityRequest' });
/** A measure of protection of the case: `m1`. */
export const measureRef = () =>
  z
    .string()
    .regex(/^m\d+$/)
    .meta({ ref: 'measure' });
/** What the reporter wrote through the public door, by its id. */
export const doorMessageRef = () => z.string().min(1).max(100).meta({ ref: 'doorMessage' });
/** A hold of the file, by the number of the event that placed it. */
export const holdRef = () => z.coerce.number().int().positive().meta({ ref: 'hold' });
/** A unit of the subject's chain by its id, or the level above. */
export const unitRef = () => z.string().min(1).max(80).meta({ ref: 'unit' });
/** A unit of the organisation's tree by its id, as it stands on the day of receipt. */
export const placedUnitRef = () => z.string().min(1).max(80).meta({ ref: 'placedUnit' });
/** How many official members the deliberating body has on its list of the day, found out where commands come in. */
export const listed = () => z.number().int().min(1).max(100).optional();
/** An amount in whole đồng. */
export const amount = () => z.coerce.number().int().min(1).max(mostDong).meta({ unit: 'dong' });
/** A conflict of interest that was declared in the linked case `origin`. */
export const followingConflict = () =>
  z.object({ accountId: z.string(), relation: z.string(), origin: z.string() });
/** Those of the case that a command links this one to, found out where commands come in. */
export const linkedConflicts = () => z.array(followingConflict()).max(1000).optional();
/** Something that was made public: `p1`. */
export const publicationRef = () =>
  z
    .string()
    .regex(/^p\d+$/)
    .meta({ ref: 'publication' });
/** A check of a file that is to go out, by the number of its event; and one of the things that it has found: `12.3`. */
export const publicCheckRef = () => z.coerce.number().int().positive().meta({ ref: 'publicCheck' });
export const publicLeakRef = () =>
  z
    .string()
    .regex(/^\d+\.\d+$/)
    .meta({ ref: 'publicLeak' });
/** What a public text may name. */
export const publicItemRefs = () => z.array(z.string().min(1).max(100)).max(100).meta({ ref: 'publicItem' });
/** Texts one by one, as an office lists them. */
export const list = (max = 20) =>
  z.array(z.string().trim().min(1).max(5000)).min(1).max(max).meta({ lines: 6 });
/** Why an act is entered only after another, from before which it is, was put on record (see `order/`). */
export const lateReason = () => paragraph(1000).optional();
/** Why an act comes before what usually is first (see `order/usualOrder`). */
export const orderReason = () => paragraph(1000).optional();
export const optional = <T extends z.ZodType>(schema: T) => schema.optional();
