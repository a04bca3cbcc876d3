import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Spec } from 'vega';

/** Drawing takes a while, and the library some time to load: it is done beside the web server's own work, and begun with the first picture. */
let thread: Worker | undefined;
const waiting = new Map<number, { done: (svg: string) => void; failed: (error: Error) => void }>();
let last = 0;

/** The same numbers are the same picture: drawn once while they are asked for. */
const drawn = new Map<string, Promise<string>>();
const most = 200;

function start(): Worker {
  const started = new Worker(join(__dirname, 'drawThread.mjs'), { execArgv: [] });
  started.on('message', ({ id, svg, problem }: { id: number; svg?: string; problem?: string }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) started.unref();
    if (svg === undefined) one?.failed(new Error(problem ?? 'a picture was not drawn'));
    else one?.done(svg);
  });
  const over = (error: Error) => {
    thread = undefined;
    for (const { failed } of waiting.values()) failed(error);
    waiting.clear();
  };
  started.once('error', over);
  started.once('exit', (code) => over(new Error(`drawing ended with code ${code}`)));
  return started;
}

/** The thread holds the process only while a picture is waited for. */
function ask(spec: string): Promise<string> {
  thread ??= start();
  thread.ref();
  const id = (last += 1);
  thread.postMessage({ id, spec });
  return new Promise((done, failed) => waiting.set(id, { done, failed }));
}

/** Draws a picture as SVG, without styles and scripts; the same for the same numbers. @throws where the library cannot draw it */
export function draw(spec: Spec): Promise<string> {
  const text = JSON.stringify(spec);
  const known = drawn.get(text);
  if (known) return known;
  if (drawn.size >= most) drawn.clear();
  const svg = ask(text);
  drawn.set(text, svg);
  svg.catch(() => drawn.delete(text));
  return svg;
}
