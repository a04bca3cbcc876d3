import type { Express, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Services } from '../../../office/services';
import { fieldError } from '../../../language/fieldErrors';
import { Problem } from '../errors/problem';
import { isHeldBack, type SignedIn, wantsJson } from '../request';
import { createHeldForms, heldFields, type HeldForm, type HeldForms } from './heldForms';

/** Where the page that holds a form sends it once its writer has signed in. */
export const heldFormPath = '/form-held';
/** Rooms that can show a form with what was typed into it do so at its path behind this. */
export const shownAgainAt = '/held';

const carriedSchema = z.object({ held: z.string().optional().catch(undefined) }).catch({});
const tokenSchema = z.object({ _csrf: z.string() });

/** What is sealed goes back in a form of this size at most: see requestBodies.ts. */
const mostSealed = 480 * 1024;

/** What the page sends along that was held, where it is whole and ours. */
export function findHeld(forms: Pick<HeldForms, 'open'>, body: unknown): string | undefined {
  const { held } = carriedSchema.parse(body ?? {});
  return held !== undefined && forms.open(held) ? held : undefined;
}

/**
 * A form that comes without a session, or with the token of an ended one, is not carried out. If one of ours sent it, what was typed is
 * shown again to the same person, who looks it over and sends it anew. What no form of ours sent is refused and shown to nobody: else
 * another site could fill in a form in a person's name.
 */
export function setUpHeldForms(app: Express, { settings }: Services, refuseForeign: RequestHandler): void {
  const forms = createHeldForms(settings.secrets.vaultKeys);
  app.use((req, res, next) => {
    if (req.path.startsWith('/api/') || req.method !== 'POST' || wantsJson(req))
      return refuseForeign(req, res, next);
    return refuseForeign(req, res, (foreign?: unknown) => {
      if (!foreign && req.path !== heldFormPath) return next();
      const form = sentForm(req, forms);
      if (form) return answerHeld(form, { req, res, next, forms });
      if (req.path === heldFormPath)
        throw new Problem(403, 'formExpired', { detailKey: 'errors:heldForm.over' });
      if (req.path === '/sign-in') return askToSignIn(res, 403, { failed: 'account:held.oldSignIn' });
      next(foreign);
    });
  });
}

/** What was typed, now or before signing in; undefined when no form of ours sent it. */
function sentForm(req: Request, forms: HeldForms): HeldForm | undefined {
  const { held } = carriedSchema.parse(req.body ?? {});
  if (held !== undefined) return forms.open(held);
  const writer = forms.writerOf(tokenSchema.safeParse(req.body).data?._csrf ?? '');
  if (writer === undefined || typeof req.body !== 'object') return undefined;
  return { path: req.originalUrl, writer, fields: heldFields(req.body) };
}

interface Answering {
  req: Request;
  res: Response;
  next: (error?: unknown) => void;
  forms: HeldForms;
}

function answerHeld(form: HeldForm, { req, res, next, forms }: Answering): void {
  const { account } = res.locals;
  // Whoever wanted to leave has left already.
  if (form.path === '/sign-out' && !account) return res.redirect(303, '/sign-in');
  if (account?._id === form.writer && !isHeldBack(account)) {
    req.url = shownAgainAt + form.path;
    req.body = form.fields;
    res.locals.shownAgain = { path: form.path };
    // This address shows nothing by itself: in the other language there would be an empty form.
    res.locals.languageLinks = [];
    return next();
  }
  const held = forms.seal(form);
  if (held.length > mostSealed) throw new Problem(413, 'tooLarge', { detailKey: 'errors:heldForm.tooLong' });
  if (!account) return askToSignIn(res, 401, { held });
  if (account._id === form.writer) return void showHeld(req, res, { held, account }).catch(next);
  res.status(403).render('held/another', { held, languageLinks: [] });
}

/** The page that holds a form after signing in, until its writer has done what their account needs first. */
export async function showHeld(
  req: Request,
  res: Response,
  {
    held,
    account,
  }: { held: string; account: Pick<SignedIn, 'mustChangePassword' | 'mustSetUpSecondFactor'> },
): Promise<void> {
  // The page sends the form on by itself, and must not come before its session is stored.
  await new Promise<void>((resolve, reject) => {
    req.session.save((error: unknown) => (error ? reject(error as Error) : resolve()));
  });
  const { mustChangePassword, mustSetUpSecondFactor } = account;
  const firstDo = mustChangePassword ? 'password' : mustSetUpSecondFactor ? 'secondFactor' : undefined;
  res.render('held/signed-in', { held, firstDo, action: heldFormPath, languageLinks: [] });
}

/** The page to sign in at, which carries what was typed along. */
function askToSignIn(
  res: Response,
  status: number,
  { held, failed }: { held?: string; failed?: string },
): void {
  const errors = failed === undefined ? undefined : [fieldError('username', res.locals.t(failed))];
  res.status(status).render('account/sign-in', { held, errors, languageLinks: [] });
}
