import { randomBytes } from 'node:crypto';
import { createDataConverter } from '../../../temporal-config/dataConverter';
import { createEnvironmentAt } from './environmentAt';

test('the server begins at the moment that is asked for, and skips a month at once', async () => {
  const moment = '2022-02-09T02:00:00Z';
  const keys = [{ id: 'k1', key: randomBytes(32).toString('base64') }];
  const env = await createEnvironmentAt(moment, createDataConverter(keys));
  try {
    const before = await env.currentTimeMs();
    expect(before - Date.parse(moment)).toBeGreaterThanOrEqual(0);
    // The clock runs on while the server starts.
    expect(before - Date.parse(moment)).toBeLessThan(3600_000);
    await env.sleep('30 days');
    expect((await env.currentTimeMs()) - before).toBeGreaterThanOrEqual(30 * 86_400_000);
  } finally {
    await env.teardown();
  }
});
