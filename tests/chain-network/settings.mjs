// One network from a few settings: nodes number i of the same settings agree on keys, peers and genesis without a word.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAddressFromPrivateKey, hex, privateToPublic } from './client.mjs';

const HOST = '127.0.0.1';
const GAS_LIMIT = 30_000_000;
const VOTES_ARE_FORGOTTEN_AFTER = 30_000;

const { values } = parseArgs({
  options: {
    data: { type: 'string' }, // a folder of the node's own
    node: { type: 'string' }, // its number, from 0
    ports: { type: 'string' }, // of every node for its peers, in order, separated by commas
    'rpc-port': { type: 'string' },
    'chain-id': { type: 'string' },
    period: { type: 'string' }, // seconds from block to block
  },
});

const ports = values.ports.split(',').map(Number);
const number = Number(values.node);
const keys = ports.map((_, i) => new Uint8Array(createHash('sha256').update(`node ${i} of a rig for tests`).digest()));

/** The node's key: who it is among peers, and what it seals with. Anyone can compute it: no network but a test's may rest on it. */
export const nodeKey = keys[number];

/** Every node of the network, this one included. */
export const network = keys.map((key, i) => {
  const id = privateToPublic(key);
  return { name: hex(id), id, address: HOST, tcpPort: ports[i], udpPort: ports[i] };
});

/** Writes what the client reads, and gives its arguments. */
export function clientArguments() {
  mkdirSync(values.data, { recursive: true });
  const [genesisFile, keyFile] = ['genesis.json', 'key.txt'].map((name) => join(values.data, name));
  writeFileSync(genesisFile, JSON.stringify(genesis()));
  writeFileSync(keyFile, hex(nodeKey), { mode: 0o600 });
  return [
    '--gethGenesis', genesisFile, '--dataDir', values.data, '--port', `${ports[number]}`, '--extIP', HOST,
    '--rpc', '--rpcAddr', HOST, '--rpcPort', values['rpc-port'], '--discV4', 'false', '--discDns', 'false',
    '--logFile', 'false', '--minPeers', '1', '--mine', '--unlock', keyFile,
  ];
}

/** London rules, no fees, and the signers in the extra data as EIP-225 has them. */
function genesis() {
  const forks = ['homestead', 'eip150', 'eip155', 'eip158', 'byzantium', 'constantinople', 'petersburg', 'istanbul', 'berlin', 'london'];
  const signers = keys.map((key) => createAddressFromPrivateKey(key).toString().slice(2)).sort();
  return {
    config: {
      chainId: Number(values['chain-id']),
      ...Object.fromEntries(forks.map((fork) => [`${fork}Block`, 0])),
      clique: { period: Number(values.period), epoch: VOTES_ARE_FORGOTTEN_AFTER },
    },
    nonce: '0x0',
    timestamp: '0x0',
    gasLimit: `0x${GAS_LIMIT.toString(16)}`,
    difficulty: '0x1',
    mixHash: `0x${'0'.repeat(64)}`,
    coinbase: `0x${'0'.repeat(40)}`,
    baseFeePerGas: '0x0',
    extraData: `0x${'0'.repeat(64)}${signers.join('')}${'0'.repeat(130)}`,
    alloc: {},
  };
}
