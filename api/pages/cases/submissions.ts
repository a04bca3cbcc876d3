import { randomUUID } from 'node:crypto';
import { type Actor, rolesIn } from '../../../domain/access/policy';
import { findCommand } from '../../../domain/case/commands';
import type { CommandType } from '../../../domain/case/commands';
import { whyNotOffered } from '../../../domain/case/decide';
import type { RulesNow } from '../../../domain/case/context';
import { submissionsFor } from '../../../domain/case/submissions/deciding';
import {
  decidersOf,
  signedFields,
  standingOf,
  submissionsIn,
} from '../../../domain/case/submissions/submission';
import type { CaseState, Submission } from '../../../domain/case/state';
import type { OrganisationTree } from '../../../domain/organisations/tree';
import type { Step } from '../../../domain/procedure/steps';
import { describeFields, type FieldDescription } from '../../../office/commands/describeFields';
import { formatBirth } from '../../../language/births';
import { formatDate } from '../../../language/dates';
import { fieldTexts } from '../../../language/sentences/field';
import type { Names } from '../../../language/sentences/names';
import { actInside } from '../../../language/sentences/submittedAct';
import type { Draft } from '../../../office/papers/drafts';
import { draftLinks } from './drafts';
import { listOfField, word } from '../../../language/sentences/vocabulary';
import type { Texts, Translate } from '../../../language/texts';

interface Words {
  t: Translate;
  texts: Pick<Texts, 'has'>;
  names: Names;
  tree?: OrganisationTree | undefined;
  /** The papers that what is submitted would lead to. */
  drafts?: readonly Draft[] | undefined;
}

const rolesText = (t: Translate, roles: readonly string[]): string =>
  roles
    .map((role) => t(`vocabulary:${role.startsWith('case') ? 'placesInCase' : 'roles'}.${role}`))
    .join(t('clocks:waiting.or'));

export const proposeTitle = (t: Translate, type: CommandType): string =>
  t('cases:submissions.propose', { act: actInside(t, type) });

/** Who looks over what is submitted, and who decides. */
export const proposeIntro = (t: Translate, { appraisedBy, approvedBy }: Step): string =>
  t('cases:submissions.proposeIntro', {
    who: t(`cases:submissions.proposeWay.${appraisedBy ? 'appraised' : 'approved'}`, {
      appraiser: rolesText(t, appraisedBy ?? []),
      approver: rolesText(t, approvedBy),
    }),
  });

/** A value of a form as a person reads it; undefined for an id that says nothing to them. */
function valueText(
  { act }: Submission,
  field: FieldDescription,
  value: unknown,
  { t, names, tree }: Words,
): string | undefined {
  switch (field.kind) {
    case 'yesNo':
      return t(value === true ? 'cases:yes' : 'cases:no');
    case 'date':
      return formatDate(String(value));
    case 'choice':
    case 'choices': {
      const list = listOfField(act, field.name);
      return (
        list &&
        [value]
          .flat()
          .map((one) => word(t, list, String(one) as never))
          .join(', ')
      );
    }
    case 'list':
      return [value].flat().map(String).join('\n');
    case 'reference':
      return referenceText(field.to, [value].flat().map(String), { t, names, tree });
    case 'birth':
      return formatBirth(String(value));
    case 'line':
    case 'paragraph':
    case 'number':
    case 'amount':
    case 'time':
      return String(value);
  }
}

function referenceText(
  to: Extract<FieldDescription, { kind: 'reference' }>['to'],
  ids: readonly string[],
  { t, names, tree }: Pick<Words, 't' | 'names' | 'tree'>,
): string | undefined {
  switch (to) {
    case 'account':
      return ids.map(names).join(', ');
    case 'disciplineForm':
      return ids.map((id) => t(`vocabulary:disciplineForms.${id}`)).join(', ');
    case 'allegation':
      return ids.map((id) => id.slice(1)).join(', ');
    case 'unit':
      return ids
        .map((id) => tree?.units.find((unit) => unit.id === id)?.name ?? t('cases:command.levelAbove'))
        .join(', ');
    default:
      return undefined;
  }
}

