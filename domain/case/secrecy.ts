import type { SecrecyLevel } from '../access/sight';
import type { CaseState } from './state';

/** How secret a case is; most are not. */
export const levelOf = ({ secrecy }: Pick<CaseState, 'secrecy'>): SecrecyLevel => secrecy ?? 'ordinary';
