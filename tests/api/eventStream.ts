import { get, type IncomingMessage } from 'node:http';

/** A server-sent event as it came. */
export interface StreamedEvent {
  id?: string | undefined;
  event?: string | undefined;
  data: Record<string, unknown>;
}

/** Somebody who listens to the feed. */
export interface Listener {
  status: number;
  headers: IncomingMessage['headers'];
  events: StreamedEvent[];
  /** Done when the server has ended the stream. */
  ended: Promise<void>;
  /** Done when so many events have come. */
  until(count: number): Promise<void>;
  close(): void;
}

const fieldOf = (block: string, name: string): string | undefined =>
  new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];

/** Listens at an address as a browser's EventSource does. */
export function listen(url: string, headers: Record<string, string>): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { headers: { Accept: 'text/event-stream', ...headers } }, (res) => {
      const events: StreamedEvent[] = [];
      let waiting: { count: number; done: () => void }[] = [];
      let text = '';
      res.setEncoding('utf8');
      res.on('data', (part: string) => {
        text += part;
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const data = fieldOf(block, 'data');
          if (data !== undefined)
            events.push({
              id: fieldOf(block, 'id'),
              event: fieldOf(block, 'event'),
              data: JSON.parse(data),
            });
        }
        waiting = waiting.filter(({ count, done }) => {
          if (events.length < count) return true;
          done();
          return false;
        });
      });
      // Whoever closes cuts the line.
      res.on('error', () => undefined);
      resolve({
        status: res.statusCode ?? 0,
        headers: res.headers,
        events,
        ended: new Promise((done) => res.once('close', done)),
        until: (count) =>
          new Promise((done) => {
            if (events.length >= count) done();
            else waiting.push({ count, done });
          }),
        close: () => asked.destroy(),
      });
    });
    asked.on('error', reject);
  });
}
