// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LaborContractRegistry} from "../src/LaborContractRegistry.sol";
import {RegistryFixture} from "./RegistryFixture.sol";
import {vm, Vm} from "./Vm.sol";

/// @notice Acts on a registry in any order, with few roots and keys so that they meet again, and remembers what the
/// registry first said of each root and last said of each key.
contract Acts is RegistryFixture {
    uint256 public constant ROOTS = 8;
    uint256 public constant KEYS = 4;

    mapping(bytes32 root => bytes32) public firstAnchor;
    mapping(bytes32 key => bytes32) public lastStatus;
    bool public wentBack;

    constructor() {
        setUp();
    }

    function anchor(uint256 seed, uint32 leafCount) external {
        if (registry.paused() || leafCount == 0) return;
        bytes32 root = rootAt(seed % ROOTS);
        anchorAs(ANCHORER, root, leafCount);
        if (firstAnchor[root] == 0) firstAnchor[root] = anchorNow(root);
    }

    function setStatus(uint256 seed, uint8 status, uint8 revision) external {
        if (registry.paused()) return;
        bytes32 key = keyAt(seed % KEYS);
        (uint8 oldStatus, uint32 oldRevision,,) = registry.statusOf(key);
        bytes32 old = statusNow(key);
        setOne(key, status % 4 + 1, revision, bytes32(seed));
        (uint8 newStatus, uint32 newRevision,,) = registry.statusOf(key);
        bool changed = statusNow(key) != old;
        if (changed && newRevision <= oldRevision) wentBack = true;
        if (changed && oldStatus == 3 && newStatus != 4) wentBack = true;
        if (changed && oldStatus == 4) wentBack = true;
        lastStatus[key] = statusNow(key);
    }

    function pass(uint16 time) external {
        vm.roll(block.number + 1);
        vm.warp(block.timestamp + time);
    }

    function pauseOrGoOn() external {
        if (registry.paused()) {
            vm.prank(ADMINISTRATOR);
            registry.unpause();
        } else {
            pauseRegistry();
        }
    }

    function rootAt(uint256 index) public pure returns (bytes32) {
        return keccak256(abi.encode("root", index));
    }

    function keyAt(uint256 index) public pure returns (bytes32) {
        return keccak256(abi.encode("key", index));
    }

    function anchorNow(bytes32 root) public view returns (bytes32) {
        (uint64 blockNumber, uint64 blockTime, uint32 leafCount, address anchorer) = registry.anchorOf(root);
        return blockNumber == 0 ? bytes32(0) : keccak256(abi.encode(blockNumber, blockTime, leafCount, anchorer));
    }

    function statusNow(bytes32 key) public view returns (bytes32) {
        (uint8 status, uint32 revision, bytes32 document, uint64 blockTime) = registry.statusOf(key);
        return status == 0 ? bytes32(0) : keccak256(abi.encode(status, revision, document, blockTime));
    }
}

contract PermanenceTest {
    Acts private acts;

    function setUp() public {
        acts = new Acts();
    }

    function targetSelectors() public view returns (Vm.FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](4);
        selectors[0] = Acts.anchor.selector;
        selectors[1] = Acts.setStatus.selector;
        selectors[2] = Acts.pass.selector;
        selectors[3] = Acts.pauseOrGoOn.selector;
        targets = new Vm.FuzzSelector[](1);
        targets[0] = Vm.FuzzSelector(address(acts), selectors);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(acts);
    }

    function invariant_an_anchored_root_never_changes_or_disappears() public view {
        for (uint256 i = 0; i < acts.ROOTS(); i++) {
            bytes32 root = acts.rootAt(i);
            assert(acts.anchorNow(root) == acts.firstAnchor(root));
        }
    }

    function invariant_a_status_never_goes_back_and_changes_by_no_other_act() public view {
        assert(!acts.wentBack());
        for (uint256 i = 0; i < acts.KEYS(); i++) {
            bytes32 key = acts.keyAt(i);
            assert(acts.statusNow(key) == acts.lastStatus(key));
        }
    }
}
