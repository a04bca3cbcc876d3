// Loaded into a worker process before anything else (`--import`). The SDK records a stack trace for every promise that a workflow
// makes, for a query that nobody here asks; it takes more than a third of the workflow thread's time. Where a runtime has no promise
// hooks the SDK does without, and that is what it is told here, in its own thread alone. Errors keep their stacks.
import v8 from 'node:v8';
import { isMainThread } from 'node:worker_threads';

if (!isMainThread) {
  const createHook = () => {
    throw new Error('stack traces of promises are not recorded');
  };
  // A copy: what Node itself uses for AsyncLocalStorage stays as it is.
  v8.promiseHooks = { ...v8.promiseHooks, createHook };
}
