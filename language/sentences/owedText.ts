import type { Owed } from '../../domain/case/owedAtEnd';
import { owedThings } from '../../domain/case/vocabulary';
import type { Translate } from '../texts';

/** What is owed, thing by thing: "2 thông báo, việc giao quyết định kỷ luật". */
export const owedText = (t: Translate, owed: readonly Owed[]): string =>
  owed.map(({ what, count }) => t(`cases:owedThing.${what}`, { count })).join(', ');

/** The same of what a refusal carries: `notices:2,service:1`. */
export const owedTextOf = (t: Translate, things: string): string =>
  owedText(
    t,
    things.split(',').flatMap((thing) => {
      const [name, count] = thing.split(':');
      const what = owedThings.find((one) => one === name);
      return what ? [{ what, count: Number(count) }] : [];
    }),
  );
