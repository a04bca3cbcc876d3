import type { Connection } from '@temporalio/client';
import { hasEndedHere, programOfWorker } from '../../caseWorker';
import { searchAttributes } from '../../../temporal-config/searchAttributes';
import { programDigest } from '../../../temporal-config/sourceDigest';
import type { Settings } from '../../../temporal-config/settings';
import { listWorkers } from '../takenCommands';
import { mostApart, setClock } from './database';
import { answerOf, type Finding, note, well, wrong } from './finding';

const prepare = 'npm run prepare-office, or have the operator of the server set it up';
const secondsOfDay = 86_400;

/** Whether the server's part that keeps cases answers. */
export async function examineServer(
  connection: Connection,
  { tls, apiKey }: Settings['temporal'],
): Promise<Finding> {
  const { serverVersion } = await connection.workflowService.getSystemInfo({});
  const how = tls ? 'TLS' : apiKey ? 'TLS and an API key' : 'no TLS';
  return well('Temporal', `answers: server ${serverVersion}, ${how}`);
}

export async function examineNamespace(connection: Connection, namespace: string): Promise<Finding> {
  const found = await answerOf(() => connection.workflowService.describeNamespace({ namespace }));
  if (!found) return wrong('namespace', `${namespace} is not there`, prepare);
  const days = Math.floor(Number(found.config?.workflowExecutionRetentionTtl?.seconds ?? 0) / secondsOfDay);
  const listed = await answerOf(() => connection.operatorService.listSearchAttributes({ namespace }));
  if (!listed)
    return note('namespace', `${namespace}, kept ${days} days; its search attributes are not shown to us`);
  const missing = Object.keys(searchAttributes).filter((name) => !(name in listed.customAttributes));
  return missing.length > 0
    ? wrong('namespace', `${namespace} lacks the search attributes ${missing.join(', ')}`, prepare)
    : well('namespace', `${namespace}, closed histories kept ${days} days, search attributes there`);
}

/** Who takes commands, whether they are of this program, and whether the server's clock agrees with ours. */
export async function examineWorkers(connection: Connection, queue: Settings['temporal']): Promise<Finding> {
  const asking = await listWorkers({ connection }, queue);
  const workers = asking.filter(({ identity }) => !hasEndedHere(identity));
  if (workers.length === 0)
    return wrong(
      'workers',
      'none asks for tasks: commands wait',
      'start one: npm run worker, or systemctl start liem-worker',
    );
  // The server says when they asked last: no such moment is still to come.
  const ahead = Math.round((Math.max(...workers.map(({ at }) => at)) - Date.now()) / 1_000);
  if (ahead > mostApart)
    return wrong('workers', `Temporal's clock is ${ahead} s ahead of this machine's`, setClock);
  const others = workers.filter(({ identity }) => programOfWorker(identity) !== programDigest()).length;
  return others > 0
    ? wrong(
        'workers',
        `${others} of ${workers.length} are of another version than this program`,
        'start them anew from this version (docs/running/upgrading.md); one that was stopped a minute ago is still told of',
      )
    : well('workers', `${workers.length} at work, of this version`);
}
