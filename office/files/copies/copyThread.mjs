import { parentPort, workerData } from 'node:worker_threads';
import { pictureCopy } from './picture.mjs';
import { pdfCopy } from './pdf.mjs';
import { officeCopy } from './office.mjs';

const makers = { picture: pictureCopy, pdf: pdfCopy, office: officeCopy };

const { how, bytes } = workerData;
const copy = await makers[how](Buffer.from(bytes));
parentPort.postMessage(copy, [copy.buffer]);
