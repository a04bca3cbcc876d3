import { disciplineForms } from '../procedure/partyProcedure';

/** What a ballot paper on an appeal can say: that the decision stands, that it goes, or which form takes its place. */
export const appealChoices = ['upheld', 'annulled', ...disciplineForms] as const;
export type AppealChoice = (typeof appealChoices)[number];
