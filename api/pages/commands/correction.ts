import { emptiable } from '../../../domain/case/correctedFacts';
import { registeredFacts } from '../../../domain/case/correction';
import { isUnderStateLaw } from '../../../domain/case/checks';
import type { CaseState } from '../../../domain/case/state';
import { type Arrangement } from './arrangement';
import { type Control, controlFor } from './controls';
import type { Sent } from './readForm';

const ofTheParty = ['subjectKind', 'subjectManagedBy', 'probationary', 'unit', 'subjectPartyPosition'];
const ofPeople = ['subjectBornOn', 'subjectPartyPosition'];

/** Whoever is of the other law is the subject of another report. */
const withoutOfficials = (control: Control): Control =>
  control.name === 'subjectKind' && 'items' in control
    ? { ...control, items: control.items.filter(({ value }) => value !== 'official') }
    : control;

/** The registration as it stands, with the allegation that is meant, or the only one there is. */
export function registeredValues(state: CaseState, chosen?: unknown): Record<string, unknown> {
  const [only, ...others] = state.allegations;
  const allegationId = typeof chosen === 'string' ? chosen : others.length === 0 ? only?.id : undefined;
  const { unit, probationary, ...facts } = registeredFacts(state, allegationId);
  return {
    ...facts,
    allegationId,
    unit: unit?.id ?? '',
    ...(!isUnderStateLaw(state) && { probationary: probationary ?? false }),
  };
}

const isEmptied = (sent: Sent, fact: string): boolean => {
  const value = sent[fact];
  return typeof value === 'string' && value.trim() === '';
};

/** Whatever the form showed filled in, and comes back empty, is to be left empty. */
function emptied(sent: Sent): string[] {
  const ofAllegation = sent.onlyAllegation === 'yes';
  return emptiable.filter(
    (fact) => isEmptied(sent, fact) && (ofAllegation || (fact !== 'code' && fact !== 'endedOn')),
  );
}

/** Puts a registration right: each fact as it stands, to be changed where it is wrong. */
export const correction: Arrangement = {
  controls: (context, fields) => {
    const { state, procedure } = context;
    const ofLaw = procedure.law === 'state' ? ofTheParty : ['managingBody'];
    const isBody = state.registration.subject.kind === 'organisation';
    const hidden = isBody ? [...ofLaw, ...ofPeople] : ofLaw;
    const [only, ...others] = state.allegations;
    const isOnly = only !== undefined && others.length === 0;
    const asked = fields.filter(
      ({ name }) => name !== 'leaveEmpty' && !hidden.includes(name) && !(isOnly && name === 'allegationId'),
    );
    return [
      ...(isOnly
        ? ([
            { control: 'hidden', name: 'allegationId', value: only.id },
            { control: 'hidden', name: 'onlyAllegation', value: 'yes' },
          ] as const)
        : []),
      // What stands there already need not be called optional, field by field.
      ...asked.map((field) =>
        withoutOfficials(
          controlFor(context, field.name === 'allegationId' ? field : { ...field, required: true }),
        ),
      ),
    ];
  },
  unfold: (sent) => ({ ...sent, leaveEmpty: emptied(sent) }),
  shownAt: { leaveEmpty: 'reason' },
};
