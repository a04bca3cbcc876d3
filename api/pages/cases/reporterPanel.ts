import { mayMakeWorkingCopy, openIdentityFields } from '../../../domain/access/identity';
import { answerersOf, grantsOf } from '../../../domain/case/identity';
import type { CaseState, IdentityRequest } from '../../../domain/case/state';
import { formatDateTime } from '../../../language/dates';
import { identityFieldsText } from '../../../language/sentences/events/identity';
import type { Names } from '../../../language/sentences/names';
import { officesText } from '../../../language/sentences/offices';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import type { Actor } from '../../../domain/access/policy';
import { requestsToAnswer } from '../commands/identityChoices';

interface Needs {
  state: CaseState;
  actor: Actor;
  now: string;
  t: Translate;
  names: Names;
  mayAsk: boolean;
}

/** What became of a request: it stays to be seen, whatever it was. */
function answerText({ answer, ...one }: IdentityRequest, t: Translate, names: Names): string {
  switch (answer?.was) {
    case undefined:
      return t('cases:reporter.waits', { who: officesText(t, answerersOf(one)) });
    case 'granted':
      return t('cases:reporter.granted', {
        until: formatDateTime(answer.until),
        fields: identityFieldsText(t, answer.fields),
        by: names(answer.by),
      });
    case 'denied':
      return t('cases:reporter.denied', { by: names(answer.by), reason: answer.reason });
    case 'replaced':
      return t('cases:reporter.replaced');
  }
}

/** What this person can do about who the reporter is: read it, ask to, read or make the copy of the letter without them. */
function linksOf({ state, actor, now, t, mayAsk }: Omit<Needs, 'names'>): { text: string; href: string }[] {
  const path = `/cases/${encodeURIComponent(state.caseId)}`;
  const link = (text: string, to: string) => ({ text: t(text), href: `${path}/${to}` });
  const ask = mayAsk ? [link('cases:reporter.ask', 'commands/requestIdentity')] : [];
  const made = state.workingCopies ? [link('workingCopy:link', 'working-copy')] : [];
  if (state.registration.reporter.ref === undefined) return [...ask, ...made];
  const open = openIdentityFields(actor, state, now).filter((one) => one !== 'messages' && one !== 'files');
  const make = mayMakeWorkingCopy(actor, state, now) && made.length === 0;
  return [
    ...(open.length > 0 ? [link('cases:reporter.reveal', 'reporter')] : []),
    ...ask,
    ...made,
    ...(make ? [link('workingCopy:makeLink', 'working-copy/new')] : []),
  ];
}

/** What the page of a case says of its reporter: nothing of who it is, and who asked to read it with what came of it. */
export function reporterPanel({ state, actor, now, t, names, mayAsk }: Needs) {
  const { standing, ref } = state.registration.reporter;
  const path = `/cases/${encodeURIComponent(state.caseId)}/commands`;
  const answered = requestsToAnswer(state, actor);
  return {
    standing: word(t, 'standings', standing),
    sealed: ref !== undefined,
    links: linksOf({ state, actor, now, t, mayAsk }),
    open: grantsOf(state, actor.id, now).map(({ fields, until }) =>
      t('cases:reporter.openUntil', { until: formatDateTime(until), fields: identityFieldsText(t, fields) }),
    ),
    requests: (state.identityRequests ?? []).map((one) => ({
      text: t('cases:reporter.request', {
        by: names(one.by),
        at: formatDateTime(one.at),
        fields: identityFieldsText(t, one.fields),
        count: one.hours,
      }),
      reason: one.reason,
      state: answerText(one, t, names),
      answers: answered.some(({ id }) => id === one.id)
        ? (['grantIdentity', 'denyIdentity'] as const).map((type) => ({
            text: t(`commands:${type}.title`),
            href: `${path}/${type}?request=${one.id}`,
          }))
        : [],
    })),
  };
}
