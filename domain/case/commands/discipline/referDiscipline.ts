import { z } from 'zod';
import { stopClock } from '../../../clocks/running';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { line, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { whyNoBallotYet } from './adopted';

/**
 * Discipline is due and the ballot adopted no form: the level directly above decides, where no other ballot is held (procedure §5). The
 * ballot stays in the file.
 */
export const referDiscipline = defineCommand({
  type: 'referDiscipline',
  citation: '22-QĐ/TW art. 15; procedure §5',
  during: ['discipline'],
  givenBy: ['viceChair', 'chair'],
  input: () => z.object({ to: line(300), grounds: paragraph(20000) }),
  obstacle: (state) => whyNoBallotYet(state) ?? (state.vote?.adopted ? refuse('formAdopted') : undefined),
  decide: (state, input, ctx) => [
    happened('disciplineReferred', input),
    ...stopClock(state, ctx, 'publication'),
  ],
});
