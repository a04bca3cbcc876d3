import type { Router } from 'express';
import type { z } from 'zod';
import { mayDo, mayReadMeetings, mayReadRegisters, maySeeCases } from '../../../domain/access/policy';
import { signedInAccount } from '../../frame/request';
import { callerOf } from '../caller';
import type { meSchema } from './shapes';

/** Who is signed in and what they may do. */
export function meRoute(routes: Router): void {
  routes.get('/api/v1/me', (_req, res) => {
    const {
      _id: id,
      username,
      displayName,
      position,
      roles,
      language,
      covers,
      program,
    } = signedInAccount(res);
    const caller = callerOf(res);
    // What is not to be done through programs, the gate refuses; here it is told beforehand.
    const inPerson = program === undefined;
    const may = {
      seeCases: maySeeCases(caller),
      register: mayDo(caller, 'register') && (inPerson || program.scopes.includes('commands')),
      import: inPerson && mayDo(caller, 'import'),
      replay: inPerson && mayDo(caller, 'replay'),
      manageAccounts: inPerson && mayDo(caller, 'manageAccounts'),
      readMeetings: mayReadMeetings(caller),
      convene: inPerson && mayDo(caller, 'convene'),
      readRegisters: mayReadRegisters(caller),
      keepRegisters: inPerson && mayDo(caller, 'keepRegisters'),
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
      ...(program && { program: { ...program, scopes: [...program.scopes] } }),
    };
    res.json(me);
  });
}
