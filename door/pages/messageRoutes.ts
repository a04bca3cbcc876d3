import { type Request, type Response, Router } from 'express';
import type { Door } from '../door';
import { longest, type MessageKind, messageKinds, mostFiles } from '../envelopes/envelope';
import { today } from '../store/stamped';
import { findOpenedBox, type OpenedBox } from './openedBox';
import { beginForm, statusOf, takePass } from './paidForm';
import { typedText } from './reportRoutes';
import { broughtOf, mostMegabytes, takeFiles } from './takenFiles';

interface Shown {
  kind: MessageKind;
  question?: { id: number; text: string } | undefined;
  text?: string;
  status?: number;
  errors?: { field: string; text: string }[];
  isExpired?: boolean;
}

/** The question that an answer is for, among those that the office has asked. */
const findQuestion = ({ told }: OpenedBox, id: unknown) =>
  told?.written.find((one) => one.asks && String(one.id) === String(id));

/** What a reporter sends later: answers, more, requests; each sealed to the office at once. */
export function messageRoutes(door: Door): Router {
  const { outbox, boxes, files } = door;
  const routes = Router();
  const show = (
    req: Request,
    res: Response,
    { kind, question, text = '', status = 200, errors, isExpired = false }: Shown,
  ) => {
    const { pass } = beginForm(door, req, res);
    res.status(status).render('message', { kind, question, text, errors, isExpired, pass, mostFiles });
  };

  for (const kind of messageKinds) {
    routes.get(`/box/${kind}`, async (req, res) => {
      const opened = await findOpenedBox(door, req);
      if (!opened?.isSent) return res.redirect(303, `${res.locals.base}/code`);
      const question = findQuestion(opened, req.query.question);
      if (kind === 'answer' && !question) return res.redirect(303, `${res.locals.base}/box`);
      show(req, res, { kind, question });
    });

    routes.post(`/box/${kind}`, takeFiles(door), async (req, res) => {
      const { t, base } = res.locals;
      const text = typedText(req.body?.text).trim();
      const brought = broughtOf(req);
      const opened = await findOpenedBox(door, req);
      const question = opened && findQuestion(opened, req.body?.question);
      const refuse = (status: number, error: string, more: Partial<Shown> = {}) => {
        files.erase(brought.files.map(({ file }) => file));
        const errors = [{ field: 'text', text: error }];
        show(req, res, { kind, question, text, status, errors, ...more });
      };
      if (!opened?.isSent) return refuse(403, t('door:message.expired'), { isExpired: true });
      if (kind === 'answer' && !question) return refuse(422, t('door:error.text'));
      if (text === '') return refuse(422, t('door:error.text'));
      if (text.length > longest.letter) return refuse(422, t('door:error.long', { most: longest.letter }));
      if (brought.fault) {
        const said = { most: mostFiles, megabytes: mostMegabytes };
        return refuse(422, t(`door:error.${brought.fault}`, said));
      }
      const visit = await takePass(door, req, req.body?.pass);
      if (typeof visit === 'string') return refuse(statusOf(visit), t(`door:error.${visit}`));

      const asked = question && { question: question.id };
      await outbox.add({ is: 'message', box: opened.box, kind, text, files: brought.files, ...asked });
      await boxes.noteSent(opened.box, { kind, on: today(), ...asked });
      res.redirect(303, `${base}/box?done=${kind}`);
    });
  }
  return routes;
}
