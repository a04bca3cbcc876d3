/** A question to the database, or a part of one. */
export type Condition = Record<string, unknown>;
