export { findChromium } from './chromium';
export { startEmbeddedServers, testNamespace, type EmbeddedServers } from './embeddedServers';
export { openedEvents } from './openedEvents';
export { eventsOfBefore, openedRows, openServedStores, type ServedStores, strangersEvents } from './stores';
export { servedOffice, type ServedOffice } from './servedOffice';
