// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";

/// @title Registry of labor contracts
/// @notice Holds the roots of batches of concluded documents, and the exceptions to "in force". It holds no names, no
/// terms and no hash of anything guessable: keys are random, documents are known here by their SHA-256 alone.
/// @dev Not upgradeable in place: a successor names this one as its `predecessor`. Pausing stops new records, never
/// reading. A call that repeats what is recorded never reverts, since on some nodes a reverted transaction blocks its
/// sender.
contract LaborContractRegistry is AccessControl, Pausable {
    /// @notice When a root was recorded, with how many leaves, and by whom; all zero for an unknown root.
    struct Anchor {
        uint64 blockNumber;
        uint64 blockTime;
        uint32 leafCount;
        address anchorer;
    }

    /// @notice The latest exception to "in force"; all zero for an unknown key.
    struct Status {
        uint8 status;
        uint32 revision;
        uint64 blockTime;
        bytes32 document;
    }

    /// @notice May record roots.
    bytes32 public constant ANCHORER_ROLE = keccak256("ANCHORER_ROLE");
    /// @notice May record statuses.
    bytes32 public constant REGISTRAR_ROLE = keccak256("REGISTRAR_ROLE");
    /// @notice May pause. Going on again is the administrator's decision.
    bytes32 public constant GUARDIAN_ROLE = keccak256("GUARDIAN_ROLE");

    uint8 private constant AMENDED = 1;
    uint8 private constant TERMINATED = 3;
    uint8 private constant VOIDED = 4;

    /// @notice The registry that this one continues; zero if it is the first.
    address public immutable predecessor;

    mapping(bytes32 root => Anchor) private _anchors;
    mapping(bytes32 key => Status) private _statuses;

    /// @notice `root`, over `leafCount` leaves, is recorded for good.
    event Anchored(bytes32 indexed root, uint32 leafCount, address indexed anchorer);
    /// @notice `status` of the contract `key` is recorded: its successor has number `revision` and SHA-256 `document`.
    event StatusSet(bytes32 indexed key, uint8 status, uint32 revision, bytes32 document);
    /// @notice The entry would have taken `key` back, or said again what is recorded; nothing was changed.
    event StatusSkipped(bytes32 indexed key, uint8 status, uint32 revision, bytes32 document);

    error LaborContractRegistryZeroAddress();
    error LaborContractRegistryZeroRoot();
    error LaborContractRegistryZeroLeafCount();
    error LaborContractRegistryLengthMismatch(uint256 keys, uint256 statuses, uint256 revisions, uint256 documents);
    error LaborContractRegistryUnknownStatus(uint8 status);

    /// @param administrator grants and revokes roles, and ends a pause
    /// @param predecessor_ zero for a first registry
    constructor(address administrator, address anchorer, address registrar, address guardian, address predecessor_) {
        if (administrator == address(0) || anchorer == address(0) || registrar == address(0) || guardian == address(0))
        {
            revert LaborContractRegistryZeroAddress();
        }
        _grantRole(DEFAULT_ADMIN_ROLE, administrator);
        _grantRole(ANCHORER_ROLE, anchorer);
        _grantRole(REGISTRAR_ROLE, registrar);
        _grantRole(GUARDIAN_ROLE, guardian);
        predecessor = predecessor_;
    }

    /// @notice Records `root` once, for good. Said again, by whomever and with whatever count, it changes nothing.
    /// @param leafCount number of leaves under `root`, 1 or more
    function anchor(bytes32 root, uint32 leafCount) external onlyRole(ANCHORER_ROLE) {
        if (root == 0) revert LaborContractRegistryZeroRoot();
        if (leafCount == 0) revert LaborContractRegistryZeroLeafCount();
        // Before the pause is looked at: a resent transaction must not revert, whenever it is mined.
        if (_anchors[root].blockNumber != 0) return;
        _requireNotPaused();
        _anchors[root] = Anchor(uint64(block.number), uint64(block.timestamp), leafCount, msg.sender);
        emit Anchored(root, leafCount, msg.sender);
    }

    /// @notice What is recorded of `root`; zeros if it is unknown. Times are seconds since 1970, as of the block.
    function anchorOf(bytes32 root)
        external
        view
        returns (uint64 blockNumber, uint64 blockTime, uint32 leafCount, address anchorer)
    {
        Anchor storage recorded = _anchors[root];
        return (recorded.blockNumber, recorded.blockTime, recorded.leafCount, recorded.anchorer);
    }

    /// @notice Records exceptions: 1 amended, 2 renewed, 3 terminated, 4 voided. Entries are taken in order, each for
    /// itself; one that would go back is skipped with an event.
    /// @param revisions number of the successor: greater than what is recorded of the key
    /// @param documents SHA-256 of the successor's concluded revision
    function setStatus(
        bytes32[] calldata keys,
        uint8[] calldata statuses,
        uint32[] calldata revisions,
        bytes32[] calldata documents
    ) external onlyRole(REGISTRAR_ROLE) whenNotPaused {
        if (keys.length != statuses.length || keys.length != revisions.length || keys.length != documents.length) {
            revert LaborContractRegistryLengthMismatch(keys.length, statuses.length, revisions.length, documents.length);
        }
        for (uint256 i = 0; i < keys.length; i++) {
            _setStatus(keys[i], statuses[i], revisions[i], documents[i]);
        }
    }

    /// @notice The exception recorded of `key`. Zeros do not say that the contract exists, only that no exception does:
    /// a contract is in force if its document's inclusion proof holds and nothing is recorded here.
    function statusOf(bytes32 key)
        external
        view
        returns (uint8 status, uint32 revision, bytes32 document, uint64 blockTime)
    {
        Status storage recorded = _statuses[key];
        return (recorded.status, recorded.revision, recorded.document, recorded.blockTime);
    }

    /// @notice Stops new records. What is recorded stays readable.
    function pause() external onlyRole(GUARDIAN_ROLE) {
        _pause();
    }

    /// @notice Lets recording go on.
    function unpause() external onlyRole(DEFAULT_ADMIN_ROLE) {
        _unpause();
    }

    function _setStatus(bytes32 key, uint8 status, uint32 revision, bytes32 document) private {
        if (status < AMENDED || status > VOIDED) revert LaborContractRegistryUnknownStatus(status);
        Status storage recorded = _statuses[key];
        bool ended = recorded.status >= TERMINATED;
        bool voidsAnEnding = recorded.status == TERMINATED && status == VOIDED;
        if (revision <= recorded.revision || (ended && !voidsAnEnding)) {
            emit StatusSkipped(key, status, revision, document);
            return;
        }
        _statuses[key] = Status(status, revision, uint64(block.timestamp), document);
        emit StatusSet(key, status, revision, document);
    }
}
