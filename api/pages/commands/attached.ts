import type { Request, Response } from 'express';
import { z } from 'zod';
import type { CommandType } from '../../../domain/case/commands';
import { findFile } from '../../../domain/files/caseFile';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { formatFileSize } from '../../../language/fileSize';
import { allowedFiles } from '../../../office/files/allowed';
import { kindAttached } from '../../../office/files/attachable';
import { type NamedFile, takeIn } from '../../../office/files/takeIn';
import type { Services } from '../../../office/services';
import type { VisibleCase } from '../../frame/visibleCase';
import { gatherFiles, heldFiles } from '../files/sentFiles';

/** The field under which a form of an act sends its files. */
export const attachedField = 'attached';

declare module 'express-serve-static-core' {
  interface Locals {
    /** Files that have arrived with the form of an act and wait for it: the form shows them again. */
    attached?: { id: string; name: string; size: string }[];
  }
}

const heldSchema = z.object({
  held: heldFiles,
  /** Sent as a text: the button beside the files was not pressed, so that they did not come along. */
  [attachedField]: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
});

/** The files that come with the form of an act, now or kept from an earlier try, and what stands in the way of any. */
export async function readAttached(
  { cases, settings }: Services,
  req: Request,
  res: Response,
  { view, actor, type }: VisibleCase & { type: CommandType },
): Promise<{ files: NamedFile[]; errors: FieldError[] }> {
  const { t } = res.locals;
  if (kindAttached(type) === undefined) return { files: [], errors: [] };
  const sent = heldSchema.safeParse(req.body ?? {}).data;
  const { files, errors } = await gatherFiles(
    {
      held: sent?.held ?? [],
      sent: res.locals.sentFiles,
      field: attachedField,
      place: { caseId: view.caseId, by: actor.id },
      // With a second click they are in the case already.
      isThere: (id) => findFile(view.state, id) !== undefined,
    },
    { files: cases.files, t, allowed: allowedFiles(settings.files) },
  );
  const left = [sent?.[attachedField] ?? []].flat().filter((name) => name !== '');
  if (left.length > 0) errors.push(fieldError(attachedField, t('files:attach.notSent')));
  res.locals.attached = files.map(({ id, name, size }) => ({ id, name, size: formatFileSize(size) }));
  return { files, errors };
}

interface Attaching {
  commandId: string;
  files: readonly NamedFile[];
  /** The last event of the case once the act was done. */
  upTo: number;
}

/** Takes in the files that came with an act, as belonging to it. @returns whether they are in the case now */
export async function takeInAttached(
  services: Pick<Services, 'cases'>,
  { view, actor, type }: VisibleCase & { type: CommandType },
  { commandId, files, upTo }: Attaching,
): Promise<boolean> {
  const kind = kindAttached(type);
  if (kind === undefined || files.length === 0) return true;
  const { caseId } = view;
  const events = await services.cases.events.readRange(caseId, view.seq + 1, upTo);
  const of = events.find((event) => event.commandId === commandId)?.seq;
  const about = { kind, of, title: '', from: '', original: '' };
  const became = await takeIn({ caseId, commandId: `files-${commandId}`, actor, files, about }, services);
  return became.kind !== 'not';
}

/** The same files sent along once more, field by field. */
export const heldAgain = (attached: Response['locals']['attached'] = []): { name: string; value: string }[] =>
  attached.flatMap(({ id, name }, i) => [
    { name: `held[${i}][id]`, value: id },
    { name: `held[${i}][name]`, value: name },
  ]);
