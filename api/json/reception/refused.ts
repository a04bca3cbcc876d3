import type { Response } from 'express';
import { Problem } from '../../frame/errors/problem';
import { invalidInput } from '../input';

/** How an act of reception that the rules do not let be done is answered. */
export const refusedAct = (refused: string, { locals: { t } }: Response): Problem =>
  refused === 'changedSince'
    ? new Problem(409, 'refused', { detailKey: 'reception:refusal.changedSince' })
    : invalidInput([{ field: '', detail: t(`reception:refusal.${refused}`) }]);
