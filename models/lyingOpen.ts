import type { CaseStores } from './caseStores';

type Stores = Pick<
  CaseStores,
  | 'meetings'
  | 'plans'
  | 'figureActs'
  | 'registers'
  | 'replayChecks'
  | 'officeChecks'
  | 'ruleMoves'
  | 'door'
  | 'sessionNotices'
  | 'recommendations'
  | 'memberNotices'
  | 'webhooks'
>;

/**
 * Seals what a program before has kept in the open, in whatever has come from it: after an update, and after its backup was restored. Rows of
 * cases are derived anew instead. Done again it changes nothing.
 */
export async function sealWhatLiesOpen(stores: Stores): Promise<void> {
  const { meetings, plans, registers, replayChecks, officeChecks, ruleMoves, door } = stores;
  for (const store of [meetings, plans, registers, replayChecks, officeChecks, ruleMoves, door.envelopes])
    await store.sealOlder();
}

/** What lies sealed under the office's keys of what belongs to no case, to be sealed anew under another. */
export const sealedBesideCases = (stores: Stores) => ({
  Meetings: stores.meetings.contents,
  'Inspection plans': stores.plans.contents,
  'Acts on figures': stores.figureActs.contents,
  'Notices of sessions': stores.sessionNotices.contents,
  'Recommendations of supervision': stores.recommendations.contents,
  'Notices about members': stores.memberNotices.contents,
  Webhooks: stores.webhooks.contents,
  'Marks of registers': stores.registers.marks,
  'Reports put aside': stores.door.envelopes.putAsides,
  'Checks of the office': stores.officeChecks.contents,
  'Reasons of new rules': stores.ruleMoves.whys,
});
