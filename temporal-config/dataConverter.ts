import type { DataConverter } from '@temporalio/common';
import type { MasterKey } from '../models/keyRing';
import { EncryptionCodec, type UponRefusal } from './codec/encryptionCodec';

/** Path of the failure converter: clients and workers load it, and the workflow bundle includes it. */
export const failureConverterPath = require.resolve('./failureConverter');

const converter = (keys: readonly MasterKey[], uponRefusal: UponRefusal): DataConverter => ({
  payloadCodecs: [new EncryptionCodec(keys, uponRefusal)],
  failureConverterPath,
});

/** What every client must be given, so that all that Temporal stores is encrypted; an answer that is not sealed is thrown out. */
export const createDataConverter = (keys: readonly MasterKey[]): DataConverter => converter(keys, 'throw');

/** What every worker and replay must be given: there what is not sealed is refused without stopping the case. */
export const createWorkerDataConverter = (keys: readonly MasterKey[]): DataConverter =>
  converter(keys, 'mark');
