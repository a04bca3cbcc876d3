import { z } from 'zod';
import { dayOf, dayOfDate, localDate } from '../../calendar/officeDays';
import type { Day } from '../../calendar/calendar';
import { preparersUnder } from '../submissions/prepared';
import { extendableBy } from '../../clocks/moving';
import { startClock } from '../../clocks/running';
import { whyNotUnit } from '../../organisations/whyNotUnit';
import { isMisdirected } from '../../procedure/competence';
import { lawOf } from '../../procedure/law';
import { findFreezingCongress } from '../../procedure/congress';
import { waysOf } from '../../procedure/ways';
import type { Giver } from '../../access/policy';
import type { Context } from '../context';
import { type Happening, happened } from '../events/event';
import { date, followingConflict, line, paragraph } from '../fields';
import { type Refusal, refuse } from '../refusal';
import type { CaseRest } from '../state';
import { lawFor, subjectSchema } from '../subject';
import { reportKinds, reporterStandings, sources } from '../vocabulary';
import { whyNotPerson } from '../whyNotPerson';

let schema: ReturnType<typeof build> | undefined;
const build = () =>
  z.object({
    number: line(40),
    kind: z.enum(reportKinds),
    source: z.enum(sources),
    receivedOn: date(),
    reporter: z.object({ standing: z.enum(reporterStandings), ref: z.string().max(100).optional() }),
    checkable: z.boolean(),
    subject: subjectSchema,
    allegations: z
      .array(
        z.object({
          // As long as the longest letter that the vault takes: a register holds whole letters in one cell.
          summary: paragraph(50000),
          code: z.string().trim().max(20).optional(),
          endedOn: z.iso.date().optional(),
        }),
      )
      .min(1)
      .max(50),
    backlog: z
      .object({
        importId: line(100),
        row: z.number().int().positive(),
        /** The number under which the office's own register had it. */
        incomingNumber: line(20).optional(),
      })
      .optional(),
    /** It came through the public door, and its reporter is reached through it. */
    throughDoor: z.literal(true).optional(),
    /** Of which mixed petition this is a part. */
    splitFrom: z
      .object({
        caseId: line(100),
        number: line(40),
        registrar: line(100).optional(),
        conflicts: z.array(followingConflict()).optional(),
      })
      .optional(),
  });

/** Reports that somebody passed on, who is owed an answer (Luật Tố cáo art. 26.2). */
const passedOn: readonly (typeof sources)[number][] = ['press', 'otherBody'];

export type RegisterInput = z.infer<ReturnType<typeof build>>;

/** Stage 1: a report comes in and gets its number (procedure §3.1). The only command that opens a case. */
export const register = {
  type: 'register',
  citation: 'procedure §3.1',
  givenBy: ['intakeOfficer', 'departmentHead'] as readonly Giver[],
  input: () => (schema ??= build()),
  decide(input: RegisterInput, ctx: Context): Happening[] | Refusal {
    const { procedure, calendar, now } = ctx;
    if (input.receivedOn > localDate(calendar, now)) return refuse('dateInFuture', { field: 'receivedOn' });
    if (input.reporter.standing === 'named' && input.reporter.ref === undefined) {
      return refuse('reporterMissing', { field: 'reporterName' });
    }
    if (lawOf(procedure) !== lawFor(input.subject)) return refuse('rulesOfOtherLaw', { field: 'subject' });
    if (input.subject.kind === 'organisation' && input.subject.probationary)
      return refuse('probationForMembers', { field: 'subject.probationary' });
    const wrong =
      whyNotPerson(input.subject, input.receivedOn, (fact) => `subject.${fact}`) ?? whyNotUnit(input.subject);
    if (wrong) return wrong;
    const receivedDay = dayOfDate(calendar, input.receivedOn, now);
    const opened = waysOf(procedure);
    const extendable = extendableBy(procedure);
    const preparedBy = preparersUnder(procedure);
    const byLadder = procedure.law !== 'state' && procedure.appeals ? { appealsByLadder: true } : {};
    const registered = happened('reportRegistered', {
      ...input,
      receivedDay,
      allegations: input.allegations.map((allegation, i) => ({ ...allegation, id: `a${i + 1}` })),
      procedure: { id: procedure.id, version: procedure.version },
      calendar: { id: calendar.id, version: calendar.version },
      ...byLadder,
      ...(opened.length > 0 && { ways: opened }),
      ...(extendable && { extendable }),
      ...(preparedBy && { preparedBy }),
    });
    if (input.subject.kind === 'privateCitizen') {
      return [registered, happened('refused', { ground: 'privateCitizen', explanation: '' }), ...told(input)];
    }
    const freeze = findFreeze(ctx, receivedDay);
    const { kind } = input;
    const standing = { clocks: {}, rests: freeze ? [freeze] : [], kind, registration: byLadder };
    return [
      registered,
      ...(freeze ? frozen(ctx, freeze) : []),
      ...(procedure.limits.forwarderAnswer && passedOn.includes(input.source)
        ? [happened('noticeOwed', { to: 'forwarder', about: 'handling' })]
        : []),
      ...startClock(standing, ctx, 'handling', receivedDay),
      ...(isMisdirected(procedure, input, localDate(calendar, now))
        ? startClock(standing, ctx, 'forwarding', receivedDay)
        : []),
      ...startClock(standing, ctx, 'stall', dayOf(calendar, now)),
    ];
  },
};

type Freeze = CaseRest & { reason: 'beforeCongress'; congressOn: string };

/**
 * Received shortly before a congress, it rests from then on, and the new term takes it up (procedure §4): whoever resumes it, or, where
 * it is entered only after the congress has opened, from that opening on. A congress that is over freezes nobody.
 */
function findFreeze({ procedure, calendar, now }: Context, receivedDay: Day): Freeze | undefined {
  const congressOn = findFreezingCongress(procedure, calendar, receivedDay);
  if (congressOn === undefined) return undefined;
  const today = dayOf(calendar, now);
  const isOver = calendar.kind === 'civil' && congressOn <= today;
  return {
    reason: 'beforeCongress',
    congressOn,
    since: now,
    ...(receivedDay < today && { from: receivedDay }),
    ...(isOver && { endedAt: now, until: congressOn }),
  };
}

function frozen({ procedure }: Context, { reason, congressOn, from, until }: Freeze): Happening[] {
  // Versions that say nothing of pauses told the day as the explanation.
  const said = procedure.pauses ? { explanation: '', congressOn } : { explanation: congressOn };
  return [
    happened('casePaused', { reason, ...said, ...(from !== undefined && { from }) }),
    ...(until === undefined ? [] : [happened('caseResumed', { explanation: '', until })]),
  ];
}

const told = (input: RegisterInput): Happening[] =>
  input.reporter.standing === 'named' ? [happened('noticeOwed', { to: 'reporter', about: 'refusal' })] : [];
