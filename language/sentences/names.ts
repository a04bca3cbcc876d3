/** Gives the name under which the pages show an account. */
export type Names = (accountId: string) => string;
