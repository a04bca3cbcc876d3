import type { RequestHandler } from 'express';
import { mayDo } from '../../domain/access/policy';
import { actorOf } from '../../office/people/actorOf';
import { forbidden } from './errors/problem';
import { shownAgainAt } from './forms/holdForms';
import { signedInAccount } from './request';

/** Where an account of supervision goes: what it is told, and its own account. */
const rooms = [
  '/supervision',
  '/account',
  '/api/v1/me',
  '/api/v1/supervision',
  `${shownAgainAt}/supervision`,
];
const addresses = ['/', '/sign-out'];

/** Keeps whoever supervises from outside to the rooms that are theirs: whatever else there is or comes to be, they find no door to it. */
export const keepToSupervision: RequestHandler = (req, res, next) => {
  if (!mayDo(actorOf(signedInAccount(res)), 'supervise')) return next();
  const isTheirs =
    addresses.includes(req.path) ||
    rooms.some((room) => req.path === room || req.path.startsWith(`${room}/`));
  if (!isTheirs) throw forbidden();
  next();
};
