import { createServer } from 'node:http';
import type { Server } from 'node:net';
import { createDoorApp } from './app';
import { createCourierServer } from './courier/courierServer';
import { type Door, endOldDrafts } from './door';

const day = 24 * 60 * 60 * 1000;
/** Large files over slow ways take hours, in milliseconds. */
const longestRequest = 6 * 60 * 60 * 1000;

/** A door that is open: to reporters, and to the office’s courier. */
export interface OpenedDoor {
  port: number;
  courierPort: number;
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

/** @param tell a line for the console, which says nothing of any visitor */
export async function serveDoor(door: Door, tell: (line: string) => void): Promise<OpenedDoor> {
  const { host, port, courier } = door.settings;
  door.files.clearUnfinished();
  const pages = createServer({ requestTimeout: longestRequest }, createDoorApp(door, tell));
  const fetching = createCourierServer(door);
  const opened = {
    port: await listen(pages, port, host),
    courierPort: await listen(fetching, courier.port, courier.host),
  };
  endOldDrafts(door);
  const ending = setInterval(() => endOldDrafts(door), day);
  return {
    ...opened,
    close: async () => {
      clearInterval(ending);
      for (const server of [pages, fetching]) {
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
      }
    },
  };
}
