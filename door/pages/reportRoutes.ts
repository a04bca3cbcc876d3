import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { plainText } from '../../domain/text/plainText';
import { inGroups, keysOf, newReceiptCode, secretsOf } from '../codes/receiptCode';
import type { Door } from '../door';
import { toText } from '../envelopes/bytes';
import { mostFiles, type ReportWords, reportWords, sentFile } from '../envelopes/envelope';
import type { Visit } from '../visit/visits';
import { beginForm, statusOf, takePass } from './paidForm';
import { broughtOf, mostMegabytes, takeFiles } from './takenFiles';

const fields = Object.keys(reportWords.shape) as (keyof ReportWords)[];
type Typed = Record<keyof ReportWords, string>;

/** Half a character, and what is none: nothing that anybody can have seen. */
const damaged = /[\p{Cs}\p{Noncharacter_Code_Point}\0]/gu;

/** What was typed, as the office keeps texts; what is not well-formed is left out sign by sign. */
export const typedText = (value: unknown): string => {
  const text = typeof value === 'string' ? value : '';
  return plainText(text.replace(damaged, ''));
};
const typedIn = (body: unknown): Typed => {
  const sent = z.record(z.string(), z.unknown()).catch({}).parse(body);
  return Object.fromEntries(fields.map((field) => [field, typedText(sent[field])])) as Typed;
};

const draft = z.object({
  words: z.record(z.string(), z.string()),
  files: z.array(sentFile).default([]),
});

interface Shown {
  typed: Typed;
  chosen: number;
  isDraft: boolean;
  status?: number;
  errors?: { field: string; text: string }[];
}

/** The form of a report: sent at once, or kept as a draft that only its code opens. */
export function reportRoutes(door: Door): Router {
  const { boxes, outbox, files, visits, identity } = door;
  const routes = Router();

  const show = (req: Request, res: Response, { typed, chosen, isDraft, status = 200, errors }: Shown) => {
    const { pass } = beginForm(door, req, res);
    res.status(status).render('report', { values: typed, chosen, isDraft, errors, pass, mostFiles });
  };

  /** What is kept unfinished under the code of this visit. */
  const findDraft = async ({ secrets }: Visit) => {
    if (!secrets || boxes.find(secrets.box)?.sent !== false) return undefined;
    const read = draft.safeParse(await boxes.findDraft(secrets.box, await keysOf(secrets)));
    return read.success ? read.data : undefined;
  };

  routes.get('/report', async (req, res) => {
    const visit = visits.find(req);
    const kept = visit && (await findDraft(visit));
    show(req, res, {
      typed: typedIn(kept?.words),
      chosen: kept?.files.length ?? 0,
      isDraft: kept !== undefined,
    });
  });

  routes.post('/report', takeFiles(door), async (req, res) => {
    const { t, base } = res.locals;
    const typed = typedIn(req.body);
    const brought = broughtOf(req);
    const isSaved = req.body?.save !== undefined;
    const dropped = () => files.erase(brought.files.map(({ file }) => file));
    const before = visits.find(req);
    const kept = before && (await findDraft(before));
    const refuse = (status: number, errors: { field: string; text: string }[]) => {
      dropped();
      show(req, res, { typed, chosen: kept?.files.length ?? 0, isDraft: kept !== undefined, status, errors });
    };

    const parsed = reportWords.safeParse(typed);
    const tooLong = parsed.error?.issues.filter(({ code }) => code === 'too_big') ?? [];
    const errors = (isSaved ? tooLong : (parsed.error?.issues ?? [])).map((issue) => ({
      field: String(issue.path[0]),
      text: issue.code === 'too_big' ? t('door:error.long', { most: issue.maximum }) : t('door:error.what'),
    }));
    if (brought.fault) {
      const text = t(`door:error.${brought.fault}`, { most: mostFiles, megabytes: mostMegabytes });
      errors.push({ field: 'files', text });
    }
    if (errors.length > 0) return refuse(422, errors);
    const visit = await takePass(door, req, req.body?.pass);
    if (typeof visit === 'string') {
      return refuse(statusOf(visit), [{ field: 'what', text: t(`door:error.${visit}`) }]);
    }

    const code = kept ? undefined : await newReceiptCode();
    const secrets = code === undefined ? visit.secrets : await secretsOf(code, identity.salt);
    if (!secrets) return refuse(409, [{ field: 'what', text: t('door:error.pass') }]);
    const { box } = secrets;
    const { publicKey } = await keysOf(secrets);
    const all = [...(kept?.files ?? []), ...brought.files].slice(0, mostFiles);
    boxes.open(box, publicKey);
    if (isSaved) {
      await boxes.keepDraft(
        box,
        { words: typed, files: all },
        all.map(({ file }) => file),
      );
    } else {
      const report = reportWords.parse(typed);
      await outbox.add({ is: 'report', box, publicKey: toText(publicKey), report, files: all });
      boxes.markSent(box);
    }
    visits.keep(res, {
      mark: visit.mark,
      secrets,
      ...(code !== undefined && { fresh: { code, isDraft: isSaved } }),
    });
    res.redirect(303, `${base}${code === undefined ? '/box' : '/receipt'}`);
  });

  routes.get('/receipt', (req, res) => {
    const visit = visits.find(req);
    if (!visit?.fresh) return res.redirect(303, `${res.locals.base}/${visit?.secrets ? 'box' : 'code'}`);
    const { code, isDraft } = visit.fresh;
    res.render('receipt', { code: inGroups(code), isDraft });
  });

  routes.post('/receipt', (req, res) => {
    const visit = visits.find(req);
    if (visit) visits.keep(res, { mark: visit.mark, secrets: visit.secrets });
    res.redirect(303, `${res.locals.base}/${visit?.secrets ? 'box' : 'code'}`);
  });
  return routes;
}