/** What was put into the form of an act, label by label. */
export function submittedLines(one: Submission, words: Words): { label: string; text: string }[] {
  const { t, texts } = words;
  return describeFields(findCommand(one.act).input()).flatMap((field) => {
    const value = one.input[field.name];
    const text = value === undefined ? undefined : valueText(one, field, value, words);
    return text === undefined ? [] : [{ label: fieldTexts(t, texts, one.act, field.name).label, text }];
  });
}

/** An act on its way through the office, as pages show it. */
export function shownSubmission(caseId: string, one: Submission, words: Words) {
  const { t, names, drafts = [] } = words;
  const { appraised, returned } = one;
  const on = formatDate(appraised?.at);
  return {
    id: one.id,
    title: t(`commands:${one.act}.title`),
    by: t('cases:submissions.by', { by: names(one.by), on: formatDate(one.at) }),
    appraised:
      appraised &&
      t(`cases:submissions.${appraised.opinion ? 'appraisedOpinion' : 'appraised'}`, {
        by: names(appraised.by),
        on,
        opinion: appraised.opinion,
      }),
    returned:
      returned &&
      t('cases:submissions.returned', {
        by: names(returned.by),
        on: formatDate(returned.at),
        missing: returned.missing,
      }),
    lines: submittedLines(one, words),
    drafts: draftLinks(caseId, one.id, drafts, t),
  };
}

const steps = { appraisal: 'appraise', approval: 'decideSubmission', mending: 'mendReturned' } as const;

/** What this person can do about a submission at once, and by a form of its own. */
function choicesFor(one: Submission, state: CaseState, actor: Actor, today: string, words: Words) {
  const { t } = words;
  const inCase = { ...actor, roles: rolesIn(actor, state) };
  const can = (type: Parameters<typeof submissionsFor>[2]) =>
    submissionsFor(state, inCase, type).some(({ id }) => id === one.id);
  const type = can('appraise') ? ('appraise' as const) : can('approve') ? ('approve' as const) : undefined;
  const signed = type === 'approve' ? signedFields[one.act] : undefined;
  const link = (to: CommandType) => ({
    href: `/cases/${encodeURIComponent(state.caseId)}/commands/${to}?submission=${one.id}`,
    text: t(`commands:${to}.title`),
  });
  return {
    atOnce: type && {
      action: `/cases/${encodeURIComponent(state.caseId)}/commands/${type}`,
      commandId: randomUUID(),
      seenAct: state.lastAct.seq,
      button: t(`commands:${type}.title`),
      on: signed && { label: t('fields:approve.on.label'), value: formatDate(today) },
      numbers: (signed?.numbers ?? []).map((name) => ({
        name,
        label: t(`fields:approve.${name}.label`),
        hint: t(`fields:approve.${name}.hint`),
      })),
    },
    links: [
      ...(type ? [link(type), link('returnSubmission')] : []),
      ...(can('takeBackSubmission') ? [link('takeBackSubmission')] : []),
    ],
  };
}

/** All that is on its way in a case, with what this person can do about it. */
export const submissionCards = (
  { state, actor, today }: { state: CaseState; actor: Actor; today: string },
  words: Words,
  rules: RulesNow,
) =>
  submissionsIn(state).map((one) => {
    const { t, names } = words;
    const standing = standingOf(one);
    const who = standing === 'mending' ? names(one.by) : rolesText(t, decidersOf(one));
    const again = `/cases/${encodeURIComponent(state.caseId)}/commands/${one.act}`;
    const mends = standing === 'mending' && whyNotOffered(state, actor, one.act, rules) === undefined;
    return {
      ...shownSubmission(state.caseId, one, words),
      waits: t('cases:submissions.waits', { who, step: t(`clocks:waiting.step.${steps[standing]}`) }),
      ...choicesFor(one, state, actor, today, words),
      mend: mends ? { href: `${again}?again=${one.id}`, text: t('cases:submissions.mend') } : undefined,
      about: actInside(t, one.act),
    };
  });
