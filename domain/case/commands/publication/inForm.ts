import type { Procedure } from '../../../procedure/procedure';
import {
  earliestEnd,
  findCheck,
  formsUnder,
  isPassed,
  mattersOf,
  type PublicCheck,
} from '../../../publications/publication';
import type { PublicationForm, PublishedMatter } from '../../../publications/vocabulary';
import type { EventData } from '../../events/event';
import { type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';

/** What is said of something that is made public, as a form sends it. */
interface Said {
  on: string;
  place: string;
  matters?: PublishedMatter[] | undefined;
  form?: PublicationForm | undefined;
  until?: string | undefined;
  check?: number | undefined;
  attended?: string | undefined;
  refusedToHear?: string | undefined;
}

const ofForms = ['matters', 'form', 'until', 'check', 'attended', 'refusedToHear'] as const;

/** What a version without forms does not ask for. */
function whyNotPlain(said: Said): Refusal | undefined {
  const field = ofForms.find((name) => said[name] !== undefined);
  return field && refuse('noFormsHere', { field });
}

/** The text itself is read out at a meeting; whatever else goes out is a file. */
const isFileAsked = (form: Said['form'], { paper, file }: PublicCheck): boolean =>
  form !== 'meeting' && !paper && file === undefined;

/** A file goes out whose check found nothing that must not, and no other (Luật Tố cáo art. 40: nothing of the reporter, no State secret). */
function whyNotChecked(state: CaseState, { check, form }: Said): Refusal | undefined {
  const found = check === undefined ? undefined : findCheck(state, check);
  if (!found) return refuse('checkMissing', { field: 'check' });
  if (isPassed(found))
    return isFileAsked(form, found) ? refuse('fileNotChecked', { field: 'check' }) : undefined;
  const count = found.leaks.filter(({ accepted }) => !accepted).length;
  return refuse('checkNotPassed', { field: 'check', params: { count } });
}

/** A meeting has minutes with those who attended; nothing else has (NĐ 31/2019 art. 6; 30-QĐ/TW). */
function whyNotMinuted({ form, matters, attended, refusedToHear }: Said): Refusal | undefined {
  if (form !== 'meeting') {
    const field = attended === undefined ? 'refusedToHear' : 'attended';
    return (attended ?? refusedToHear) === undefined ? undefined : refuse('onlyOfMeeting', { field });
  }
  if (attended === undefined) return refuse('attendedMissing', { field: 'attended' });
  return refusedToHear === undefined || matters?.includes('decision')
    ? undefined
    : refuse('onlyOfDecision', { field: 'refusedToHear' });
}

/** An end that is planned is no earlier than the law lets it be; it may be left open. */
function whyNotLongEnough({ on, until }: Said, days: number | undefined): Refusal | undefined {
  if (until === undefined) return undefined;
  const earliest = earliestEnd({ on, leastDays: days });
  if (earliest === undefined || days === undefined) return refuse('noEndOfForm', { field: 'until' });
  return until < earliest
    ? refuse('publishedTooShort', { field: 'until', params: { count: days, until: earliest } })
    : undefined;
}

/** What begins to be public, as the version wants it; under one that tells no forms apart, by its day and place alone. */
export function inForm(state: CaseState, said: Said, procedure: Procedure): EventData<'published'> | Refusal {
  const forms = formsUnder(procedure);
  const { on, place, matters = [], form, until, attended, refusedToHear } = said;
  if (!forms) return whyNotPlain(said) ?? { on, place };
  if (matters.length === 0) return refuse('mattersMissing', { field: 'matters' });
  const foreign = matters.find((one) => !mattersOf(state).includes(one));
  if (foreign) return refuse('nothingOfMatter', { field: 'matters' });
  if (form === undefined) return refuse('formMissing', { field: 'form' });
  const least = forms[form];
  if (!least) return refuse('formNotInRules', { field: 'form' });
  const refusal = whyNotMinuted(said) ?? whyNotLongEnough(said, least.days) ?? whyNotChecked(state, said);
  if (refusal) return refusal;
  return {
    on,
    place,
    publicationId: `p${(state.publications?.length ?? 0) + 1}`,
    matters,
    form,
    ...(until !== undefined && { until }),
    ...(least.days !== undefined && { leastDays: least.days }),
    ...(least.times !== undefined && { leastTimes: least.times }),
    check: said.check,
    ...(attended !== undefined && { attended }),
    ...(refusedToHear !== undefined && { refusedToHear }),
  };
}
