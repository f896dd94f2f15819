// How nodes come to one chain: a block goes whole to every peer, what is missing is fetched from who has it, and of two branches
// of one weight all take the one with the lower hash.
import { createBlockFromBytesArray, FullSynchronizer, same } from './client.mjs';

const LOOK_AT_PEERS = 2000;
const HEADERS_AT_ONCE = 64;
const STEP_BACK = BigInt(HEADERS_AT_ONCE);
const OVERLAP = 7n;
const MOST_ROUNDS = 6;

const open = FullSynchronizer.prototype.open;
FullSynchronizer.prototype.open = async function () {
  await open.call(this);
  setInterval(async () => {
    for (const peer of this.pool.peers) if (peer.eth?.status) await fetchFrom(this, peer);
  }, LOOK_AT_PEERS);
};

FullSynchronizer.prototype.handleNewBlockHashes = () => { };

const handleNewBlock = FullSynchronizer.prototype.handleNewBlock;
FullSynchronizer.prototype.handleNewBlock = async function (block, peer) {
  if (!peer) {
    await handleNewBlock.call(this, block);
    for (const other of this.pool.peers) other.eth?.send('NewBlock', [block, this.chain.blocks.td]);
  } else if (same(block.header.parentHash, this.chain.headers.latest.hash())) {
    await handleNewBlock.call(this, block, peer);
  } else {
    await fetchFrom(this, peer);
  }
};

async function fetchFrom(synchronizer, peer) {
  if (synchronizer.fetching) return;
  synchronizer.fetching = true;
  try {
    const { height } = synchronizer.chain.headers;
    let from = height > OVERLAP + 1n ? height - OVERLAP : 1n;
    for (let round = 0; from !== undefined && round < MOST_ROUNDS; round++) from = await fetchRange(synchronizer, peer, from);
  } catch (e) {
    synchronizer.config.logger?.debug(`fetching from ${peer.id.slice(0, 8)}: ${e.message}`); // gone, or going: looked at again
  } finally {
    synchronizer.fetching = false;
  }
}

/** Fetches what the peer has from this height on. Gives the height to go on from, undefined when there is nothing more. */
async function fetchRange(synchronizer, peer, from) {
  const { chain } = synchronizer;
  const headers = (await peer.eth.getBlockHeaders({ block: from, max: HEADERS_AT_ONCE }))?.[1] ?? [];
  if (headers.length === 0) return undefined;
  if (!await known(chain, headers[0].parentHash)) return from > STEP_BACK ? from - STEP_BACK : 1n; // branched off before
  const wanted = await fresh(chain, headers);
  if (wanted.length === 0) return undefined;
  const bodies = (await peer.eth.getBlockBodies({ hashes: wanted.map((header) => header.hash()) }))?.[1] ?? [];
  const blocks = bodies.map((body, i) => createBlockFromBytesArray([wanted[i].raw(), ...body.slice(0, 2)], { common: wanted[i].common }));
  await chain.putBlocks(blocks);
  synchronizer.txPool.removeNewBlockTxs(blocks);
  const last = blocks.at(-1)?.header;
  if (last?.number === chain.headers.height && !same(last.hash(), chain.headers.latest.hash())) await settle(chain, last);
  return headers.length < HEADERS_AT_ONCE ? undefined : headers.at(-1).number + 1n;
}

async function fresh(chain, headers) {
  for (let i = 0; i < headers.length; i++) if (!await known(chain, headers[i].hash())) return headers.slice(i);
  return [];
}

async function known(chain, hash) {
  try {
    return await chain.getBlock(hash);
  } catch {
    return undefined;
  }
}

/** Another block of the height of ours: with the same weight behind it, the lower hash is the chain. */
async function settle(chain, other) {
  const { blockchain } = chain;
  const ours = chain.headers.latest;
  const weights = [await blockchain.getTotalDifficulty(ours.hash()), await blockchain.getTotalDifficulty(other.hash(), other.number)];
  if (weights[0] !== weights[1] || Buffer.compare(other.hash(), ours.hash()) >= 0) return;
  const branch = [await chain.getBlock(other.hash())];
  let left = await chain.getBlock(ours.parentHash);
  let right = await chain.getBlock(branch[0].header.parentHash);
  while (!same(left.hash(), right.hash())) {
    branch.unshift(right);
    left = await chain.getBlock(left.header.parentHash);
    right = await chain.getBlock(right.header.parentHash);
  }
  await chain.resetCanonicalHead(left.header.number);
  await blockchain.consensus._cliqueDeleteSnapshots(left.header.number + 1n);
  await chain.putBlocks(branch);
}
