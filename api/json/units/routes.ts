import type { Router } from 'express';
import { z } from 'zod';
import { maySeeCases } from '../../../domain/access/policy';
import { chainOf, unitsOn } from '../../../domain/organisations/chain';
import { officeToday } from '../../../language/dates';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { callerOf } from '../caller';
import { readInput } from '../input';
import { pagedAnswer, pagedQuery, pageNumbers } from '../paged';
import { pageOf } from '../paging';

export const unitQuery = z.strictObject({
  on: z.iso
    .date()
    .optional()
    .meta({ description: 'The organisation as it stood on this day; today where it is left out.' }),
  text: z.string().trim().max(200).optional().meta({ description: 'Part of the name of a unit.' }),
  ...pagedQuery,
});

export const unitListSchema = z.object({
  tree: z
    .object({ id: z.string(), version: z.number().int() })
    .optional()
    .meta({ description: 'The version of the organisation; absent where the office has none.' }),
  items: z.array(
    z.object({
      id: z.string().meta({ description: 'By which a report or a command names the unit.' }),
      name: z.string(),
      level: z.string(),
      under: z
        .array(z.string())
        .meta({ description: 'The ids of the units above it, the nearest first, up to the province.' }),
    }),
  ),
  ...pageNumbers,
  ...pagedAnswer,
});

/** The units of the organisation, as forms offer them where a subject or a body is named. */
export function unitRoute(routes: Router, { cases, texts }: Services): void {
  routes.get('/api/v1/units', async (req, res) => {
    if (!maySeeCases(callerOf(res))) throw forbidden();
    const asked = readInput({ schema: unitQuery, value: req.query, res, texts });
    const { page, size, text, on = officeToday() } = asked;
    const tree = await cases.reference.findCurrentTree();
    const wanted = text?.toLocaleLowerCase('vi') ?? '';
    const all = tree ? unitsOn(tree, on) : [];
    const found = all.filter(({ name }) => name.toLocaleLowerCase('vi').includes(wanted));
    const items = found.slice((page - 1) * size, page * size).map(({ id, name, level }) => ({
      ...{ id, name, level },
      under: tree
        ? chainOf(tree, id, on)
            .filter((one) => one.id !== id)
            .map((one) => one.id)
        : [],
    }));
    const answer = {
      ...(tree && { tree: { id: tree.id, version: tree.version } }),
      items,
      ...pageOf(req, res, { page, size, total: found.length }),
    };
    res.json(unitListSchema.parse(answer));
  });
}
