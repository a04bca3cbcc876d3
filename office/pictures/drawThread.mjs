import { parentPort } from 'node:worker_threads';
import { parse, View } from 'vega';

parentPort.on('message', async ({ id, spec }) => {
  try {
    const view = new View(parse(JSON.parse(spec)), { renderer: 'none' });
    const svg = await view.toSVG();
    view.finalize();
    parentPort.postMessage({ id, svg });
  } catch (error) {
    parentPort.postMessage({ id, problem: String(error) });
  }
});
