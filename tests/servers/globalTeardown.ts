/** Stops the servers that the set-up started. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.liemTestServers?.stop();
}
