import { Router } from 'express';
import { mayReadProcedures } from '../../../domain/access/policy';
import { forbidden } from '../../frame/errors/problem';
import { actorOf } from '../../../office/people/actorOf';
import { signedInAccount } from '../../frame/request';
import { codeLists, nameOfCode } from '../../../office/codes/codeLists';

/** The codes by which allegations are classified, beside the procedures. */
export function codeRoutes(): Router {
  const lists = codeLists();
  const routes = Router();
  routes.get('/codes', (_req, res) => {
    if (!mayReadProcedures(actorOf(signedInAccount(res)))) throw forbidden();
    const { t, language } = res.locals;
    res.render('codes/list', {
      lists: lists.map(({ id, title, citation, confidence, wordingConfirmed, codes }) => ({
        id,
        title: title[language],
        citation,
        confidence: t(`procedures:confidence.${confidence}`),
        wordingConfirmed,
        codes: codes.map((one) => ({
          code: one.code,
          name: nameOfCode(one)[language],
          hasText: 'text' in one,
        })),
      })),
    });
  });
  return routes;
}
