import type { SteppedAct } from '../../domain/procedure/steps';
import type { Translate } from '../texts';

/** What an act is called within a sentence: "thụ lý đơn". */
export function actInside(t: Translate, act: SteppedAct): string {
  const title = t(`commands:${act}.title`);
  return title.charAt(0).toLocaleLowerCase('vi') + title.slice(1);
}
