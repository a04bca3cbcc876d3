import { createTimeSkippingEnvironment } from './time-skipping-environment';

test('the time-skipping server starts and skips a month in a moment', async () => {
  const env = await createTimeSkippingEnvironment();
  try {
    const before = await env.currentTimeMs();
    await env.sleep('30 days');
    expect((await env.currentTimeMs()) - before).toBeGreaterThanOrEqual(30 * 24 * 60 * 60 * 1000);
  } finally {
    await env.teardown();
  }
}, 180_000);
