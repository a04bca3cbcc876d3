import type { Request } from 'express';
import type { MatterOrderKind } from '../../../domain/matters/decide';

export const room = '/matters';
export const overviewPath = `${room}/overview`;
export const matterPath = (caseId: string): string => `${room}/${encodeURIComponent(caseId)}`;
export const casePath = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}`;

/** Where the form of an act is. @param stepId the step that it is about */
export const actPath = (caseId: string, act: MatterOrderKind, stepId?: string): string =>
  `${matterPath(caseId)}/${act}${stepId === undefined ? '' : `?step=${encodeURIComponent(stepId)}`}`;

export type MatterRequest = Request<{ caseId: string }>;
