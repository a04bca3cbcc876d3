/** The failure of a case behind whose chain another history is stored: it stops, and operators see it. */
export const forkedHistory = 'ForkedHistory';
/** The failure of a case that knows of more events than are stored: an older copy of the database was restored. */
export const olderCopy = 'OlderCopy';
/** The failure of a case whose stored events cannot be read: their chain does not hold, or this program does not know them. */
export const unreadableHistory = 'UnreadableHistory';

/** Faults that do not heal by waiting: nothing is written any more until a person has settled them. */
export const historyFaults = [forkedHistory, olderCopy, unreadableHistory] as const;
