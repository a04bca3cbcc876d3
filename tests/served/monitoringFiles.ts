import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Where what operators are given lies. */
export const monitoring = join(__dirname, '..', '..', 'temporal-config', 'monitoring');

export const readMonitoring = (name: string): string => readFileSync(join(monitoring, name), 'utf8');

const measures = /\b(?:liem|http|temporal|process)_[a-z_]+/g;

/** The measures that a text names; what a histogram is made of goes by its name. */
export const measuresIn = (text: string): Set<string> =>
  new Set([...text.matchAll(measures)].map(([name]) => name.replace(/_(bucket|count|sum)$/, '')));

const dashboard = z.object({
  panels: z.array(z.object({ id: z.number(), targets: z.array(z.object({ expr: z.string() })).default([]) })),
});

/** What of Grafana's dashboard is asked of Prometheus. */
export const readDashboard = () => dashboard.parse(JSON.parse(readMonitoring('dashboard.json')));
