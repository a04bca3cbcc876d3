export { findChromium } from './chromium';
export { startEmbeddedServers, testNamespace, type EmbeddedServers } from './embedded-servers';
export { openServedStores, type ServedStores, strangersEvents } from './stores';
export { servedOffice, type ServedOffice } from './served-office';
