import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Certificates, certifiedName } from './certificates';
import type { TemporalStores } from './temporalStores';

/** The eight ports of the server's four services. */
export const temporalPortNames = [
  'frontend',
  'frontendMembership',
  'matching',
  'matchingMembership',
  'history',
  'historyMembership',
  'worker',
  'workerMembership',
] as const;

export type TemporalPorts = Record<(typeof temporalPortNames)[number], number>;

/** Gives each service its ports. @throws when there are too few */
export function namePorts(ports: readonly number[]): TemporalPorts {
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

export interface TemporalYamlOptions {
  readonly directory: string;
  readonly stores: TemporalStores;
  readonly ports: TemporalPorts;
  readonly certificates: Certificates;
}

/** Fills every `{{name}}` of a template; a name without a value is an error, so none slips through. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The template names {{${name}}}, which has no value.`);
    return value;
  });
}

/** Writes the server's configuration beside its data and returns the path of it. */
export function writeTemporalYaml({ certificates, ...options }: TemporalYamlOptions): string {
  const dynamicConfig = join(options.directory, 'dynamic.yaml');
  copyFileSync(join(__dirname, 'temporal-dynamic.yaml'), dynamicConfig);
  const quoted = (path: string) => path.replaceAll("'", "''");
  const template = readFileSync(join(__dirname, 'temporal-server.yaml.template'), 'utf8');
  const ports = Object.fromEntries(temporalPortNames.map((name) => [name, String(options.ports[name])]));
  const text = fillTemplate(template, {
    ...ports,
    // JSON is YAML too.
    store: JSON.stringify(options.stores.store),
    visibility: JSON.stringify(options.stores.visibility),
    historyShards: String(options.stores.historyShards),
    ca: quoted(certificates.ca),
    serverCert: quoted(certificates.server.cert),
    serverKey: quoted(certificates.server.key),
    certifiedName,
    dynamicConfig: quoted(dynamicConfig),
  });
  const target = join(options.directory, 'server.yaml');
  // It may hold the password of a database.
  writeFileSync(target, text, { mode: 0o600 });
  return target;
}
