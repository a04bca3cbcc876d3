import type { Router } from 'express';
import type { z } from 'zod';
import { mayDo, mayReadMeetings, mayReadRegisters, maySeeCases } from '../../../domain/access/policy';
import { signedInAccount } from '../../frame/request';
import { callerOf } from '../caller';
import type { meSchema } from './shapes';

/** Who is signed in and what they may do. */
export function meRoute(routes: Router): void {
  routes.get('/api/v1/me', (_req, res) => {
    const { _id: id, username, displayName, position, roles, language, covers } = signedInAccount(res);
    const caller = callerOf(res);
    const may = {
      seeCases: maySeeCases(caller),
      register: mayDo(caller, 'register'),
      import: mayDo(caller, 'import'),
      replay: mayDo(caller, 'replay'),
      manageAccounts: mayDo(caller, 'manageAccounts'),
      readMeetings: mayReadMeetings(caller),
      convene: mayDo(caller, 'convene'),
      readRegisters: mayReadRegisters(caller),
      keepRegisters: mayDo(caller, 'keepRegisters'),
    };
    const me: z.infer<typeof meSchema> = {
      id,
      username,
      displayName,
      position,
      roles,
      language,
      may,
      actsFor: covers.map((away) => away._id),
    };
    res.json(me);
  });
}
