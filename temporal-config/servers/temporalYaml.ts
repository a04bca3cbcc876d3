import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Certificates, certifiedName } from './certificates';

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

export interface TemporalYamlOptions {
  readonly directory: string;
  readonly file: string;
  readonly ports: TemporalPorts;
  readonly certificates: Certificates;
  /** Wait for the disk at each commit, so that a power cut loses nothing. */
  readonly durable: boolean;
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
    file: quoted(options.file),
    ca: quoted(certificates.ca),
    serverCert: quoted(certificates.server.cert),
    serverKey: quoted(certificates.server.key),
    certifiedName,
    dynamicConfig: quoted(dynamicConfig),
    synchronous: options.durable ? '2' : '1',
  });
  const target = join(options.directory, 'server.yaml');
  writeFileSync(target, text);
  return target;
}
