import type { Express } from 'express';

/** What somebody who was refused may still send, so that their browser comes to read the answer; a file of the largest kind fits. */
const mostUnread = 24 * 1024 * 1024;

/**
 * Whoever is answered before all of their body was read goes on sending it. It is thrown away as it comes, and from a bound on the
 * connection is cut: a refused upload costs neither memory nor the whole of its time.
 */
export function setUpUnreadBodies(app: Express): void {
  app.use((req, res, next) => {
    res.once('prefinish', () => {
      if (req.complete) return;
      let unread = 0;
      req.on('data', (chunk: Buffer) => {
        unread += chunk.length;
        if (unread > mostUnread) req.socket.destroy();
      });
      req.resume();
    });
    next();
  });
}
