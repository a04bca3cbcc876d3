import type { Response } from 'express';
import type { Actor } from '../../domain/access/policy';
import { actorOf } from '../../office/people/actorOf';
import { signedInAccount } from '../frame/request';

/** Who asks, as the policy knows them. */
export const callerOf = (res: Response): Actor => actorOf(signedInAccount(res));
