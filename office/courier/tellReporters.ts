import { toBytes } from '../../door/envelopes/bytes';
import type { KeyPair } from '../../door/envelopes/sealedEnvelope';
import { sealTold, type Told } from '../../door/envelopes/told';
import { everyCase } from '../../domain/access/policy';
import { reporterView } from '../../domain/views/reporterView';
import type { CaseViewStore } from '../../models/caseViews';
import type { DoorBox, DoorBoxes } from '../../models/doorBoxes';
import type { DoorEnvelopes } from '../../models/doorEnvelopes';
import type { Seals } from '../../models/seals';

export interface TellingNeeds {
  boxes: DoorBoxes;
  envelopes: Pick<DoorEnvelopes, 'listMessages' | 'findReportOf'>;
  views: Pick<CaseViewStore, 'findAll'>;
  /** The office’s current pair of keys: what it tells is known by them. */
  key: KeyPair;
  seals: Pick<Seals, 'digest'>;
  today: string;
}

/** Something to be told into a box, sealed; `told` notes that it has arrived there. */
export interface ToBeTold {
  box: string;
  sealed: Uint8Array;
  told(): Promise<void>;
}

/** How many cases are read at once. */
const atOnce = 200;

type Content = Omit<Told, 'turn' | 'on' | 'box'>;

/** What is told of each box: how its case stands, or that the report has arrived. */
async function* contents(needs: TellingNeeds): AsyncGenerator<{ box: DoorBox; content: Content }> {
  const all = await needs.boxes.list();
  for (let from = 0; from < all.length; from += atOnce) {
    const some = all.slice(from, from + atOnce);
    const views = await needs.views.findAll(
      some.map(({ caseId }) => caseId),
      everyCase,
    );
    const byCase = new Map(views.map((view) => [view.caseId, view]));
    for (const box of some) {
      const view = byCase.get(box.caseId);
      if (view) yield { box, content: reporterView(view.state) };
      else {
        const messages = await needs.envelopes.listMessages(box._id);
        const heard = messages.map(({ kind, on }) => ({ kind, on }));
        const isAside = (await needs.envelopes.findReportOf(box._id))?.putAside !== undefined;
        const stage = isAside ? 'keptOnFile' : 'received';
        yield { box, content: { stage, written: [], notices: [], heard, asksOpinion: false } };
      }
    }
  }
}

/**
 * What reporters have not been told yet, each sealed to the key that only their code gives.
 * @param again also what was told before: a medium may have been lost on its way
 */
export async function* whatIsToBeTold(needs: TellingNeeds, again = false): AsyncGenerator<ToBeTold> {
  const { boxes, key, seals, today } = needs;
  for await (const { box, content } of contents(needs)) {
    const digest = seals.digest(JSON.stringify([box._id, content]));
    if (digest === box.toldDigest && !again) continue;
    const turn = box.turn + 1;
    const told: Told = { box: box._id, turn, on: today, ...content };
    yield {
      box: box._id,
      sealed: await sealTold(toBytes(box.publicKey), key, told),
      told: () => boxes.markTold(box._id, turn, digest),
    };
  }
}
