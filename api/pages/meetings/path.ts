import type { Request } from 'express';

export type MeetingRequest = Request<{ meetingId: string }>;

export const pathOf = (id: string): string => `/meetings/${encodeURIComponent(id)}`;
export const noticePathOf = (id: string): string => `${pathOf(id)}/notice`;
