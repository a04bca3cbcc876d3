import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { programOnPath, runCommand } from '../../temporal-config/servers/command';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { startGuarded } from '../../temporal-config/servers/guardedProcess';
import { freePorts } from '../../temporal-config/servers/ports';
import { installDebianPackage } from './debianPackage';

const programs = ['prometheus', 'promtool'] as const;
const isThere = () => programs.every((name) => programOnPath(name) !== undefined);

/** Prometheus of the system, installed where we may. @throws FailureForPeople where there is none */
async function programOf(name: (typeof programs)[number]): Promise<string> {
  if (!isThere()) await installDebianPackage({ title: 'Prometheus', packages: ['prometheus'], isThere });
  const program = programOnPath(name);
  if (program !== undefined) return program;
  throw new FailureForPeople('The alerts are tried with Prometheus: apt-get install prometheus');
}

/** What Prometheus’ own tool says of rules. */
export async function promtool(
  words: readonly string[],
  cwd: string,
): Promise<{ code: number | null; output: string }> {
  return runCommand(await programOf('promtool'), words, { cwd });
}

const alertsSchema = z.object({
  data: z.object({
    alerts: z.array(z.object({ labels: z.record(z.string(), z.string()), state: z.string() })),
  }),
});
const valueSchema = z.object({
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});

/** A Prometheus of our own. */
export interface OwnPrometheus {
  /** The names of the alerts that it gives just now. */
  firing(): Promise<string[]>;
  /** The values of an expression, by no order. */
  ask(expression: string): Promise<number[]>;
  stop(): Promise<void>;
}

/** Starts it with that configuration, and a file of rules beside it. */
export async function startPrometheus(config: string, rules: string): Promise<OwnPrometheus> {
  const command = await programOf('prometheus');
  const root = mkdtempSync(join(tmpdir(), 'liem-prometheus-'));
  const [port = 0] = await freePorts(1);
  writeFileSync(join(root, 'prometheus.yaml'), config);
  writeFileSync(join(root, 'alerts.yaml'), rules);
  const args = [
    `--config.file=${join(root, 'prometheus.yaml')}`,
    `--storage.tsdb.path=${join(root, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ];
  const server = startGuarded({ name: 'prometheus', command, args }, { logs: root, pids: root });
  const get = async (path: string): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
    return answer?.ok ? answer.json() : { data: { alerts: [], result: [] } };
  };
  return {
    firing: async () =>
      alertsSchema
        .parse(await get('/api/v1/alerts'))
        .data.alerts.flatMap(({ labels, state }) => (state === 'firing' ? [labels.alertname ?? ''] : [])),
    ask: async (expression) =>
      valueSchema
        .parse(await get(`/api/v1/query?query=${encodeURIComponent(expression)}`))
        .data.result.map(({ value: [, value] }) => Number(value)),
    stop: async () => {
      await server.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
