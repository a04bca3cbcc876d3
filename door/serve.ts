import { createServer, type IncomingMessage } from 'node:http';
import type { Server } from 'node:net';
import { createDoorApp } from './app';
import { createCourierServer } from './courier/courierServer';
import { type Door, endOldDrafts } from './door';
import type { Outbox } from './store/outbox';

const day = 24 * 60 * 60 * 1000;
/** Large files over slow ways take hours, in milliseconds. */
const longestRequest = 6 * 60 * 60 * 1000;

/** A door that is open: to reporters, and to the office’s courier. */
export interface OpenedDoor {
  port: number;
  courierPort: number;
  outbox: Pick<Outbox, 'beat'>;
  close(): Promise<void>;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

const closed = (server: Server) => new Promise<void>((done) => server.close(() => done()));

/**
 * Shows the pages.
 * @param tell a line for the console, which says nothing of any visitor
 * @param seen is told of each request before it is read
 */
export async function servePages(
  door: Door,
  tell: (line: string) => void,
  seen: (req: IncomingMessage) => void = () => undefined,
) {
  const { host, port } = door.settings;
  const app = createDoorApp(door, tell);
  const pages = createServer({ requestTimeout: longestRequest }, (req, res) => {
    seen(req);
    app(req, res);
  });
  return {
    port: await listen(pages, port, host),
    /** Takes no more, and ends once all is answered. */
    finish: () => closed(pages),
    close: () => {
      pages.closeAllConnections();
      return closed(pages);
    },
  };
}

/** Clears what an earlier run has left, opens to the courier, and ends drafts that are old. */
export async function clearAndServeCourier(door: Door) {
  const { courier } = door.settings;
  door.files.clearUnfinished();
  const fetching = createCourierServer(door);
  const port = await listen(fetching, courier.port, courier.host);
  endOldDrafts(door);
  const ending = setInterval(() => endOldDrafts(door), day);
  return {
    port,
    close: () => {
      clearInterval(ending);
      fetching.closeAllConnections();
      return closed(fetching);
    },
  };
}

/** All of the door in this process. @param tell a line for the console, which says nothing of any visitor */
export async function serveDoor(door: Door, tell: (line: string) => void): Promise<OpenedDoor> {
  const courier = await clearAndServeCourier(door);
  const pages = await servePages(door, tell);
  return {
    port: pages.port,
    courierPort: courier.port,
    outbox: door.outbox,
    close: async () => {
      await courier.close();
      await pages.close();
    },
  };
}
