import { type BrowserOffice, openBrowserOffice } from '../office';

let opened: BrowserOffice | undefined;

function getOpened(): BrowserOffice {
  if (!opened) throw new Error('the shared office is not open');
  return opened;
}

/** The one office of the files in this room: each brings its own cases, and looks at nothing but them. */
export const office: Omit<BrowserOffice, 'close'> = {
  get services() {
    return getOpened().services;
  },
  get url() {
    return getOpened().url;
  },
  desk: (username) => getOpened().desk(username),
  receive: (identity, report) => getOpened().receive(identity, report),
  state: (caseId) => getOpened().state(caseId),
  bring: (caseId, ...acts) => getOpened().bring(caseId, ...acts),
  decide: (caseId, signature) => getOpened().decide(caseId, signature),
};

export async function openSharedOffice(): Promise<void> {
  opened = await openBrowserOffice('browser-shared');
}

export async function closeSharedOffice(): Promise<void> {
  await opened?.close();
  opened = undefined;
}
