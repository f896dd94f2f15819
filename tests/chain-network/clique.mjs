// Proof of authority (EIP-225) where the client has it wrong or not at all.
import {
  BlockHeader, CliqueConsensus, cliqueSigner, cliqueVerifySignature, createAddressFromPrivateKey, VM, VMExecution,
} from './client.mjs';
import { nodeKey } from './settings.mjs';

const VANITY_AND_SEAL = 32 + 65;

// Of a block that is going to be replaced its snapshot has to go too; the client keeps the first.
const deleteSnapshots = CliqueConsensus.prototype._cliqueDeleteSnapshots;
CliqueConsensus.prototype._cliqueDeleteSnapshots = function (number) {
  return deleteSnapshots.call(this, number - 1n);
};

// Headers that are not sealed yet (blocks in the making, eth_estimateGas) are built without the place for the seal.
const validateFormat = BlockHeader.prototype._consensusFormatValidation;
BlockHeader.prototype._consensusFormatValidation = function () {
  const unsealed = this.common.consensusAlgorithm() === 'clique' && this.number > 0n && this.extraData.length === 0;
  if (unsealed) this.extraData = new Uint8Array(VANITY_AND_SEAL);
  return validateFormat.call(this);
};

// The machine asks for the signer as the block's beneficiary, and is never told how to find it.
const self = createAddressFromPrivateKey(nodeKey);
const withSigner = (vm) => {
  vm.evm._optsCached.cliqueSigner = (header) => {
    const signer = cliqueSigner(header);
    return signer.isZero() ? self : signer;
  };
  return vm;
};
const shallowCopy = VM.prototype.shallowCopy;
VM.prototype.shallowCopy = async function (...args) {
  return withSigner(await shallowCopy.apply(this, args));
};
const setupMerkleVM = VMExecution.prototype.setupMerkleVM;
VMExecution.prototype.setupMerkleVM = async function () {
  await setupMerkleVM.call(this);
  withSigner(this.merkleVM);
};

// Who sealed lately is asked of the block's own ancestors: the client asks the canonical chain, which is another on a side branch.
CliqueConsensus.prototype.validateConsensus = async function (block) {
  let { header } = block;
  const signer = cliqueSigner(header);
  if (!cliqueVerifySignature(header, this.cliqueActiveSigners(header.number))) throw new Error('sealed by no signer of the network');
  for (let back = this.cliqueSignerLimit(header.number) - 1; back > 0 && header.number > 1n; back--) {
    header = (await this.blockchain.getBlock(header.parentHash)).header;
    if (cliqueSigner(header).equals(signer)) throw new Error('sealed by one that sealed lately');
  }
};
