// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LaborContractRegistry} from "../src/LaborContractRegistry.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {RegistryFixture} from "./RegistryFixture.sol";
import {vm} from "./Vm.sol";

contract StatusesTest is RegistryFixture {
    uint8 private constant AMENDED = 1;
    uint8 private constant RENEWED = 2;
    uint8 private constant TERMINATED = 3;
    uint8 private constant VOIDED = 4;

    function test_an_unknown_key_is_all_zeros(bytes32 key) public view {
        assertStatus(key, 0, 0, 0, 0);
    }

    function test_a_status_is_recorded_with_its_successor(bytes32 key, uint8 status, uint32 revision, bytes32 document)
        public
    {
        status = known(status);
        vm.assume(revision != 0);

        vm.expectEmit(true, true, true, true, address(registry));
        emit LaborContractRegistry.StatusSet(key, status, revision, document);
        setOne(key, status, revision, document);

        assertStatus(key, status, revision, document, 1_800_000_000);
    }

    function test_a_later_revision_follows_an_amendment(bytes32 key, uint8 status, uint32 revision, bytes32 document)
        public
    {
        status = known(status);
        vm.assume(revision > 2);
        setOne(key, AMENDED, 2, "first");

        setOne(key, status, revision, document);

        assertStatus(key, status, revision, document, 1_800_000_000);
    }

    function test_a_revision_that_does_not_grow_is_skipped(bytes32 key, uint8 status, uint32 first, uint32 second)
        public
    {
        status = known(status);
        vm.assume(first != 0);
        second = uint32(uint256(second) % (uint256(first) + 1));
        setOne(key, RENEWED, first, "first");

        assertSkipped(key, status, second, "second");

        assertStatus(key, RENEWED, first, "first", 1_800_000_000);
    }

    function test_nothing_but_voiding_follows_a_termination(bytes32 key, uint8 status, uint32 revision) public {
        status = uint8(uint256(status) % 3) + AMENDED;
        vm.assume(revision > 2);
        setOne(key, TERMINATED, 2, "first");

        assertSkipped(key, status, revision, "second");

        assertStatus(key, TERMINATED, 2, "first", 1_800_000_000);
    }

    function test_voiding_follows_a_termination(bytes32 key, uint32 revision) public {
        vm.assume(revision > 2);
        setOne(key, TERMINATED, 2, "first");

        setOne(key, VOIDED, revision, "second");

        assertStatus(key, VOIDED, revision, "second", 1_800_000_000);
    }

    function test_nothing_follows_a_voiding(bytes32 key, uint8 status, uint32 revision) public {
        status = known(status);
        vm.assume(revision > 2);
        setOne(key, VOIDED, 2, "first");

        assertSkipped(key, status, revision, "second");

        assertStatus(key, VOIDED, 2, "first", 1_800_000_000);
    }

    function test_an_entry_that_is_skipped_does_not_hold_up_the_others(bytes32 key) public {
        setOne(key, TERMINATED, 2, "first");
        bytes32 other = keccak256(abi.encode(key));
        bytes32[] memory keys = new bytes32[](2);
        uint8[] memory statuses = new uint8[](2);
        uint32[] memory revisions = new uint32[](2);
        bytes32[] memory documents = new bytes32[](2);
        (keys[0], statuses[0], revisions[0], documents[0]) = (key, TERMINATED, 2, "first");
        (keys[1], statuses[1], revisions[1], documents[1]) = (other, AMENDED, 2, "other");

        vm.expectEmit(true, true, true, true, address(registry));
        emit LaborContractRegistry.StatusSkipped(key, TERMINATED, 2, "first");
        vm.expectEmit(true, true, true, true, address(registry));
        emit LaborContractRegistry.StatusSet(other, AMENDED, 2, "other");
        vm.prank(REGISTRAR);
        registry.setStatus(keys, statuses, revisions, documents);

        assertStatus(other, AMENDED, 2, "other", 1_800_000_000);
    }

    function test_an_unknown_status_is_refused(bytes32 key, uint8 status, uint32 revision, bytes32 document) public {
        vm.assume(status == 0 || status > VOIDED);

        vm.expectRevert(
            abi.encodeWithSelector(LaborContractRegistry.LaborContractRegistryUnknownStatus.selector, status)
        );
        setOne(key, status, revision, document);
    }

    function test_lists_of_unequal_length_are_refused(uint8 keys, uint8 statuses, uint8 revisions, uint8 documents)
        public
    {
        vm.assume(keys != statuses || keys != revisions || keys != documents);

        vm.expectRevert(
            abi.encodeWithSelector(
                LaborContractRegistry.LaborContractRegistryLengthMismatch.selector, keys, statuses, revisions, documents
            )
        );
        vm.prank(REGISTRAR);
        registry.setStatus(
            new bytes32[](keys), new uint8[](statuses), new uint32[](revisions), new bytes32[](documents)
        );
    }

    function test_none_but_registrars_record_statuses(address stranger, bytes32 key) public {
        vm.assume(stranger != REGISTRAR);
        (bytes32[] memory keys, uint8[] memory statuses, uint32[] memory revisions, bytes32[] memory documents) =
            one(key, AMENDED, 2, "document");

        expectMissingRole(stranger, keccak256("REGISTRAR_ROLE"));
        vm.prank(stranger);
        registry.setStatus(keys, statuses, revisions, documents);
    }

    function test_a_status_is_refused_during_a_pause(bytes32 key) public {
        pauseRegistry();

        vm.expectRevert(abi.encodeWithSelector(Pausable.EnforcedPause.selector));
        setOne(key, AMENDED, 2, "document");
    }

    function assertSkipped(bytes32 key, uint8 status, uint32 revision, bytes32 document) private {
        vm.warp(1_800_009_999);
        vm.expectEmit(true, true, true, true, address(registry));
        emit LaborContractRegistry.StatusSkipped(key, status, revision, document);
        setOne(key, status, revision, document);
    }

    function assertStatus(bytes32 key, uint8 status, uint32 revision, bytes32 document, uint64 blockTime) private view {
        (uint8 recordedStatus, uint32 recordedRevision, bytes32 recordedDocument, uint64 recordedTime) =
            registry.statusOf(key);
        assert(recordedStatus == status);
        assert(recordedRevision == revision);
        assert(recordedDocument == document);
        assert(recordedTime == blockTime);
    }

    function known(uint8 status) private pure returns (uint8) {
        return status % VOIDED + AMENDED;
    }
}
