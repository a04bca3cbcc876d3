/** Whose rules a version belongs to: the Party's, for its members and organisations, or State law, for officials outside the Party. */
export const laws = ['party', 'state'] as const;
export type Law = (typeof laws)[number];

/** Versions that were stored, or pinned by a case, before there were two families do not say: they are the Party's. */
export const lawOf = ({ law = 'party' }: { law?: Law | undefined }): Law => law;
