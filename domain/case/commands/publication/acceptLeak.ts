import { z } from 'zod';
import { signatories } from '../../../access/signatories';
import { checksNow, findLeak, isPassed } from '../../../publications/publication';
import { whyNoReason } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { paragraph, publicLeakRef } from '../../fields';
import { refuse } from '../../refusal';

/**
 * Lets one thing go out that a check has found, with the reason: a head answers for it. That nothing could be read in a file is answered for by
 * whoever has looked it through. What is of the reporter never goes out, whoever wants it to (Luật Tố cáo art. 40).
 */
export const acceptLeak = defineCommand({
  type: 'acceptLeak',
  citation: 'Luật Tố cáo art. 8, art. 40; procedure §7',
  during: ['publication'],
  givenBy: ['publisher', ...signatories],
  giversOf: (state, { leak }) =>
    findLeak(state, leak)?.leak.kind === 'unreadable' ? undefined : signatories,
  input: () => z.object({ leak: publicLeakRef(), reason: paragraph(1000) }),
  obstacle: (state) =>
    checksNow(state).some((check) => !isPassed(check)) ? undefined : refuse('nothingFound'),
  decide: (state, input) => {
    const found = findLeak(state, input.leak);
    if (!found || found.leak.accepted) return refuse('noSuchLeak', { field: 'leak' });
    if (found.leak.kind === 'reporter') return refuse('reporterNeverPublic', { field: 'leak' });
    return (
      whyNoReason('reason', input.reason) ?? [
        happened('leakAccepted', { ...input, kind: found.leak.kind, part: found.leak.part }),
      ]
    );
  },
});
