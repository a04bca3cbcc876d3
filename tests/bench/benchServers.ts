import { join } from 'node:path';
import { type OfficeServers, startOfficeServers } from '../../temporal-config/servers/officeServers';
import { startTemporalOnPostgresql } from '../servers/temporalOnPostgresql';

/** `embedded`: what `npm start -- --empty` runs on. `postgresql`: Temporal on PostgreSQL, two workers and two web servers. */
export const places = ['embedded', 'postgresql'] as const;
export type Place = (typeof places)[number];

/** How many workers, and how many web servers. */
export const ofEach = (place: Place): number => (place === 'embedded' ? 1 : 2);

export type BenchServers = Pick<OfficeServers, 'temporal' | 'mongoUri' | 'stop'>;

/** Servers in a directory of their own, with the disk guarantees of an office; never those that the environment names. */
export async function startBenchServers(
  place: Place,
  directory: string,
  say: (line: string) => void,
): Promise<BenchServers> {
  const bare = { ...process.env, TEMPORAL_ADDRESS: '', MONGODB_URI: '' };
  if (place === 'embedded')
    return startOfficeServers({ env: bare, directory, durable: true, forRealWork: true, say });
  const temporal = await startTemporalOnPostgresql({
    directory: join(directory, 'other'),
    durable: true,
    say,
  });
  try {
    const env = { ...bare, ...temporal.variables };
    const { mongoUri, stop } = await startOfficeServers({ env, directory, durable: true, say });
    return {
      temporal: temporal.variables,
      mongoUri,
      stop: async () => {
        await stop();
        await temporal.stop();
      },
    };
  } catch (error) {
    await temporal.stop();
    throw error;
  }
}
