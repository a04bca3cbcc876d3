export const room = '/figures';
export const reportPath = (period: string): string => `${room}/${period}`;
export const formPath = (period: string, form: string): string => `${reportPath(period)}/${form}`;
export const sentPath = (period: string, revision: number): string =>
  `${reportPath(period)}/sent/${revision}`;
