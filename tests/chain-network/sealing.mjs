// When a node seals: in its turn a period after the last block, out of turn a second later for each place, never twice within
// half of the signers, and never without half of the others beside it.
import { cliqueSigner, Miner } from './client.mjs';

const LOOK = 100;
const OUT_OF_TURN = 1000;

Miner.prototype.start = function () {
  if (!this.config.mine || this.running) return false;
  this.running = true;
  this.looking = setInterval(() => void look(this), LOOK);
  return true;
};

Miner.prototype.stop = function () {
  if (!this.running) return false;
  clearInterval(this.looking);
  this.running = false;
  return true;
};

Miner.prototype.queueNextAssembly = async () => { };

async function look(miner) {
  if (miner.sealing) return;
  miner.sealing = true;
  try {
    if (await maySeal(miner)) {
      miner.assembling = false;
      await miner.assembleBlock();
    }
  } catch (e) {
    miner.config.logger?.warn(`sealing: ${e.message}`); // a block came in between: looked at again
  } finally {
    miner.assembling = false;
    miner.sealing = false;
  }
}

async function maySeal(miner) {
  const { chain, pool } = miner.service;
  const { consensus } = chain.blockchain;
  const head = chain.headers.latest;
  const next = head.number + 1n;
  const signers = consensus.cliqueActiveSigners(next);
  const self = miner.config.accounts[0][0];
  const place = signers.findIndex((signer) => signer.equals(self));
  const peers = pool.peers.filter((peer) => peer.eth?.status).length;
  if (place < 0 || peers < Math.floor(signers.length / 2)) return false;
  if (await sealedLately(chain, head, consensus.cliqueSignerLimit(next) - 1, self)) return false;
  const wait = (place - Number(next % BigInt(signers.length)) + signers.length) % signers.length;
  return Date.now() >= Number(head.timestamp) * 1000 + miner.period + wait * OUT_OF_TURN;
}

async function sealedLately(chain, head, blocks, signer) {
  let header = head;
  for (let back = blocks; back > 0 && header.number > 0n; back--) {
    if (cliqueSigner(header).equals(signer)) return true;
    header = (await chain.getBlock(header.parentHash)).header;
  }
  return false;
}
