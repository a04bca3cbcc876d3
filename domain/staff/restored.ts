import { type OfficeEntry, officeItself } from './entries';

/** What the log says once an office was put back from a backup, as the last thing that is done: with which one, and of which moment it is. */
export const restoredEntry = (backup: { id: string; begunAt: string }): OfficeEntry => ({
  by: officeItself,
  type: 'restored',
  data: { backupId: backup.id, takenAt: backup.begunAt },
});
