import { type Response, Router } from 'express';
import { randomUUID } from 'node:crypto';
import { reporterStandings, reportKinds, sources } from '../../../domain/case/vocabulary';
import { localDate } from '../../../domain/calendar/officeDays';
import { register } from '../../../domain/case/commands/register';
import type { Refusal } from '../../../domain/case/refusal';
import { lawFor } from '../../../domain/case/subject';
import { managers } from '../../../domain/procedure/partyProcedure';
import { moveToCase } from '../../../office/courier/passOn';
import { notFound } from '../../frame/errors/problem';
import { requireDuty } from '../../frame/guards';
import type { CommandOutcome } from '../../../office/commands/commandOutcome';
import { casePath } from '../commands/formPage';
import { filesPath } from '../files/paths';
import { type FieldError, fieldError, inOrderOf } from '../../../language/fieldErrors';
import { readForm, sentValues } from '../../frame/forms/form';
import { shownAgainAt } from '../../frame/forms/holdForms';
import { basisLines } from '../../../language/commandBasis';
import { formatDate } from '../../../language/dates';
import { type Word, word, type WordList } from '../../../language/sentences/vocabulary';
import { refusalSentence } from '../../../language/sentences/refusal';
import { officeLanguage } from '../../../language/texts';
import type { Services } from '../../../office/services';
import { actorOf } from '../../../office/people/actorOf';
import { flash, signedInAccount } from '../../frame/request';
import { codeLists, nameOfCode } from '../../../office/codes/codeLists';
import { isCoveredDay } from '../../../office/import/coveredDay';
import {
  fieldsInOrder,
  memberships,
  mostAllegations,
  registrationFormSchema,
  type RegistrationSheet,
  subjectKinds,
} from './form';
import { findDoorReport, sheetFromDoor } from './fromDoor';
import { findSheetVisit, moveToVisitCase, sheetFromVisit } from './fromVisit';
import { type Offered, readOffered } from './offered';
import { askedAbout, likeSheet, type LikeSheet } from './like';
import { longestSealed, registrationOf, sealedTextOf } from './registration';
import { steppedSheet, type TypedSheet, typedSheet } from './sheet';
import { type UnitChoice, unitChoices } from './units';

interface Shown {
  status?: number;
  errors?: FieldError[];
  /** Why the same sheet may be sent again as it is. */
  unanswered?: 'pending' | 'busy';
  /** A field for another allegation was asked for: the person goes on there. */
  isAdded?: boolean;
  like?: LikeSheet;
}

type Show = (res: Response, sheet: TypedSheet, shown?: Shown) => Promise<void>;

/** Registering a report: one sheet, from which a case begins. */
export function registrationRoutes(services: Services): Router {
  const { cases, texts } = services;
  const { reference } = cases;
  const routes = Router();
  const sealedContent = texts.translator(officeLanguage)('import:sealedContent');
  const today = async () => localDate(await reference.getCurrentCalendar(), new Date().toISOString());
  const show: Show = async (res, sheet, shown = {}) => {
    const units = await unitChoices(reference, sheet.receivedOn, await today());
    const offered = await readOffered(cases.views, actorOf(signedInAccount(res)), units);
    render(res, sheet, shown, { units, offered });
  };
  routes.use('/reports/new', requireDuty('register'));

  routes.get('/reports/new', async (_req, res) => {
    const receivedOn = formatDate(await today());
    await show(res, typedSheet({ receivedOn, commandId: randomUUID() }));
  });

  routes.post('/reports/new/from-door', requireDuty('register'), async (req, res) => {
    const sheet = await sheetFromDoor(services, signedInAccount(res)._id, req.body?.report);
    if (!sheet) throw notFound();
    await show(res, sheet);
  });

  routes.post('/reports/new/from-visit', requireDuty('register'), async (req, res) => {
    const sheet = await sheetFromVisit(services, actorOf(signedInAccount(res)), req.body?.visit);
    if (!sheet) throw notFound();
    await show(res, sheet);
  });

  routes.post(`${shownAgainAt}/reports/new`, requireDuty('register'), (req, res) =>
    show(res, typedSheet(sentValues(req.body))),
  );

  routes.post('/reports/new', async (req, res) => {
    const sheet = typedSheet(sentValues(req.body));
    const needs = { cases, actor: actorOf(signedInAccount(res)), t: res.locals.t };
    if ('like' in sheet) return show(res, sheet, { like: await likeSheet(sheet, needs) });
    const stepped = steppedSheet(sheet);
    if (stepped) return show(res, stepped, { isAdded: 'add' in sheet });
    const schema = registrationFormSchema(await today());
    const form = readForm({ schema, body: sheet, res, texts, labels: 'register:field' });
    if (!form.ok) return show(res, sheet, { status: 422, errors: form.errors });
    const law = lawFor({ kind: form.data.subjectKind });
    if (!(await isCoveredDay(reference, form.data.receivedOn, law))) {
      const errors = [fieldError('receivedOn', res.locals.t('register:problem.notCovered'))];
      return show(res, sheet, { status: 422, errors });
    }
    const sealedLength = sealedTextOf(form.data).length;
    if (sealedLength > longestSealed) {
      const params = { maximum: longestSealed, count: sealedLength };
      const errors = [fieldError('originalText', res.locals.t('register:problem.sealedTooLong', params))];
      return show(res, sheet, { status: 422, errors });
    }
    const { commandId } = form.data;
    const [begun] = await cases.events.read(commandId, 1);
    const fromVisit = await findSheetVisit(cases, sheet);
    if (begun) {
      if (fromVisit) await moveToVisitCase(services, needs.actor, fromVisit, commandId);
      // A second click, or the way back in the browser: the sheet has become a case, and opens no other.
      if (!req.session.flashes?.length) flash(req, { kind: 'information', key: 'register:already' });
      return res.redirect(303, casePath(commandId));
    }
    const like = await askedAbout(sheet, needs);
    if (like) return show(res, sheet, { like });
    const fromDoor = await findDoorReport(cases.door.envelopes, sheet);
    const outcome = await cases.gateway.register(
      registrationOf(form.data, actorOf(signedInAccount(res)), sealedContent, fromDoor !== undefined),
    );
    if (outcome.kind === 'done') {
      if (fromVisit) await moveToVisitCase(services, needs.actor, fromVisit, outcome.caseId);
      if (fromDoor) await moveToCase(fromDoor, outcome.caseId, { ...cases.door, vault: cases.vault });
      const key = 'commands:register.done';
      if (!req.session.flashes?.some((notice) => notice.key === key)) flash(req, { kind: 'success', key });
      // The letter itself is taken in next, where it was asked for.
      return res.redirect(303, sheet.then === 'files' ? filesPath(outcome.caseId) : casePath(outcome.caseId));
    }
    await answerUndone(outcome, { res, sheet, show, part: partOf(form.data) });
  });
  return routes;
}

