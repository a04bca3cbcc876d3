import type { Request } from 'express';

export const room = '/reception';
export const registerPath = `${room}/register`;
export const dayPath = (dayId: string): string => `${room}/days/${encodeURIComponent(dayId)}`;
export const visitPath = (visitId: string): string => `${room}/visits/${encodeURIComponent(visitId)}`;

export type DayRequest = Request<{ dayId: string }>;
export type VisitRequest = Request<{ visitId: string }>;
