import { workflowBundle } from '../../temporal-config/workflowBundle';
import { startEmbeddedServers, type EmbeddedServers } from './embeddedServers';

declare global {
  var liemTestServers: EmbeddedServers | undefined;
}

/** Starts one pair of servers for the whole run and tells the test files by the environment where they are. */
export default async function globalSetup(): Promise<void> {
  const servers = await startEmbeddedServers();
  // Once for all files, which would else each find that it is missing.
  await workflowBundle();
  globalThis.liemTestServers = servers;
  process.env.LIEM_TEST_TEMPORAL = JSON.stringify(servers.temporal);
  process.env.LIEM_TEST_NAMESPACE = servers.namespace;
  process.env.LIEM_TEST_MONGODB_URI = servers.mongoUri;
  process.env.LIEM_TEST_DIRECTORY = servers.directory;
}
