import type { Act } from './act';

/** In which order a run stores, waits and tells others; each order is recorded in histories and stays as it is. */
export interface OrderOfSteps {
  /** Done once this act is stored, or refused after all. */
  settled(act: Act): Promise<void>;
  /** Goes on with the case until the run is to be renewed and nothing is under way. */
  goOn(renewalDue: () => boolean): Promise<void>;
}
