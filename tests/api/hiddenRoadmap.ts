import { everyCase } from '../../domain/access/policy';
import type { MatterOrder } from '../../domain/matters/decide';
import { matterOfActs } from '../../domain/matters/evolve';
import { giveToMatter } from '../../office/matters/matters';
import type { JsonOffice } from './jsonOffice';

const chair = { id: 'u-demo-vice-1', roles: ['viceChair' as const] };

/** That case stands on the list of complex matters, with a roadmap in which that word is written. */
export async function roadmapOfCase({ services }: JsonOffice, caseId: string, word: string): Promise<void> {
  const { cases, accounts } = services;
  if (!(await cases.views.find(caseId, everyCase))) throw new Error('there is no such case');
  const orders: MatterOrder[] = [
    { kind: 'list', reason: word },
    { kind: 'setStep', stepId: 's-1', what: `Làm rõ ${word}`, who: chair.id, due: '2099-12-31' },
    { kind: 'reportStep', stepId: 's-1', state: 'blocked', note: `Vướng ở ${word}` },
    { kind: 'setLook', due: '2099-12-31', note: word },
    { kind: 'clearTitle', title: `Việc ${word}` },
  ];
  for (const [i, order] of orders.entries()) {
    const seen = matterOfActs(await cases.listedMatters.listOf(caseId))?.seen ?? 0;
    const ordered = { caseId, order, seen, commandId: `${caseId}-matter-${i}`, actor: chair };
    const outcome = await giveToMatter({ ...cases, accounts }, ordered);
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  }
}
