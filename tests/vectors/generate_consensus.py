#!/usr/bin/env python3
"""Writes the vectors of consensus proofs from the text in docs/formats/consensus.md.

It shares no code with the product: keccak-256, secp256k1, RLP and the trie are those of the Ethereum yellow paper and SEC 1,
written here once more in the plainest way. One file a case, named after what was changed. Run from anywhere; the same files
come out every time.
"""
import hashlib
import json
import pathlib

HERE = pathlib.Path(__file__).parent

# --- keccak-256 (the padding of before FIPS 202) -------------------------------------------------------------------

MASK = (1 << 64) - 1


def rotate(word, by):
    by %= 64
    return ((word << by) | (word >> (64 - by))) & MASK


def keccak_f(a):
    lfsr = 1
    for _ in range(24):
        c = [a[x][0] ^ a[x][1] ^ a[x][2] ^ a[x][3] ^ a[x][4] for x in range(5)]
        d = [c[(x + 4) % 5] ^ rotate(c[(x + 1) % 5], 1) for x in range(5)]
        a = [[a[x][y] ^ d[x] for y in range(5)] for x in range(5)]
        x, y, current = 1, 0, a[1][0]
        for t in range(24):
            x, y = y, (2 * x + 3 * y) % 5
            current, a[x][y] = a[x][y], rotate(current, (t + 1) * (t + 2) // 2)
        for y in range(5):
            row = [a[x][y] for x in range(5)]
            for x in range(5):
                a[x][y] = row[x] ^ (~row[(x + 1) % 5] & MASK & row[(x + 2) % 5])
        for j in range(7):
            if lfsr & 1:
                a[0][0] ^= 1 << ((1 << j) - 1)
            lfsr = (lfsr << 1) ^ (0x171 if lfsr & 0x80 else 0)
    return a


def keccak(data):
    rate = 136
    padded = bytearray(data + b"\x01" + b"\0" * (-len(data) % rate or rate))
    padded = padded[: (len(data) // rate + 1) * rate]
    padded[-1] |= 0x80
    state = [[0] * 5 for _ in range(5)]
    for start in range(0, len(padded), rate):
        for i in range(rate // 8):
            word = int.from_bytes(padded[start + 8 * i : start + 8 * i + 8], "little")
            state[i % 5][i // 5] ^= word
        state = keccak_f(state)
    return b"".join(state[i % 5][i // 5].to_bytes(8, "little") for i in range(4))


assert keccak(b"").hex() == "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"

# --- secp256k1 (SEC 1, SEC 2) --------------------------------------------------------------------------------------

P = 2**256 - 2**32 - 977
N = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
G = (
    0x79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798,
    0x483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8,
)


def add(p, q):
    if p is None or q is None:
        return p or q
    if p[0] == q[0] and (p[1] + q[1]) % P == 0:
        return None
    slope = 3 * p[0] * p[0] * pow(2 * p[1], -1, P) if p == q else (q[1] - p[1]) * pow(q[0] - p[0], -1, P)
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def multiply(p, k):
    total = None
    while k:
        if k & 1:
            total = add(total, p)
        p, k = add(p, p), k >> 1
    return total


def word(number):
    return number.to_bytes(32, "big")


def secret(label):
    return int.from_bytes(hashlib.sha256(label.encode()).digest(), "big") % N


def address(label):
    x, y = multiply(G, secret(label))
    return keccak(word(x) + word(y))[12:]


def seal(label, digest, high=False):
    d, z = secret(label), int.from_bytes(digest, "big")
    k = int.from_bytes(hashlib.sha256(word(d) + digest).digest(), "big") % N
    point = multiply(G, k)
    r, s, odd = point[0], pow(k, -1, N) * (z + point[0] * d) % N, point[1] & 1
    if (s > N // 2) != high:
        s, odd = N - s, odd ^ 1
    return word(r) + word(s) + bytes([odd])


# --- RLP and the Merkle-Patricia trie (yellow paper, appendices B to D) --------------------------------------------


def shortest(number):
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def prefix(kind, length):
    if length <= 55:
        return bytes([kind + length])
    size = shortest(length)
    return bytes([kind + 55 + len(size)]) + size


def rlp(item):
    if isinstance(item, list):
        content = b"".join(rlp(part) for part in item)
        return prefix(0xC0, len(content)) + content
    if isinstance(item, int):
        item = shortest(item)
    return item if len(item) == 1 and item[0] < 0x80 else prefix(0x80, len(item)) + item


def compact(way, leaf):
    flags = (2 if leaf else 0) + len(way) % 2
    full = [flags] + ([] if len(way) % 2 else [0]) + list(way)
    return bytes(a << 4 | b for a, b in zip(full[::2], full[1::2]))


class Trie:
    """Nodes as nested lists, so that an embedded node needs no special care."""

    def __init__(self, entries):
        self.nodes = {}
        pairs = {tuple(n for b in key for n in (b >> 4, b & 15)): value for key, value in entries.items()}
        top = rlp(self.build(pairs)) if pairs else rlp(b"")
        self.root = keccak(top)
        self.nodes[self.root] = top

    def build(self, pairs):
        if len(pairs) == 1:
            (way, value), = pairs.items()
            return [compact(way, True), value]
        ways = list(pairs)
        shared = 0
        while all(len(w) > shared and w[shared] == ways[0][shared] for w in ways):
            shared += 1
        if shared:
            rest = {way[shared:]: value for way, value in pairs.items()}
            return [compact(ways[0][:shared], False), self.reference(self.build(rest))]
        branch = []
        for nibble in range(16):
            below = {way[1:]: value for way, value in pairs.items() if way and way[0] == nibble}
            branch.append(self.reference(self.build(below)) if below else b"")
        return branch + [pairs.get((), b"")]

    def reference(self, node):
        encoded = rlp(node)
        if len(encoded) < 32:
            return node
        self.nodes[keccak(encoded)] = encoded
        return keccak(encoded)

    def path(self, key):
        way, path = [n for b in key for n in (b >> 4, b & 15)], []
        reference = self.root
        while reference:
            if isinstance(reference, bytes):
                path.append(self.nodes[reference])
                node = unpack(path[-1])
            else:
                node = reference
            if not isinstance(node, list):
                break
            if len(node) == 17:
                if not way:
                    break
                reference, way = node[way[0]], way[1:]
                continue
            part = [n for b in node[0] for n in (b >> 4, b & 15)]
            leaf, part = part[0] >= 2, part[1:] if part[0] % 2 else part[2:]
            if leaf or way[: len(part)] != part:
                break
            reference, way = node[1], way[len(part) :]
        return path


def unpack(data):
    def one(at):
        first = data[at]
        if first < 0x80:
            return data[at : at + 1], at + 1
        base = 0xC0 if first >= 0xC0 else 0x80
        length, start = first - base, at + 1
        if length > 55:
            size = length - 55
            length, start = int.from_bytes(data[start : start + size], "big"), start + size
        end = start + length
        if base == 0x80:
            return data[start:end], end
        items, at = [], start
        while at < end:
            item, at = one(at)
            items.append(item)
        return items, end

    return one(0)[0]


# --- a registry, its blocks, and who seals them --------------------------------------------------------------------

VALIDATORS = [f"validator {i}" for i in range(1, 5)]
REGISTRY = address("registry")
ANCHORER = address("anchorer")
ROOT = hashlib.sha256(b"root").digest()
KEY = hashlib.sha256(b"contract key").digest()
SUCCESSOR = hashlib.sha256(b"successor").digest()
LEAVES, NUMBER, TIME = 17, 4200, 1795672800
MIX = bytes.fromhex("63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365")
ANCHORED = keccak(b"Anchored(bytes32,uint32,address)")


def receipt(logs, gas, kind=0):
    fields = rlp([1, gas, b"\0" * 256, logs])
    return bytes([kind]) + fields if kind else fields


def anchored(root=ROOT, registry=REGISTRY, topic=ANCHORED, leaves=LEAVES):
    return [registry, [topic, root, b"\0" * 12 + ANCHORER], word(leaves)]


def foreign_log():
    return [address("token"), [keccak(b"Transfer(address,address,uint256)")], word(5)]


def block_of(receipts):
    return Trie({rlp(i): r for i, r in enumerate(receipts)})


def header(extra, receipts=b"\1" * 32, state=b"\2" * 32, number=NUMBER, mix=MIX, later=()):
    return rlp([b"\3" * 32, keccak(rlp([])), address(VALIDATORS[0]), state, b"\4" * 32, receipts, b"\0" * 256,
                1, number, 30_000_000, 70_000, TIME, extra, mix, b"\0" * 8, *later])


def sealed(signers, protocol="qbft", named=VALIDATORS, round_=0, high=False, vote=None, **fields):
    """The header, and the block's hash."""
    start = [b"\0" * 32, sorted(address(v) for v in named)]
    if protocol == "qbft":
        start.append(vote or [])
        commit = rlp(start + [round_, []])
        hashed = rlp(start + [0, []])
        whole = lambda seals: rlp(start + [round_, seals])
    else:
        start.append(vote or b"")
        fixed = round_.to_bytes(4, "big")
        commit = rlp(start + [fixed])
        hashed = rlp(start)
        whole = lambda seals: rlp(start + [fixed, seals])
    digest = keccak(header(commit, **fields))
    seals = [seal(signer, digest, high) for signer in signers]
    return header(whole(seals), **fields), keccak(header(hashed, **fields))


def hex_of(data):
    return "0x" + data.hex()


def hexes(nodes):
    return [hex_of(node) for node in nodes]


def document(head, **parts):
    return {"format": "labor-contract-consensus-proof", "version": 1, "header": hex_of(head), **parts}


def receipt_part(trie, index, log, damage=None):
    nodes = trie.path(rlp(index))
    if damage:
        nodes = damage(nodes)
    return {"transactionIndex": index, "logIndex": log, "nodes": hexes(nodes)}


def pinned(first=0, named=VALIDATORS, quorum="ceil(2N/3)", protocol=None):
    entry = {"fromBlock": first, "addresses": [hex_of(address(v)) for v in named], "quorum": quorum}
    return [{**entry, "protocol": protocol}] if protocol else [entry]


def proves(block_hash, seals, of=4, **more):
    return {"blockNumber": NUMBER, "blockTime": TIME, "blockHash": hex_of(block_hash), "seals": seals, "validators": of, **more}


def refused(code):
    return {"refusal": code}


def write(name, proof, validators, anchor=None, status=None):
    case = {"name": name, "proof": json.dumps(proof, indent=2), "registry": hex_of(REGISTRY), "validators": validators,
            "root": hex_of(ROOT), "leafCount": LEAVES, "key": hex_of(KEY), "anchor": anchor, "status": status}
    path = HERE / "consensus" / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(case, indent=2) + "\n", encoding="utf-8")


def receipt_cases():
    one = block_of([receipt([anchored()], 70_000)])
    part = receipt_part(one, 0, 0)
    nothing = refused("not-contained")

    def case(name, signers, want, validators=None, part=part, trie=one, **kinds):
        head, block_hash = sealed(signers, receipts=trie.root, **kinds)
        write(name, document(head, receipt=part), pinned() if validators is None else validators,
              want if isinstance(want, dict) else proves(block_hash, want), nothing)

    three = VALIDATORS[:3]
    case("receipt-three-of-four", three, 3)
    case("receipt-all-of-four", VALIDATORS, 4)
    case("receipt-in-a-later-round", three, 3, round_=300)
    case("receipt-with-a-vote", three, 3, vote=[address("validator 5"), b"\xff"])
    case("receipt-with-high-s", three, 3, high=True)
    case("receipt-under-later-forks", three, 3, later=(0, b"\5" * 32, 0, 0, b"\6" * 32))
    case("receipt-validators-from-a-contract", three, 3, named=[])
    case("receipt-ibft2", three, 3, pinned(protocol="ibft2"), protocol="ibft2", round_=2)
    case("receipt-ibft2-with-a-vote", three, 3, pinned(protocol="ibft2"), protocol="ibft2", vote=[address("validator 5"), b"\0"])
    case("two-of-four", VALIDATORS[:2], refused("too-few-seals"))
    case("no-seals", [], refused("too-few-seals"))
    case("one-seal-three-times", [VALIDATORS[0]] * 3, refused("too-few-seals"))
    case("three-seals-and-one-twice", three + three[:1], 3)
    case("five-seals-of-four", VALIDATORS + three[:1], refused("unknown-validators"))
    case("seal-of-a-stranger", three + ["stranger"], refused("unknown-validators"))
    case("header-names-others", three, refused("unknown-validators"), named=VALIDATORS[:3] + ["validator 5"])
    case("header-names-one-more", three, refused("unknown-validators"), named=VALIDATORS + ["validator 5"])
    case("all-strangers", ["a", "b", "c", "d"], refused("unknown-validators"), named=["a", "b", "c", "d"])
    case("ibft2-under-qbft-pins", three, refused("not-a-header"), protocol="ibft2")
    case("qbft-under-ibft2-pins", three, refused("not-a-header"), pinned(protocol="ibft2"))
    case("other-mix-hash", three, refused("not-a-header"), mix=b"\7" * 32)
    case("pinned-from-a-later-block", three, refused("no-pinned-validators"), pinned(NUMBER + 1))
    case("nothing-pinned", three, refused("no-pinned-validators"), [])
    case("pinned-from-this-block", three, 3, pinned(named=["a", "b"]) + pinned(NUMBER))
    case("changed-before-this-block", three, refused("unknown-validators"), pinned() + pinned(NUMBER, named=["a", "b", "c", "d"]))

    five = VALIDATORS + ["validator 5"]
    head, block_hash = sealed(five[:3], named=five, receipts=one.root)
    write("three-of-five-by-two-thirds", document(head, receipt=part), pinned(named=five), refused("too-few-seals"), nothing)
    write("three-of-five-by-2f-plus-1", document(head, receipt=part), pinned(named=five, quorum="2F+1"),
          proves(block_hash, 3, 5), nothing)

    crowd = block_of([receipt([foreign_log()] * (i % 3), 21_000 * i, kind=i % 3) for i in range(200)]
                     + [receipt([foreign_log(), anchored()], 9_000_000, kind=2)]
                     + [receipt([], 9_100_000) for _ in range(99)])
    case("receipt-among-three-hundred", three, 3, part=receipt_part(crowd, 200, 1), trie=crowd)
    case("log-index-of-another-contract", three, refused("not-this-registry"), part=receipt_part(crowd, 200, 0), trie=crowd)
    case("log-index-beyond", three, refused("not-a-record"), part=receipt_part(crowd, 200, 2), trie=crowd)
    case("transaction-beyond", three, refused("broken-path"), part=receipt_part(crowd, 300, 0), trie=crowd)
    case("path-of-another-transaction", three, refused("broken-path"),
         part={**receipt_part(crowd, 201, 0), "transactionIndex": 200}, trie=crowd)
    case("path-without-last", three, refused("broken-path"), part=receipt_part(crowd, 200, 1, lambda n: n[:-1]), trie=crowd)
    case("path-with-one-more", three, refused("broken-path"), part=receipt_part(crowd, 200, 1, lambda n: n + n[-1:]), trie=crowd)
    case("path-empty", three, refused("broken-path"), part=receipt_part(crowd, 200, 1, lambda n: []), trie=crowd)
    case("path-under-another-root", three, refused("broken-path"), part=receipt_part(crowd, 200, 1))

    for name, log, code in [
        ("other-registry", anchored(registry=address("other registry")), "not-this-registry"),
        ("other-root", anchored(root=hashlib.sha256(b"other root").digest()), "not-this-root"),
        ("other-leaf-count", anchored(leaves=LEAVES + 1), "not-this-leaf-count"),
        ("other-event", anchored(topic=keccak(b"StatusSet(bytes32,uint8,uint32,bytes32)")), "not-a-record"),
        ("leaf-count-beyond-32-bits", anchored(leaves=1 << 32), "not-a-record"),
    ]:
        trie = block_of([receipt([log], 70_000)])
        case(name, three, refused(code), part=receipt_part(trie, 0, 0), trie=trie)


def slots(key, mapping):
    first = int.from_bytes(keccak(key + word(mapping)), "big")
    return word(first), word((first + 1) % 2**256)


def state_of(storage, code=b"code", at=REGISTRY):
    inner = Trie({keccak(slot): rlp(value) for slot, value in storage.items() if value})
    accounts = {keccak(address(f"account {i}")): rlp([i, 0, keccak(rlp(b"")), keccak(b"")]) for i in range(40)}
    accounts[keccak(at)] = rlp([1, 0, inner.root, keccak(code)])
    return Trie(accounts), inner


def record(inner, key, mapping):
    first, second = slots(key, mapping)
    return {"first": hexes(inner.path(keccak(first))), "second": hexes(inner.path(keccak(second)))}


def state_cases():
    def storage(anchors=True, status=True):
        held = {word(1): 0}
        for i in range(30):  # other records beside ours
            first, second = slots(hashlib.sha256(b"%d" % i).digest(), 2)
            held[first] = 4100 + i | TIME - i << 64 | (i + 1) << 128
            held[second] = int.from_bytes(ANCHORER, "big")
        if anchors:
            first, second = slots(ROOT, 2)
            held[first] = 4190 | (TIME - 60) << 64 | LEAVES << 128
            held[second] = int.from_bytes(ANCHORER, "big")
        if status:
            first, second = slots(KEY, 3)
            held[first] = 1 | 2 << 8 | (TIME - 30) << 40
            held[second] = int.from_bytes(SUCCESSOR, "big")
        return held

    recorded = {"anchoredInBlock": 4190, "anchoredAt": TIME - 60, "anchorer": hex_of(ANCHORER)}
    amended = {"status": 1, "revision": 2, "document": hex_of(SUCCESSOR), "recordedAt": TIME - 30}

    def case(name, held, anchor, status, code=b"code", parts=("anchor", "status"), damage=lambda s: s, at=REGISTRY):
        accounts, inner = state_of(held, code, at)
        head, block_hash = sealed(VALIDATORS[:3], state=accounts.root)
        state = {"account": hexes(accounts.path(keccak(REGISTRY)))}
        if "anchor" in parts:
            state["anchor"] = record(inner, ROOT, 2)
        if "status" in parts:
            state["status"] = record(inner, KEY, 3)
        as_of = lambda want: want if "refusal" in want else proves(block_hash, 3, **want)
        write(name, document(head, state=damage(state)), pinned(), as_of(anchor), as_of(status))

    none, gone = {"status": 0}, refused("not-contained")
    case("state-anchor-and-status", storage(), recorded, amended)
    case("state-anchor-alone", storage(), recorded, gone, parts=("anchor",))
    case("state-status-alone", storage(), gone, amended, parts=("status",))
    case("state-no-status", storage(status=False), recorded, none)
    case("state-no-anchor", storage(anchors=False), refused("not-this-root"), amended)
    case("state-empty", {}, refused("not-this-root"), none)
    case("state-of-an-account-without-code", {}, refused("not-this-registry"), refused("not-this-registry"), code=b"")
    case("state-without-the-account", storage(), refused("not-this-registry"), refused("not-this-registry"),
         at=address("other registry"))
    case("state-of-a-status-that-there-is-not", {**storage(), slots(KEY, 3)[0]: 9 | 2 << 8}, recorded, refused("not-a-record"))

    def swapped(state):
        return {**state, "anchor": state["status"], "status": state["anchor"]}

    def exchanged(state):
        return {**state, "anchor": {"first": state["anchor"]["second"], "second": state["anchor"]["first"]}}

    def cut(state):
        return {**state, "account": state["account"][:-1]}

    broken = refused("broken-path")
    case("state-paths-swapped", storage(), broken, broken, damage=swapped)
    case("state-slots-exchanged", storage(), broken, amended, damage=exchanged)
    case("state-account-cut-short", storage(), broken, broken, damage=cut)


if __name__ == "__main__":
    receipt_cases()
    state_cases()
