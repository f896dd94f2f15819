// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LaborContractRegistry} from "../src/LaborContractRegistry.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {RegistryFixture} from "./RegistryFixture.sol";
import {vm} from "./Vm.sol";

contract AnchoringTest is RegistryFixture {
    function test_an_unknown_root_is_all_zeros(bytes32 root) public view {
        assertAnchor(root, 0, 0, 0, address(0));
    }

    function test_a_root_is_recorded_with_its_block_its_count_and_its_sender(bytes32 root, uint32 leafCount) public {
        vm.assume(root != 0 && leafCount != 0);

        vm.expectEmit(true, true, true, true, address(registry));
        emit LaborContractRegistry.Anchored(root, leafCount, ANCHORER);
        anchorAs(ANCHORER, root, leafCount);

        assertAnchor(root, 1000, 1_800_000_000, leafCount, ANCHORER);
    }

    function test_the_same_root_again_changes_nothing_emits_nothing_and_does_not_revert(
        bytes32 root,
        uint32 first,
        uint32 second
    ) public {
        vm.assume(root != 0 && first != 0 && second != 0);
        address another = address(0xB2);
        vm.prank(ADMINISTRATOR);
        registry.grantRole(keccak256("ANCHORER_ROLE"), another);
        anchorAs(ANCHORER, root, first);
        vm.roll(2000);
        vm.warp(1_800_009_999);
        vm.recordLogs();

        anchorAs(another, root, second);

        assert(vm.getRecordedLogs().length == 0);
        assertAnchor(root, 1000, 1_800_000_000, first, ANCHORER);
    }

    function test_the_same_root_again_does_not_revert_during_a_pause(bytes32 root, uint32 leafCount) public {
        vm.assume(root != 0 && leafCount != 0);
        anchorAs(ANCHORER, root, leafCount);
        pauseRegistry();

        anchorAs(ANCHORER, root, leafCount);

        assertAnchor(root, 1000, 1_800_000_000, leafCount, ANCHORER);
    }

    function test_a_new_root_is_refused_during_a_pause(bytes32 root, uint32 leafCount) public {
        vm.assume(root != 0 && leafCount != 0);
        pauseRegistry();

        vm.expectRevert(abi.encodeWithSelector(Pausable.EnforcedPause.selector));
        anchorAs(ANCHORER, root, leafCount);
    }

    function test_a_zero_root_is_refused(uint32 leafCount) public {
        vm.expectRevert(abi.encodeWithSelector(LaborContractRegistry.LaborContractRegistryZeroRoot.selector));
        anchorAs(ANCHORER, 0, leafCount);
    }

    function test_a_root_over_no_leaves_is_refused(bytes32 root) public {
        vm.assume(root != 0);

        vm.expectRevert(abi.encodeWithSelector(LaborContractRegistry.LaborContractRegistryZeroLeafCount.selector));
        anchorAs(ANCHORER, root, 0);
    }

    function test_none_but_anchorers_record_roots(address stranger, bytes32 root, uint32 leafCount) public {
        vm.assume(stranger != ANCHORER);

        expectMissingRole(stranger, keccak256("ANCHORER_ROLE"));
        anchorAs(stranger, root, leafCount);
    }

    /// @dev Execution alone as seen by a caller, plus what a transaction pays before: 21,000 and 16 or 4 a data byte.
    function test_anchoring_costs_no_more_than_75_000_gas() public {
        bytes32 root = bytes32(type(uint256).max);
        bytes memory data = abi.encodeCall(LaborContractRegistry.anchor, (root, type(uint32).max));
        uint256 intrinsic = 21_000;
        for (uint256 i = 0; i < data.length; i++) {
            intrinsic += data[i] == 0 ? 4 : 16;
        }

        registry.ANCHORER_ROLE(); // a transaction's receiver is warm; the slots that it reads are not
        vm.prank(ANCHORER);
        uint256 before = gasleft();
        (bool done,) = address(registry).call(data);
        uint256 spent = before - gasleft();

        assert(done);
        assert(intrinsic + spent <= 75_000);
    }

    function assertAnchor(bytes32 root, uint64 blockNumber, uint64 blockTime, uint32 leafCount, address anchorer)
        private
        view
    {
        (uint64 recordedBlock, uint64 recordedTime, uint32 recordedCount, address recordedBy) = registry.anchorOf(root);
        assert(recordedBlock == blockNumber);
        assert(recordedTime == blockTime);
        assert(recordedCount == leafCount);
        assert(recordedBy == anchorer);
    }
}
