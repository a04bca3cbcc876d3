import { z } from 'zod';
import {
  hasSealedReporter,
  isCustodianIn,
  mayAskForIdentity,
  openIdentityFields,
} from '../../../access/identity';
import { asActor, peopleFact } from '../../../access/people';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { count, identityParts, paragraph } from '../../fields';
import { identityOpenHours } from '../../identity';
import { refuse } from '../../refusal';
import { identityFields, stages } from '../../vocabulary';

const asked = () =>
  z.object({
    fields: identityParts(),
    hours: count(identityOpenHours).min(1),
    reason: paragraph(1000),
  });

/** Asks to read what is sealed of the reporter: named fields, for so many hours. The custodian answers; where the office has none, a head who signs. */
export const requestIdentity = defineCommand({
  type: 'requestIdentity',
  citation: 'Luật Tố cáo art. 56; procedure §7',
  during: stages,
  givenBy: ['intakeOfficer', 'caseTeam'],
  input: asked,
  completed: () => asked().extend({ people: peopleFact() }),
  people: () => ({ ids: [], holding: ['custodian'] }),
  obstacle: (state, actor, { now }) => {
    if (!mayAskForIdentity(actor, state)) return refuse('reporterNotTheirs');
    if (!hasSealedReporter(state)) return refuse('nothingSealed');
    return openIdentityFields(actor, state, now).length === identityFields.length
      ? refuse('identityOpen')
      : undefined;
  },
  decide: (state, { people = [], ...input }, { actor }) => {
    const isLeft = people.some(
      (person) => person.active && person.id !== actor.id && isCustodianIn(asActor(person), state),
    );
    return [happened('identityRequested', { ...input, decidedBy: isLeft ? 'custodian' : 'signatories' })];
  },
});