/** The part of the sheet that describes the subject. */
const partOf = ({ subjectKind }: RegistrationSheet): 'member' | 'body' | 'official' => {
  if (subjectKind === 'organisation') return 'body';
  return subjectKind === 'official' ? 'official' : 'member';
};

interface Undone {
  res: Response;
  sheet: TypedSheet;
  show: Show;
  part: string;
}

/** The field of the sheet that a refusal is about. */
function fieldMeant({ field = '' }: Refusal, part: string): string {
  const [of, name] = field.split('.');
  if (of === 'allegations') return field.replaceAll('.', '-');
  return of === 'subject' && name !== undefined ? `${part}-${name}` : 'kind';
}

/** The sheet again, with why it has not (or not yet) become a case. Nothing that was typed is lost. */
async function answerUndone(
  outcome: Exclude<CommandOutcome, { kind: 'done' }>,
  { res, sheet, show, part }: Undone,
): Promise<void> {
  const { t } = res.locals;
  switch (outcome.kind) {
    case 'pending':
      return show(res, sheet, { status: 202, unanswered: 'pending' });
    case 'busy':
      res.set('Retry-After', '3');
      return show(res, sheet, { status: 429, unanswered: 'busy' });
    case 'refused': {
      const nameOf = () => '';
      const errors = [
        fieldError(fieldMeant(outcome.refusal, part), refusalSentence(t, outcome.refusal, nameOf)),
      ];
      // Nothing happened under the old id; what is sent next is a new attempt. A report from the door or a visit has its id once and for all.
      const commandId = 'doorReport' in sheet || 'visit' in sheet ? sheet.commandId : randomUUID();
      return show(res, { ...sheet, commandId }, { status: 409, errors });
    }
    case 'invalid':
    case 'stopped': {
      const errors = [fieldError('kind', t('errors:invalidInput.detail'))];
      return show(res, sheet, { status: 422, errors });
    }
  }
}

function render(
  res: Response,
  values: TypedSheet,
  { status = 200, errors, unanswered, isAdded, like }: Shown,
  { units, offered }: { units: UnitChoice[]; offered: Offered },
): void {
  const { t, language } = res.locals;
  const choices = <List extends WordList>(list: List, options: readonly Word<List>[]) =>
    options.map((value) => ({ value, text: word(t, list, value) }));
  res.status(status).render('registration/new', {
    basis: basisLines(t, register.citation),
    values,
    errors: errors && inOrderOf(fieldsInOrder, errors),
    unanswered,
    isAdded,
    like,
    offered,
    codes: codeLists()
      .flatMap(({ codes }) => codes)
      .map((one) => ({ code: one.code, name: nameOfCode(one)[language] })),
    mayAdd: values.allegations.length < mostAllegations,
    choices: {
      kinds: choices('kinds', reportKinds),
      sources: choices('sources', sources),
      standings: choices('standings', reporterStandings),
      subjectKinds: choices('subjectKinds', subjectKinds),
      memberships: choices('memberships', memberships),
      managers: choices('managers', managers),
      units,
    },
  });
}
