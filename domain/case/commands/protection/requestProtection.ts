import { z } from 'zod';
import { sealedWords } from '../../../files/sealedWords';
import { messagesToTell, whyNotMessage, whyNotProtected, whyPending } from '../../../protection/requests';
import { protectedPeople, protectionAskers, protectionWays } from '../../../protection/vocabulary';
import { awaitsProtection, reporterCanBeTold, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { date, doorMessageRef, optional, paragraph } from '../../fields';
import { protectionAsked } from '../../protectionAsked';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

const asked = () => ({
  askedBy: z.enum(protectionAskers),
  way: z.enum(protectionWays),
  on: date(),
  whom: z.array(z.enum(protectedPeople)).min(1).max(protectedPeople.length),
  explanation: paragraph(),
  message: optional(doorMessageRef()),
});

/**
 * Asks for protection of the reporter or of the relatives whom the law names (Luật Tố cáo art. 47, 50); by telephone where it is urgent. A request
 * that was decided on can be made anew.
 */
export const requestProtection = defineCommand({
  type: 'requestProtection',
  citation: 'Luật Tố cáo art. 47, art. 50; 231-QĐ/TW; procedure §7',
  during: stages,
  givenBy: ['intakeOfficer', 'areaOfficer', 'caseTeam', 'departmentHead'],
  input: () => {
    const { explanation, message, ...fields } = asked();
    return z.object({ ...fields, names: optional(paragraph(2000)), explanation, message });
  },
  // Names are sealed where commands come in. Commands from before more was asked say why, and nothing else.
  completed: () => {
    const { explanation, ...fields } = asked();
    return z
      .object({ ...fields, who: sealedWords() })
      .partial()
      .extend({ explanation });
  },
  obstacle: (state) => {
    if (!reporterCanBeTold(state)) return refuse('reporterNotNamed');
    const isOpen = messagesToTell(state).some(({ message }) => !whyPending(state, message));
    return awaitsProtection(state) && !isOpen ? refuse('protectionPending') : undefined;
  },
  decide: (state, input, ctx) =>
    whyNotMessage(state, input.message) ??
    whyPending(state, input.message) ??
    whyNotProtected(ctx.procedure, input.whom) ??
    (input.on === undefined ? undefined : whyNotDate(state, ctx, 'on', input.on)) ??
    protectionAsked(state, ctx, input),
});
