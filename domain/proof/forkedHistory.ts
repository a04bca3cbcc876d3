/** The failure of a case behind whose chain another history is stored: it stops, and operators see it. */
export const forkedHistory = 'ForkedHistory';
