// The parts of @ethereumjs/client that the rig changes. They are no public interface of it, which is why its version is exact.
export { Config } from './node_modules/@ethereumjs/client/dist/esm/src/config.js';
export { VMExecution } from './node_modules/@ethereumjs/client/dist/esm/src/execution/vmexecution.js';
export { Miner } from './node_modules/@ethereumjs/client/dist/esm/src/miner/miner.js';
export { RlpxServer } from './node_modules/@ethereumjs/client/dist/esm/src/net/server/rlpxserver.js';
export { TxPool } from './node_modules/@ethereumjs/client/dist/esm/src/service/txpool.js';
export { FullSynchronizer } from './node_modules/@ethereumjs/client/dist/esm/src/sync/fullsync.js';
export { BlockHeader, cliqueSigner, cliqueVerifySignature, createBlockFromBytesArray } from '@ethereumjs/block';
export { CliqueConsensus } from '@ethereumjs/blockchain';
export { RLPx } from '@ethereumjs/devp2p';
export { MerkleStateManager } from '@ethereumjs/statemanager';
export { Address, createAddressFromPrivateKey, privateToPublic } from '@ethereumjs/util';
export { VM } from '@ethereumjs/vm';

export const bytes = (hex) => new Uint8Array(Buffer.from(hex, 'hex'));
export const hex = (of) => Buffer.from(of).toString('hex');
export const same = (left, right) => Buffer.compare(left, right) === 0;
