import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './cached-build';
import { certifiedName, makeCertificates } from './certificates';
import { chooseServer, describeChoice, type Origin } from './choice';
import { programOnPath } from './command';
import type { LaunchPlan } from './launch-plan';
import { probeTemporal } from './readiness';
import type { ServerPlanOptions } from './server-plan-options';
import { temporalCliArguments, temporalServerBuild } from './temporal-program';
import { temporalPortNames, writeTemporalYaml, type TemporalPorts } from './temporal-yaml';
import type { TemporalVariables } from './temporal-address';
import { temporalServerVersion } from './versions';

/** Where a Temporal server is, in the variables that our programs are told it by, and how to start it. */
export interface TemporalPlan {
  readonly variables: TemporalVariables;
  readonly origin: Origin;
  readonly launch?: LaunchPlan;
}

const withoutCertificates = 'the program on PATH cannot ask for certificates, so it is for trying out only';

/** The Temporal server of an office: its address, and how to start it unless it runs elsewhere. */
export async function planTemporal(
  options: ServerPlanOptions & { ports: readonly number[]; forRealWork: boolean },
): Promise<TemporalPlan> {
  const need = {
    title: 'Temporal',
    variable: 'TEMPORAL_ADDRESS',
    program: 'temporal',
    remembered: options.remembered,
    notFromPath:
      options.forRealWork && (options.remembered === 'path' || programOnPath('temporal') !== undefined)
        ? withoutCertificates
        : undefined,
  } as const;
  const choice = chooseServer(need, options.env, programOnPath);
  options.say(describeChoice(need, choice, `server ${temporalServerVersion} on a SQLite file`));
  if (choice.origin === 'address') {
    return { variables: { TEMPORAL_ADDRESS: choice.place }, origin: choice.origin };
  }
  if (choice.origin === 'built' && options.remembered === 'path') {
    options.say(
      '  What the other program kept of the cases is not gone on with: let them go on from their stored events by `npm run take-up`.',
    );
  }

  const ports = namePorts(options.ports);
  const directory = join(options.directory, 'temporal');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const address = `127.0.0.1:${ports.frontend}`;
  const { tls, ...start } = choice.origin === 'path' ? startCli(choice.place) : await startBuilt();
  const variables = { TEMPORAL_ADDRESS: address, ...tls };
  return {
    variables,
    origin: choice.origin,
    launch: { name: 'temporal', isReady: () => probeTemporal(variables), ...start },
  };

  function startCli(command: string) {
    const file = join(directory, 'cli.sqlite');
    options.say('  It asks nobody for a certificate: whoever uses this machine can stop its cases.');
    const args = temporalCliArguments({ port: ports.frontend, file, durable: options.durable });
    return { command, args, tls: {} };
  }

  async function startBuilt() {
    const command = await ensureBuilt(temporalServerBuild(), options.say);
    const file = join(directory, 'server.sqlite');
    removeUnfinishedSchema(file);
    const certificates = await makeCertificates(join(directory, 'tls'));
    const config = writeTemporalYaml({ directory, file, ports, certificates, durable: options.durable });
    const tls = {
      TEMPORAL_TLS_CA: certificates.ca,
      TEMPORAL_TLS_CERT: certificates.client.cert,
      TEMPORAL_TLS_KEY: certificates.client.key,
      TEMPORAL_TLS_SERVER_NAME: certifiedName,
    };
    // Who calls is told by the certificate that TLS asks for; the server's own sign-in is another layer, by tokens.
    return { command, args: ['--config-file', config, '--allow-no-auth', 'start'], tls };
  }
}

/**
 * The server sets up its tables one by one and takes any existing table for a finished set-up. A first start that was
 * killed in the middle would never work again; as nothing was kept in it, it is begun anew.
 */
function removeUnfinishedSchema(file: string): void {
  if (existsSync(finishedMark(file))) return;
  for (const part of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${part}`, { force: true });
}

/** To be called once the server has answered: from now on its file is worth keeping. */
export function markSchemaFinished(directory: string): void {
  const file = join(directory, 'temporal', 'server.sqlite');
  if (existsSync(file)) writeFileSync(finishedMark(file), '');
}

function finishedMark(file: string): string {
  return `${file}.in-use`;
}

function namePorts(ports: readonly number[]): TemporalPorts {
  const port = (name: (typeof temporalPortNames)[number]) => {
    const found = ports[temporalPortNames.indexOf(name)];
    if (found === undefined) throw new Error(`Temporal needs ${temporalPortNames.length} ports.`);
    return found;
  };
  return {
    frontend: port('frontend'),
    frontendMembership: port('frontendMembership'),
    matching: port('matching'),
    matchingMembership: port('matchingMembership'),
    history: port('history'),
    historyMembership: port('historyMembership'),
    worker: port('worker'),
    workerMembership: port('workerMembership'),
  };
}
