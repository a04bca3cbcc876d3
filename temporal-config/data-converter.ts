import type { DataConverter } from '@temporalio/common';
import { type CodecKey, SealingCodec } from './payload-codec';

/** How whatever goes to Temporal is sealed; clients, workers and replays must use the same. */
export const createDataConverter = (keys: readonly CodecKey[]): DataConverter => ({
  payloadCodecs: [new SealingCodec(keys)],
  failureConverterPath: require.resolve('./failure-converter'),
});
