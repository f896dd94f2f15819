// Transactions without a fee, and readers that come before a block's state is there.
import { Address, bytes, MerkleStateManager, TxPool } from './client.mjs';

const MOST_IN_A_BLOCK = 60; // a block has to be built well within a second
const MOST_LOOKS = 100;
const LOOK_AGAIN = 20;

// The client demands a tip of what peers send and not of what is sent to itself.
const validate = TxPool.prototype.validate;
TxPool.prototype.validate = function (transaction) {
  return validate.call(this, transaction, true);
};

// Transactions that a block of another node has mined are dropped before a block is built of the rest.
const byPriceAndNonce = TxPool.prototype.txsByPriceAndNonce;
TxPool.prototype.txsByPriceAndNonce = async function (vm, options) {
  for (const [sender, waiting] of [...this.pool]) {
    const account = await vm.stateManager.getAccount(new Address(bytes(sender)));
    const next = account?.nonce ?? 0n;
    const left = waiting.filter(({ tx }) => tx.nonce >= next);
    this.txsInPool -= waiting.length - left.length;
    if (left.length > 0) this.pool.set(sender, left);
    else this.pool.delete(sender);
  }
  return (await byPriceAndNonce.call(this, vm, options)).slice(0, MOST_IN_A_BLOCK);
};

// A block becomes the latest before it has run: who asks for its state waits a moment.
const setStateRoot = MerkleStateManager.prototype.setStateRoot;
MerkleStateManager.prototype.setStateRoot = async function (...args) {
  for (let looks = 1; ; looks++) {
    try {
      return await setStateRoot.apply(this, args);
    } catch (e) {
      if (looks > MOST_LOOKS || !/does not contain state root/.test(e.message)) throw e;
      await new Promise((wake) => setTimeout(wake, LOOK_AGAIN));
    }
  }
};
