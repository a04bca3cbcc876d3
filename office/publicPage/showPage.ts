import { pageDigest, publicPage, signPage } from '../../door/envelopes/publicPage';
import type { DoorConnection } from '../courier/doorConnection';
import { gatherPublicPage, type PublicNeeds } from './gather';

/**
 * Brings the door what everybody is shown, where it shows something else.
 * @param key the courier’s own: the door knows by it that the office has said it
 * @returns whether it was brought
 */
export async function showPage(
  door: Pick<DoorConnection, 'state' | 'putPage'>,
  needs: PublicNeeds,
  key: string,
): Promise<boolean> {
  const { door: name, page: shown } = await door.state();
  const page = publicPage.parse(JSON.parse(JSON.stringify(await gatherPublicPage(needs, name))));
  return pageDigest(page) !== shown && door.putPage(signPage(page, key));
}
