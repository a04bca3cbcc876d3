import { join } from 'node:path';
import type { LaunchPlan } from '../servers/launchPlan';
import { freePorts, isPortFree } from '../servers/ports';
import { courierDirectory, courierVariables } from './courierFiles';
import { ownProcess } from './ownProcesses';

/** The public door that `npm start` opens beside an office. */
export interface OwnDoor {
  readonly port: number;
  readonly plan: LaunchPlan;
  /** What the office’s programs are told of it, once it is set up. */
  readonly variables: NodeJS.ProcessEnv;
}

/** Where the door stands that an office has of its own: beside the office’s port, unless something else is there. */
const besides = 100;

/** How little a door is told: nothing of the office’s environment, where its secrets are. */
const passedOn = ['PATH', 'HOME', 'TMPDIR', 'NODE_OPTIONS'] as const;

export const doorDirectory = (directory: string): string => join(directory, 'door');

/** Whether an office on this machine opens a door of its own: not where its door is elsewhere, or it is to have none (`LIEM_DOOR=none`). */
export const hasOwnDoor = (env: NodeJS.ProcessEnv): boolean =>
  !env.LIEM_DOOR_ADDRESS && env.LIEM_DOOR !== 'none';

/** Plans the door of an office on this machine, on ports that are free now; undefined where it has none of its own. */
export async function planDoor(
  directory: string,
  officePort: number,
  env: NodeJS.ProcessEnv,
): Promise<OwnDoor | undefined> {
  if (!hasOwnDoor(env)) return undefined;
  const host = env.LIEM_DOOR_HOST || '127.0.0.1';
  const wished = Number(env.LIEM_DOOR_PORT || officePort + besides);
  const [courierPort = 0, spare = 0] = await freePorts(2);
  const port = wished <= 65_535 && (await isPortFree(wished, host)) ? wished : spare;
  const given = Object.fromEntries(passedOn.map((name) => [name, env[name]]));
  const process = ownProcess('door', 'door/main.ts', {
    ...given,
    TZ: 'UTC',
    LIEM_DOOR_DATA: doorDirectory(directory),
    LIEM_DOOR_HOST: host,
    LIEM_DOOR_PORT: String(port),
    LIEM_DOOR_COURIER_PORT: String(courierPort),
    // Plain HTTP on this machine: a secure cookie would never come back.
    LIEM_DOOR_SECURE_COOKIES: env.LIEM_DOOR_SECURE_COOKIES || 'false',
  });
  const reached = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return {
    port,
    variables: courierVariables(courierDirectory(directory), `127.0.0.1:${courierPort}`),
    plan: {
      ...process,
      isReady: async () => {
        const answer = await fetch(`http://${reached}:${port}/`, { signal: AbortSignal.timeout(1_000) });
        if (!answer.ok) throw new Error(`the door answers ${answer.status}`);
      },
    },
  };
}
