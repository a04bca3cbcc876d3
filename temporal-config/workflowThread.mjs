// Loaded into a worker process before anything else (`--import`). The SDK records a stack trace for every promise that a workflow
// makes, for a query that nobody here asks; it takes more than a third of the workflow thread's time. Where a runtime has no promise
// hooks the SDK does without, and that is what it is told here, in its own thread alone. Errors keep their stacks.
import v8 from 'node:v8';
import { isMainThread } from 'node:worker_threads';

// Left alone, the heaps of a worker's two threads grow to four times what they hold before they are cleared: 850 MB where 400 do, for
// a tenth of the processor time. The second is heard by threads that begin after it, as the workflow thread does.
v8.setFlagsFromString('--heap-growing-percent=30');
v8.setFlagsFromString('--max-semi-space-size=8');

if (!isMainThread) {
  const createHook = () => {
    throw new Error('stack traces of promises are not recorded');
  };
  // A copy: what Node itself uses for AsyncLocalStorage stays as it is.
  v8.promiseHooks = { ...v8.promiseHooks, createHook };
  // The SDK tells of that on the console, where each line is one of the log: it is what was wanted, and is not said.
  const warn = console.warn;
  console.warn = (...said) => {
    if (!String(said[0]).startsWith('v8.promiseHooks.createHook')) warn(...said);
  };
}
