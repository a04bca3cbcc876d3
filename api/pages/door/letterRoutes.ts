import { type Request, type Response, Router } from 'express';
import { findReadingGrant, openIdentityFields } from '../../../domain/access/identity';
import type { CommandType } from '../../../domain/case/commands';
import { whyNotOffered } from '../../../domain/case/decide';
import type { CaseState } from '../../../domain/case/state';
import { word } from '../../../language/sentences/vocabulary';
import { readRulesNow } from '../../../office/commands/rulesNow';
import { doorKeys } from '../../../office/courier/doorKeys';
import { openLetter } from '../../../office/courier/openedLetters';
import type { Services } from '../../../office/services';
import { forbidden, notFound } from '../../frame/errors/problem';
import { readForm } from '../../frame/forms/form';
import { readingForm } from '../../frame/forms/readingForm';
import { toldReading } from '../../frame/toldReading';
import { getVisibleCase } from '../../frame/visibleCase';
import { filePath } from '../files/paths';
import { letterActs } from './fromLetter';

const path = '/cases/:caseId/reporter-letters';

/** Where a file of the door stands in its case; undefined while it is not brought there. */
function pathOfCome({ caseId, files = [] }: CaseState, came: string): string | undefined {
  const taken = files.find(({ door }) => door?.file === came);
  return taken && filePath(caseId, taken.file);
}

/** What a reporter has written through the public door since their report: sealed as their identity is, each look an event of the case with its reason. */
export function reporterLetterRoutes(services: Services): Router {
  const { cases, settings, texts } = services;
  const routes = Router();

  async function sealedLetters(req: Request<{ caseId: string }>, res: Response) {
    const { view, actor } = await getVisibleCase(services, req, res);
    const { correspondence = [] } = view.state;
    const letters = correspondence.filter((one) => one.from === 'reporter');
    if (letters.length === 0) throw notFound();
    const now = new Date().toISOString();
    if (!openIdentityFields(actor, view.state, now).includes('messages')) throw forbidden();
    const grant = findReadingGrant(actor, view.state, now);
    const { t } = res.locals;
    const shown = letters.map(({ message, kind: about, on, files }) => ({
      message,
      about,
      on,
      files,
      kind: word(t, 'reporterMessages', about),
    }));
    const { caseId, number } = view;
    return { letters: shown, actor, state: view.state, caseId, number, under: grant?.reason };
  }

  routes.get(path, async (req, res) => {
    const { letters, caseId, number, under } = await sealedLetters(req, res);
    res.render('door/letters', { letters, caseId, number, under, values: {} });
  });

  routes.post(path, async (req, res) => {
    const { letters, actor, state, caseId, number, under } = await sealedLetters(req, res);
    const form = readForm({
      schema: readingForm(under),
      body: req.body,
      res,
      texts,
      labels: 'cases:reporter.label',
    });
    if (!form.ok) return res.status(422).render('door/letters', { ...form, letters, caseId, number, under });
    const why = under ?? form.data.why;
    const told = {
      caseId,
      commandId: form.data.commandId,
      actor,
      fields: ['messages' as const],
      reason: why,
    };
    await toldReading(told, services);
    await cases.officeLog.append({ by: actor.id, type: 'secretSeen', data: { caseId, part: 'messages' } });
    const at = new Date().toISOString();
    await cases.vault.noteLook({ at, caseId, by: actor.id, fields: ['messages'], why });
    const keys = await doorKeys(settings.secrets.vaultKeys);
    const rules = await readRulesNow(cases.reference, state);
    const isOffered = (type: CommandType) => whyNotOffered(state, actor, type, rules) === undefined;
    const opened = [];
    for (const letter of letters) {
      const row = await cases.door.envelopes.find(letter.message);
      const found = row?.is === 'message' ? await openLetter(row, { keys, vault: cases.vault }) : undefined;
      const said = { ...letter, kind: letter.about, text: found?.text };
      opened.push({
        ...letter,
        text: found?.text,
        came: found?.files.map(({ name, file }) => ({ name, href: pathOfCome(state, file) })) ?? [],
        acts: letterActs(state, said, isOffered, res.locals.t),
      });
    }
    res.render('door/letters-shown', { letters: opened, caseId, number });
  });
  return routes;
}
