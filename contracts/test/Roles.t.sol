// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LaborContractRegistry} from "../src/LaborContractRegistry.sol";
import {RegistryFixture} from "./RegistryFixture.sol";
import {vm} from "./Vm.sol";

contract RolesTest is RegistryFixture {
    bytes32 private constant ADMINISTRATOR_ROLE = 0x00;

    function test_each_account_has_its_own_role_and_no_other() public view {
        bytes32[4] memory roles =
            [ADMINISTRATOR_ROLE, keccak256("ANCHORER_ROLE"), keccak256("REGISTRAR_ROLE"), keccak256("GUARDIAN_ROLE")];
        address[4] memory accounts = [ADMINISTRATOR, ANCHORER, REGISTRAR, GUARDIAN];
        for (uint256 i = 0; i < roles.length; i++) {
            for (uint256 j = 0; j < accounts.length; j++) {
                assert(registry.hasRole(roles[i], accounts[j]) == (i == j));
            }
        }
    }

    function test_a_registry_names_its_predecessor(address predecessor) public {
        LaborContractRegistry successor =
            new LaborContractRegistry(ADMINISTRATOR, ANCHORER, REGISTRAR, GUARDIAN, predecessor);

        assert(successor.predecessor() == predecessor);
    }

    function test_a_role_without_an_account_is_refused(uint8 which) public {
        address[4] memory accounts = [ADMINISTRATOR, ANCHORER, REGISTRAR, GUARDIAN];
        accounts[which % 4] = address(0);

        vm.expectRevert(abi.encodeWithSelector(LaborContractRegistry.LaborContractRegistryZeroAddress.selector));
        new LaborContractRegistry(accounts[0], accounts[1], accounts[2], accounts[3], address(0));
    }

    function test_the_guardian_pauses_and_the_administrator_ends_the_pause() public {
        pauseRegistry();
        assert(registry.paused());

        vm.prank(ADMINISTRATOR);
        registry.unpause();
        assert(!registry.paused());
    }

    function test_none_but_the_guardian_pauses(address stranger) public {
        vm.assume(stranger != GUARDIAN);

        expectMissingRole(stranger, keccak256("GUARDIAN_ROLE"));
        vm.prank(stranger);
        registry.pause();
    }

    function test_none_but_the_administrator_ends_a_pause(address stranger) public {
        vm.assume(stranger != ADMINISTRATOR);
        pauseRegistry();

        expectMissingRole(stranger, ADMINISTRATOR_ROLE);
        vm.prank(stranger);
        registry.unpause();
    }

    function test_none_but_the_administrator_grants_roles(address stranger, address account) public {
        vm.assume(stranger != ADMINISTRATOR);

        expectMissingRole(stranger, ADMINISTRATOR_ROLE);
        vm.prank(stranger);
        registry.grantRole(keccak256("ANCHORER_ROLE"), account);
    }
}
