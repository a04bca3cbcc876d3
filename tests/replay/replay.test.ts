import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { Headers } from '@temporalio/common';
import { z } from 'zod';
import { createWorkerDataConverter } from '../../temporal-config/dataConverter';
import { withThread } from '../../temporal-config/threads/carried/thread';
import { workflowBundle } from '../../temporal-config/workflowBundle';
import { historyFiles as files, readRecorded, type Recorded } from './recorded';

async function replay({ workflowId, keys, history }: Recorded): Promise<void> {
  const options = { workflowBundle: await workflowBundle(), dataConverter: createWorkerDataConverter(keys) };
  await Worker.runReplayHistory(options, history, workflowId);
}

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  // Here, and not in the first test: bundling takes a busy machine longer than a test may.
  await workflowBundle();
});

const told = [
  'whole-case', 'stalled-case', 'paused-and-extended-case', 'repeated-commands', 'split-petition',
  'case-under-other-rules', 'decided-appeal', 'typed-number', 'official-under-state-law', 'lost-beginning', 'lost-act', 'caught-up',
  'followed-visit', 'delivered-webhook',
]; // prettier-ignore

test('there are histories of each way through the workflow', () => {
  for (const name of told) {
    expect(files.filter((file) => file.includes(name))).not.toEqual([]);
  }
});

test.each(files)('today’s workflow still fits %s', async (file) => {
  const recorded = readRecorded(file);
  expect(recorded.history.events.length).toBeGreaterThan(10);
  await replay(recorded);
});

const base64 = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('base64');
/** Headers as a history holds them that is kept as JSON. */
const asRecorded = (headers: Headers) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, { metadata, data }]) => [
      name,
      { metadata: { encoding: base64(metadata?.encoding) }, data: base64(data) },
    ]),
  );
const accepted = z.looseObject({
  acceptedRequest: z.looseObject({ input: z.looseObject({ header: z.unknown() }) }),
});

test.each(files.filter((file) => /whole-case|split-petition|lost-act/.test(file)))(
  '%s fits as well with the thread of a request in each command, which is kept in traces',
  async (file) => {
    const recorded = readRecorded(file);
    const thread = {
      requestId: '2f1a7a52-6f0e-4c5e-9a77-0b6f5d1c9e10',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    };
    const header = { fields: asRecorded(withThread({}, thread)) };
    let commands = 0;
    for (const event of recorded.history.events) {
      const read = accepted.safeParse(event.workflowExecutionUpdateAcceptedEventAttributes);
      if (!read.success) continue;
      read.data.acceptedRequest.input.header = header;
      event.workflowExecutionUpdateAcceptedEventAttributes = read.data;
      commands += 1;
    }
    expect(commands).toBeGreaterThan(0);
    await replay(recorded);
  },
);

test('a history whose steps are not those of the workflow is refused', async () => {
  const [file = ''] = files.filter((one) => one.includes('stalled-case'));
  const recorded = readRecorded(file);
  // As if the workflow had once called another activity where it now stores events.
  const foreign = JSON.parse(
    JSON.stringify(recorded.history).replaceAll(
      'timerStartedEventAttributes',
      'activityTaskScheduledEventAttributes',
    ),
  );
  const events = z
    .object({ events: z.array(z.record(z.string(), z.unknown())) })
    .parse(foreign)
    .events.map((event) =>
      event.activityTaskScheduledEventAttributes
        ? { ...event, eventType: 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED' }
        : event,
    );
  await expect(replay({ ...recorded, history: { events } })).rejects.toThrow();
});
