import { isCustodianIn } from '../../domain/access/identity';
import type { CaseStores } from '../../models/caseStores';
import type { Cast, History } from './history';

interface Stores {
  vault: Pick<CaseStores['vault'], 'countLooks' | 'look'>;
  officeLog: Pick<CaseStores['officeLog'], 'append' | 'list'>;
}

/** Whose reporter the custodian meets again, for the team. */
function findLook(histories: readonly History[], { holding }: Pick<Cast, 'holding'>) {
  const [custodian] = holding('custodian');
  return histories
    .flatMap(({ caseId, state: { kind, team, registration }, state }) => {
      const { ref } = registration.reporter;
      return kind === 'denunciation' &&
        ref !== undefined &&
        team &&
        custodian &&
        isCustodianIn(custodian, state)
        ? [{ caseId, ref, by: custodian.id }]
        : [];
    })
    .at(0);
}

/** What the audit watches beside the cases: a look at an identity, with its reason, and a try that was refused. Laid in once. */
export async function layWatched(
  histories: readonly History[],
  { stores: { vault, officeLog }, cast, at }: { stores: Stores; cast: Cast; at: string },
): Promise<void> {
  const look = findLook(histories, cast);
  if (look && (await vault.countLooks({})) === 0) {
    const { caseId, ref, by } = look;
    await officeLog.append({ by, type: 'secretSeen', data: { caseId, part: 'contact' } });
    const why = 'Mời người gửi đơn đến làm việc, làm rõ thêm nội dung và tài liệu kèm theo.';
    await vault.look(ref, { at, caseId, by, fields: ['name', 'address', 'phone'], why });
  }
  const refused = await officeLog.list({ type: 'accessRefused' }, { skip: 0, limit: 0 });
  const [curious] = cast.holding('publisher');
  if (curious && refused.count === 0) {
    const data = { method: 'GET', pattern: '/cases/:caseId/reporter', why: 'forbidden' } as const;
    await officeLog.append({ by: curious.id, type: 'accessRefused', data });
  }
}
