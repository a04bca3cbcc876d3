import { parentPort, workerData } from 'node:worker_threads';

/** Each brings only the programs that it needs: some take their time to begin. */
const jobs = {
  picture: async () => (await import('./picture.mjs')).pictureCopy,
  pdf: async () => (await import('./pdf.mjs')).pdfCopy,
  office: async () => (await import('./office.mjs')).officeCopy,
  sheetCount: async () => (await import('./sheetDrawing.mjs')).sheetCount,
  sheetPicture: async () => (await import('./sheetDrawing.mjs')).sheetPicture,
  cutCopy: async () => (await import('./cut.mjs')).cutCopy,
  fileText: async () => (await import('./fileText.mjs')).fileText,
  readBack: async () => (await import('./readBack.mjs')).readBack,
};

const { job, bytes, ...asked } = workerData;
const work = await jobs[job]();
parentPort.postMessage(await work({ ...asked, bytes: Buffer.from(bytes) }));
