// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LaborContractRegistry} from "../src/LaborContractRegistry.sol";
import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {vm} from "./Vm.sol";

/// @notice A registry with one account in each role, at block 1,000.
abstract contract RegistryFixture {
    address internal constant ADMINISTRATOR = address(0xA1);
    address internal constant ANCHORER = address(0xA2);
    address internal constant REGISTRAR = address(0xA3);
    address internal constant GUARDIAN = address(0xA4);

    LaborContractRegistry internal registry;

    function setUp() public virtual {
        vm.roll(1000);
        vm.warp(1_800_000_000);
        registry = new LaborContractRegistry(ADMINISTRATOR, ANCHORER, REGISTRAR, GUARDIAN, address(0));
    }

    function anchorAs(address caller, bytes32 root, uint32 leafCount) internal {
        vm.prank(caller);
        registry.anchor(root, leafCount);
    }

    function setOne(bytes32 key, uint8 status, uint32 revision, bytes32 document) internal {
        (bytes32[] memory keys, uint8[] memory statuses, uint32[] memory revisions, bytes32[] memory documents) =
            one(key, status, revision, document);
        vm.prank(REGISTRAR);
        registry.setStatus(keys, statuses, revisions, documents);
    }

    function one(bytes32 key, uint8 status, uint32 revision, bytes32 document)
        internal
        pure
        returns (bytes32[] memory keys, uint8[] memory statuses, uint32[] memory revisions, bytes32[] memory documents)
    {
        keys = new bytes32[](1);
        statuses = new uint8[](1);
        revisions = new uint32[](1);
        documents = new bytes32[](1);
        (keys[0], statuses[0], revisions[0], documents[0]) = (key, status, revision, document);
    }

    function expectMissingRole(address caller, bytes32 role) internal {
        vm.expectRevert(abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, caller, role));
    }

    function pauseRegistry() internal {
        vm.prank(GUARDIAN);
        registry.pause();
    }
}
