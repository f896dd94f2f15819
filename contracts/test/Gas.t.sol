// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {RegistryFixture} from "./RegistryFixture.sol";
import {vm} from "./Vm.sol";

/// @notice What the registry's calls cost: `.gas-snapshot` keeps the figures, so that a change of them shows in review.
contract GasTest is RegistryFixture {
    function test_anchoring_a_root() public {
        anchorAs(ANCHORER, keccak256("root"), 1_000_000);
    }

    function test_anchoring_a_root_and_the_same_again() public {
        anchorAs(ANCHORER, keccak256("root"), 1_000_000);
        anchorAs(ANCHORER, keccak256("root"), 1_000_000);
    }

    function test_a_status() public {
        setMany(1, 2);
    }

    function test_a_status_and_a_later_one() public {
        setMany(1, 2);
        setMany(1, 3);
    }

    function test_fifty_statuses() public {
        setMany(50, 2);
    }

    function setMany(uint256 count, uint32 revision) private {
        bytes32[] memory keys = new bytes32[](count);
        uint8[] memory statuses = new uint8[](count);
        uint32[] memory revisions = new uint32[](count);
        bytes32[] memory documents = new bytes32[](count);
        for (uint256 i = 0; i < count; i++) {
            (keys[i], statuses[i], revisions[i]) = (keccak256(abi.encode("key", i)), 1, revision);
            documents[i] = keccak256(abi.encode("document", i, revision));
        }
        vm.prank(REGISTRAR);
        registry.setStatus(keys, statuses, revisions, documents);
    }
}
