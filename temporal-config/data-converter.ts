import type { DataConverter } from '@temporalio/common';
import { EncryptionCodec } from './encryption-codec';
import type { VaultKeySetting } from './settings';

/** Path of the failure converter: clients and workers load it, and the workflow bundle includes it. */
export const failureConverterPath = require.resolve('./failure-converter');

/** What every client, worker, bundle and replay must be given, so that all that Temporal stores is encrypted. */
export function createDataConverter(keys: readonly VaultKeySetting[]): DataConverter {
  return { payloadCodecs: [new EncryptionCodec(keys)], failureConverterPath };
}
