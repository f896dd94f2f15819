#!/usr/bin/env python3
"""Writes the vectors of witnesses' logs from the text in docs/formats/witness-log.md.

It shares no code with the product; keccak-256 and secp256k1 are those of generate_consensus.py. One file a case, named after what
was changed. Run from anywhere; the same files come out every time.
"""
import hashlib
import json
import pathlib

from generate_consensus import address, keccak, seal

HERE = pathlib.Path(__file__).parent
ZERO = "0x" + "0" * 64


def sha256(data):
    return hashlib.sha256(data).digest()


def hash_of(label):
    return "0x" + sha256(label.encode()).hex()


def checksummed(label):
    """EIP-55."""
    digits = address(label).hex()
    places = keccak(digits.encode()).hex()
    return "0x" + "".join(d.upper() if int(p, 16) >= 8 else d for d, p in zip(digits, places))


WITNESS, ANCHORER, REGISTRY = checksummed("witness"), checksummed("anchorer"), checksummed("registry")
ANCHORER_ROLE = "0x" + keccak(b"ANCHORER_ROLE").hex()


def block(number):
    return {"blockNumber": number, "blockHash": hash_of(f"block {number}"), "blockTime": f"2026-11-23T06:00:{number:02}Z"}


def event(number, index, name, **values):
    return {"kind": "event", **block(number), "transactionHash": hash_of(f"transaction {number} {index}"), "logIndex": index,
            "event": name, **values}


def status(number, name, state, revision):
    return event(number, 0, name, key=hash_of("key"), status=state, revision=revision, document=hash_of(f"document {revision}"))


ENTRIES = [
    {"kind": "began", "format": "labor-contract-witness-log", "version": 1, "witness": WITNESS, "chainId": 20261,
     "registry": REGISTRY, "codeHash": hash_of("code"), "genesis": hash_of("block 0"), "from": 0},
    event(1, 0, "roleGranted", role=ZERO, account=ANCHORER, sender=ANCHORER),
    {"kind": "notice", "code": "role.granted", "values": ["administrator", ANCHORER, ANCHORER, "1"]},
    event(1, 1, "roleGranted", role=ANCHORER_ROLE, account=ANCHORER, sender=ANCHORER),
    {"kind": "notice", "code": "role.granted", "values": ["anchorer", ANCHORER, ANCHORER, "1"]},
    event(2, 0, "anchored", root=hash_of("root"), leafCount=17, anchorer=ANCHORER),
    status(3, "statusSet", 1, 2),
    status(4, "statusSkipped", 1, 2),
    event(5, 0, "foreign", content=hash_of("foreign")),
    {"kind": "alarm", "code": "event.foreign", "values": ["5", hash_of("transaction 5 0")]},
    {"kind": "checkpoint", **block(6), "head": 9},
]


def compact(members):
    return json.dumps(members, separators=(",", ":")).encode()


def line(sequence, previous, entry, signer="witness", high=False, change=lambda members: members):
    members = {"sequence": sequence, "previous": previous, "at": f"2026-11-23T06:01:{sequence:02}.000Z", **entry}
    members = change(members)
    signature = seal(signer, sha256(b"LC-WITNESS-1" + compact(members)), high)
    return compact({**members, "signature": "0x" + signature.hex()})


def lines_of(entries=ENTRIES, at=None, **how):
    lines, previous = [], ZERO
    for i, entry in enumerate(entries):
        lines.append(line(i + 1, previous, entry, **(how if at in (None, i) else {})))
        previous = "0x" + sha256(lines[-1]).hex()
    return lines


def write(name, lines, fault=None, tail=b""):
    text = b"".join(each + b"\n" for each in lines) + tail
    case = {"name": name, "log": text.decode(), "fault": fault}
    if fault is None:
        case |= {"witness": WITNESS, "records": len(lines), "head": "0x" + sha256(lines[-1]).hex(), "tornBytes": len(tail)}
    path = HERE / "witness-log" / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(case, indent=2) + "\n", encoding="utf-8")


def changed(lines, at, old, new):
    assert old in lines[at]
    return [each.replace(old, new) if i == at else each for i, each in enumerate(lines)]


def all_cases():
    whole, last = lines_of(), len(ENTRIES)
    write("happy-path", whole)
    write("cut-short", whole[:-1], tail=whole[-1][:100])
    write("end-missing", whole[:6])
    write("leaf-count-changed", changed(whole, 5, b'"leafCount":17', b'"leafCount":18'), fault=6)
    write("last-block-changed", changed(whole, last - 1, b'"head":9', b'"head":8'), fault=last)
    write("line-dropped", whole[:3] + whole[4:], fault=4)
    write("lines-swapped", whole[:3] + [whole[4], whole[3]] + whole[5:], fault=4)
    write("line-repeated", whole[:4] + [whole[3]] + whole[4:], fault=5)
    write("began-twice", whole[:2] + [line(3, "0x" + sha256(whole[1]).hex(), ENTRIES[0])], fault=3)
    write("not-begun", lines_of(ENTRIES[1:]), fault=1)
    write("one-record-of-another-key", lines_of(at=4, signer="other"), fault=5)
    write("all-records-of-another-key", lines_of(signer="other"), fault=1)
    write("high-s", lines_of(at=last - 1, high=True), fault=last)
    write("spaces", changed(whole, last - 1, b'"head":9', b'"head": 9'), fault=last)
    small, large = hash_of("block 6").encode(), b"0x" + hash_of("block 6")[2:].upper().encode()
    write("capitals", changed(whole, last - 1, small, large), fault=last)
    write("further-member", lines_of(at=2, change=lambda members: {**members, "further": 1}), fault=3)
    write("members-in-another-order", lines_of(at=5, change=lambda members: dict(sorted(members.items()))), fault=6)
    write("number-with-fraction", changed(whole, last - 1, b'"head":9', b'"head":9.0'), fault=last)


if __name__ == "__main__":
    all_cases()
