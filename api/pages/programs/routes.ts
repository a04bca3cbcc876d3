import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import type { OfficeAct } from '../../../domain/staff/acts';
import { mayBeActedFor, mostTokens, programIdPrefix, programScopes } from '../../../domain/staff/programs';
import { formatDate, officeToday } from '../../../language/dates';
import { type FieldError, fieldError } from '../../../language/fieldErrors';
import type { Program } from '../../../models/programs';
import { isGoodOn } from '../../../models/programTokens';
import { actorOf } from '../../../office/people/actorOf';
import { type People, readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { readForm } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { newProgramForm, possiblePeople, renewalForm } from './forms';

type ProgramRequest = Request<{ programId: string }>;
type ProgramAct = Extract<OfficeAct, { programId: string }>;

/** The accounts of programs: proposed and ended by administrators with a second person, their tokens taken back by one. */
export function programRoutes({ accounts, officeActs, texts }: Services): Router {
  const routes = Router();
  const room = '/programs';
  routes.use(room, requireDuty('seePrograms'));
  const manages = requireDuty('manageAccounts');

  async function getProgram({ params }: ProgramRequest): Promise<Program> {
    const program = await accounts.programs.find(params.programId);
    if (!program) throw notFound();
    return program;
  }

  /** A program as its page shows it. */
  function shown(program: Program, { nameOf, find }: People, res: Response) {
    const { t } = res.locals;
    const today = officeToday();
    const person = find(program.actsFor);
    const tokens = program.tokens.map((token) => ({ ...token, isGood: isGoodOn(token, today) }));
    const isGood = tokens.some((one) => one.isGood) && person !== undefined && mayBeActedFor(person);
    return {
      id: program._id,
      name: program.name,
      contact: program.contact,
      person: nameOf(program.actsFor),
      isPersonThere: person !== undefined && mayBeActedFor(person),
      scopes: program.scopes
        .map((scope, i) => t(`programs:${i === 0 ? 'scopeBox' : 'scope'}.${scope}`))
        .join(', '),
      usedOn: program.usedOn && formatDate(program.usedOn),
      state: program.ended ? 'ended' : isGood ? 'works' : 'rests',
      tokens: tokens.map(({ id, from, until, isGood: good }) => ({
        id,
        good,
        text: t(`programs:token.${good ? 'good' : 'over'}`, {
          from: formatDate(from),
          until: formatDate(until),
        }),
      })),
      mayRenew: !program.ended && tokens.filter((one) => one.isGood).length < mostTokens,
    };
  }

  /** Proposes what a second person has to confirm; what waits already need not be proposed again. */
  async function propose(req: Request, res: Response, act: ProgramAct): Promise<void> {
    const waiting = await officeActs.listWaiting();
    const isThere = waiting.some(
      (one) => one.act.kind === act.kind && 'programId' in one.act && one.act.programId === act.programId,
    );
    if (!isThere) await officeActs.propose(act, signedInAccount(res)._id);
    const key = isThere ? 'account:notice.proposedBefore' : 'account:notice.proposed';
    flash(req, { kind: 'information', key });
    res.redirect(303, '/acts');
  }

  routes.get(room, async (_req, res) => {
    const [all, people, unproved] = await Promise.all([
      accounts.programs.list(),
      readPeople(accounts),
      accounts.programs.listUnproved(),
    ]);
    res.render('programs/list', {
      list: all.map((one) => shown(one, people, res)),
      unproved,
      mayManage: mayDo(actorOf(signedInAccount(res)), 'manageAccounts'),
    });
  });

  async function showNew(res: Response, again: { values?: object; errors?: FieldError[] } = {}) {
    const people = possiblePeople((await readPeople(accounts)).active);
    res.status(again.errors ? 422 : 200).render('programs/new', {
      values: {},
      ...again,
      scopes: programScopes,
      people: people.map(({ _id, displayName, position }) => ({
        value: _id,
        text: `${displayName}, ${position}`,
      })),
    });
  }

  routes.get(`${room}/new`, manages, async (_req, res) => showNew(res));

  routes.post(`${room}/new`, manages, async (req, res) => {
    const schema = newProgramForm(possiblePeople((await readPeople(accounts)).active));
    const form = readForm({ schema, body: req.body, res, texts, labels: 'programs:label' });
    if (!form.ok) return showNew(res, form);
    const { actsFor: accountId, ...details } = form.data;
    const waiting = await officeActs.listWaiting();
    const isTaken =
      (await accounts.programs.isNamed(details.name)) ||
      waiting.some(({ act }) => act.kind === 'makeProgram' && act.name === details.name);
    if (isTaken) {
      const errors = [fieldError('name', res.locals.t('programs:problem.nameTaken'))];
      return showNew(res, { values: req.body, errors });
    }
    const programId = `${programIdPrefix}${randomUUID()}`;
    await propose(req, res, { kind: 'makeProgram', accountId, programId, ...details });
  });

  async function showOne(req: ProgramRequest, res: Response, again: { errors?: FieldError[] } = {}) {
    const [program, people] = await Promise.all([getProgram(req), readPeople(accounts)]);
    const actor = actorOf(signedInAccount(res));
    res.status(again.errors ? 422 : 200).render('programs/one', {
      values: {},
      ...again,
      program: shown(program, people, res),
      mayManage: mayDo(actor, 'manageAccounts'),
      mayStop: mayDo(actor, 'stopPrograms'),
    });
  }

  routes.get(`${room}/:programId`, async (req: ProgramRequest, res) => showOne(req, res));

  routes.post(`${room}/:programId/renew`, manages, async (req: ProgramRequest, res) => {
    const { _id: programId, actsFor: accountId } = await getProgram(req);
    const form = readForm({ schema: renewalForm(), body: req.body, res, texts, labels: 'programs:label' });
    if (!form.ok) return showOne(req, res, form);
    await propose(req, res, { kind: 'renewProgram', accountId, programId, until: form.data.until });
  });

  routes.post(`${room}/:programId/end`, manages, async (req: ProgramRequest, res) => {
    const { _id: programId, actsFor: accountId } = await getProgram(req);
    await propose(req, res, { kind: 'endProgram', accountId, programId });
  });

  // Taking a way in away needs nobody else, and waits for nobody.
  routes.post(
    `${room}/:programId/tokens/:tokenId/revoke`,
    requireDuty('stopPrograms'),
    async (req: Request<{ programId: string; tokenId: string }>, res) => {
      const { _id: id, tokens } = await getProgram(req);
      if (!tokens.some((token) => token.id === req.params.tokenId)) throw notFound();
      await accounts.programs.revokeToken(id, req.params.tokenId, signedInAccount(res)._id);
      flash(req, { kind: 'success', key: 'programs:notice.revoked' });
      res.redirect(303, `${room}/${id}`);
    },
  );
  return routes;
}
