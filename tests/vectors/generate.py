#!/usr/bin/env python3
"""Writes the vectors of leaf, merkle, proof, trail, trail-file, sequence, statement and intent from the texts in docs/formats.

It shares no code with the product: the tree is the recursive definition of RFC 9162 section 2.1.1.
One file a case, named after what was changed. Run from anywhere; the same files come out every time.
"""
import copy
import hashlib
import json
import pathlib
import struct

HERE = pathlib.Path(__file__).parent
KEY = bytes(range(32))


def sha256(data):
    return hashlib.sha256(data).digest()


def hex_of(data):
    return "0x" + data.hex()


def write(folder, name, case):
    path = HERE / folder / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"name": name, **case}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def leaf(kind=1, key=KEY, revision=1, document=b"concluded revision", trail=b"trail head"):
    hashes = sha256(document) + hashlib.new("sm3", document).digest()
    return b"LCP1" + bytes([kind]) + key + struct.pack(">I", revision) + hashes + sha256(trail)


def leaf_hash(data):
    return sha256(b"\0" + data)


def node_hash(left, right):
    return sha256(b"\1" + left + right)


def split(size):
    k = 1
    while k * 2 < size:
        k *= 2
    return k


def root_of(hashes):
    if len(hashes) == 1:
        return hashes[0]
    k = split(len(hashes))
    return node_hash(root_of(hashes[:k]), root_of(hashes[k:]))


def path_of(index, hashes):
    if len(hashes) == 1:
        return []
    k = split(len(hashes))
    if index < k:
        return path_of(index, hashes[:k]) + [root_of(hashes[k:])]
    return path_of(index - k, hashes[k:]) + [root_of(hashes[:k])]


def flip(data, at, bit=0):
    return data[:at] + bytes([data[at] ^ (1 << bit)]) + data[at + 1:]


def leaves():
    good = leaf()
    sequence = b"LCP1\4" + KEY + bytes(4) + sha256(b"sequence head") + bytes(32) + (7).to_bytes(32, "big")

    def case(name, data, readable):
        write("leaf", name, {"leaf": hex_of(data), "readable": readable,
                             **({"leafHash": hex_of(leaf_hash(data))} if readable else {})})

    case("concluded-document", good, True)
    case("trail-head", leaf(kind=2), True)
    case("imported-document", leaf(kind=3, revision=0xFFFFFFFF), True)
    case("sequence-head", sequence, True)
    case("empty", b"", False)
    case("one-byte-short", good[:-1], False)
    case("trailing-byte", good + b"\0", False)
    case("magic-of-version-2", b"LCP2" + good[4:], False)
    case("magic-in-lower-case", b"lcp1" + good[4:], False)
    case("kind-0", leaf(kind=0), False)
    case("kind-5", leaf(kind=5), False)
    case("revision-0", leaf(revision=0), False)
    case("sequence-head-with-sm3", flip(sequence, 73), False)
    case("sequence-head-with-revision", flip(sequence, 40), False)


def merkle():
    hashes = [leaf_hash(f"leaf {i}".encode()) for i in range(33)]
    for size in (1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 32, 33):
        write("merkle", f"tree-of-{size}", {
            "leafHashes": [hex_of(h) for h in hashes[:size]], "root": hex_of(root_of(hashes[:size])),
            "paths": [[hex_of(h) for h in path_of(i, hashes[:size])] for i in range(size)]})


def inclusion():
    hashes = [leaf_hash(f"leaf {i}".encode()) for i in range(13)]
    for index, size in ((0, 1), (0, 2), (1, 2), (2, 3), (5, 7), (6, 7), (12, 13)):
        tree = hashes[:size]
        base = {"leafHash": hashes[index], "leafIndex": index, "treeSize": size,
                "path": path_of(index, tree), "root": root_of(tree)}
        at = f"{index}-of-{size}"

        def case(name, holds=False, **change):
            made = {**base, **change}
            write("inclusion", f"{at}-{name}", {
                "leafHash": hex_of(made["leafHash"]), "leafIndex": made["leafIndex"], "treeSize": made["treeSize"],
                "path": [hex_of(h) for h in made["path"]], "root": hex_of(made["root"]), "holds": holds})

        case("happy-path", True)
        case("modified-root", root=flip(base["root"], 31))
        case("modified-leaf", leafHash=flip(base["leafHash"], 0))
        case("trailing-hash", path=base["path"] + [base["root"]])
        case("leading-hash", path=[base["root"]] + base["path"])
        case("index-is-size", leafIndex=size)
        case("size-0", treeSize=0)
        case("largest-size", treeSize=0xFFFFFFFF)
        if size > 1:
            case("other-index", leafIndex=index - 1 if index else 1)
            case("no-path", path=[])
            case("path-without-last", path=base["path"][:-1])
            case("path-without-first", path=base["path"][1:])
            case("root-of-leaf", path=[], root=base["leafHash"])
            for i in range(len(base["path"])):
                changed = list(base["path"])
                changed[i] = flip(changed[i], 16, 3)
                case(f"modified-path-at-{i}", path=changed)
        if len(base["path"]) > 1:
            case("path-reversed", path=base["path"][::-1])


def proof_of(data):
    tree = [leaf_hash(leaf(key=sha256(bytes([i])))) for i in range(6)]
    tree.insert(3, leaf_hash(data))
    return {"format": "labor-contract-proof", "version": 1,
            "leaf": hex_of(data), "leafIndex": 3, "treeSize": 7,
            "inclusionPath": [hex_of(h) for h in path_of(3, tree)], "root": hex_of(root_of(tree)),
            "chainId": 20261, "registry": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "transactionHash": hex_of(sha256(b"transaction")), "blockNumber": 42, "blockHash": hex_of(sha256(b"block"))}


def proofs():
    tree = [leaf_hash(leaf(key=sha256(bytes([i])))) for i in range(6)]
    tree.insert(3, leaf_hash(leaf()))
    good = proof_of(leaf())

    def text(name, proof, readable, holds=False):
        write("proof", name, {"proof": proof, "readable": readable, "inclusionHolds": holds})

    def case(name, readable=False, holds=False, **change):
        made = {**copy.deepcopy(good), **change}
        text(name, json.dumps({k: v for k, v in made.items() if v is not ...}), readable, holds)

    plain = json.dumps(good)
    text("happy-path", plain, True, True)
    case("further-member", True, True, consensus={"anything": [1]})
    case("leaf-of-other-revision", True, leaf=hex_of(leaf(revision=2)))
    case("leaf-of-other-key", True, leaf=hex_of(leaf(key=sha256(b"\0"))))
    case("leaf-of-other-document", True, leaf=hex_of(leaf(document=b"other")))
    case("leaf-of-other-trail", True, leaf=hex_of(leaf(trail=b"other")))
    case("leaf-of-other-kind", True, leaf=hex_of(leaf(kind=3)))
    case("modified-root", True, root=hex_of(flip(root_of(tree), 0)))
    case("other-index", True, leafIndex=2)
    case("path-reversed", True, inclusionPath=good["inclusionPath"][::-1])
    case("index-is-size", leafIndex=7)
    case("tree-of-0", leafIndex=0, treeSize=0)
    case("size-that-wants-a-longer-path", treeSize=9)
    case("path-without-last", inclusionPath=good["inclusionPath"][:-1])
    case("path-with-one-more", inclusionPath=good["inclusionPath"] + good["inclusionPath"][:1])
    case("path-of-thirty-three", inclusionPath=good["inclusionPath"] * 11)
    case("path-of-numbers", inclusionPath=[1, 2, 3])
    case("path-with-short-hash", inclusionPath=good["inclusionPath"][:-1] + ["0x00"])
    case("path-is-text", inclusionPath="0x")
    case("other-format", format="labor-contract-proofs")
    case("version-2", version=2)
    case("version-as-text", version="1")
    case("index-as-text", leafIndex="3")
    case("index-negative", leafIndex=-1)
    case("index-with-fraction", leafIndex=3.5)
    case("size-beyond-32-bits", treeSize=2**32)
    case("block-beyond-53-bits", blockNumber=2**53)
    case("leaf-too-short", leaf=good["leaf"][:-2])
    case("leaf-too-long", leaf=good["leaf"] + "00")
    case("leaf-without-0x", leaf=good["leaf"][2:])
    case("leaf-magic", leaf="0x4c435032" + good["leaf"][10:])
    case("root-too-short", root=good["root"][:-2])
    case("registry-checksum", registry="0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")
    case("registry-null", registry=None)
    for member in good:
        case(f"without-{member}", **{member: ...})
    text("empty", "", False)
    text("list", f"[{plain}]", False)
    text("cut-short", plain[:-1], False)
    text("trailing-text", plain + "{}", False)
    text("trailing-comma", plain[:-1] + ",}", False)
    text("comment", "/* */" + plain, False)
    text("byte-order-mark", "\ufeff" + plain, False)
    text("root-twice", plain[:-1] + f', "root": "{good["root"]}"}}', False)
    text("root-twice-by-escape", plain[:-1] + f', "roo\\u0074": "{good["root"]}"}}', False)
    text("nested-too-deep", plain[:-1] + ', "x": ' + "[" * 9 + "]" * 9 + "}", False)
    text("too-long", plain + " " * 65536, False)
    text("half-a-surrogate", plain.replace("labor-contract-proof", "\\ud800"), False)


EVENTS = ['{"type":"contract.drafted","at":"2026-11-23T06:00:00.000Z","actor":"employer","details":{}}',
          '{"type":"contract.offered","at":"2026-11-23T06:05:00.000Z","actor":"employer","details":{"revision":"1"}}',
          '{"type":"signature.recorded","at":"2026-11-23T07:00:00.000Z","actor":"worker","details":{}}']


def trail(key=KEY):
    label = b"LC-TRAIL-1"
    head, entries = sha256(label + b"\0" + key), []
    for n, event in enumerate(EVENTS, 1):
        salt = sha256(b"salt %d" % n)
        commitment = sha256(label + b"\1" + salt + event.encode())
        head = sha256(label + b"\2" + head + struct.pack(">I", n) + commitment)
        entries.append({"sequence": n, "commitment": hex_of(commitment), "head": hex_of(head),
                        "salt": hex_of(salt), "event": event})
    return entries


def trails():
    def case(name, fault=None, at=None, key=KEY, change=lambda t: t):
        made = trail()
        write("trail", name, {"key": hex_of(key), "entries": change(made) or made, "fault": fault, "at": at})

    case("happy-path")
    case("empty", change=lambda t: t.clear())
    case("one-event-shredded", change=lambda t: t[1].update(salt=None, event=None))
    case("all-events-shredded", change=lambda t: [e.update(salt=None, event=None) for e in t] and t)
    case("salt-alone-shredded", "halfShredded", 2, change=lambda t: t[1].update(salt=None))
    case("other-key", "head", 1, key=sha256(b"other"))
    case("event-changed", "commitment", 2, change=lambda t: t[1].update(event=EVENTS[1].replace("06:05", "06:06")))
    case("salt-changed", "commitment", 3, change=lambda t: t[2].update(salt=hex_of(KEY)))
    case("commitment-changed-and-shredded", "head", 2,
         change=lambda t: t[1].update(salt=None, event=None, commitment=hex_of(KEY)))
    case("head-changed", "head", 3, change=lambda t: t[2].update(head=hex_of(KEY)))
    case("event-removed", "sequence", 2, change=lambda t: [t[0], t[2]])
    case("event-removed-and-renumbered", "head", 2, change=lambda t: [t[0], {**t[2], "sequence": 2}])
    case("events-swapped", "sequence", 2, change=lambda t: [t[0], t[2], t[1]])
    case("event-repeated", "sequence", 3, change=lambda t: [t[0], t[1], t[1]])
    case("event-alone-shredded", "halfShredded", 2, change=lambda t: t[1].update(event=None))
    case("event-of-another-contract", "head", 2, change=lambda t: [t[0], trail(sha256(b"other"))[1], t[2]])
    case("all-events-of-another-contract", "head", 1, change=lambda t: trail(sha256(b"other")))
    case("end-cut-off", change=lambda t: t[:2])  # holds: only a registered head can tell


def trail_files():
    registered = bytes.fromhex(trail()[-1]["head"][2:])
    good = {"format": "labor-contract-trail", "version": 1, "key": hex_of(KEY), "entries": trail(),
            "proofs": [proof_of(leaf()[:-32] + registered)]}

    def text(name, file, readable, holds=False):
        write("trail-file", name, {"trail": file, "readable": readable, "holds": holds})

    def case(name, readable=False, holds=False, **change):
        made = {**copy.deepcopy(good), **change}
        text(name, json.dumps({k: v for k, v in made.items() if v is not ...}), readable, holds)

    def entry(name, readable=False, holds=False, **change):
        made = trail()
        made[1] = {k: v for k, v in {**made[1], **change}.items() if v is not ...}
        case(name, readable, holds, entries=made)

    plain = json.dumps(good)
    text("happy-path", plain, True, True)
    case("no-entries", True, True, entries=[])
    case("no-proofs", True, True, proofs=[])
    case("proof-that-does-not-hold", True, proofs=[{**good["proofs"][0], "leafIndex": 2}])
    entry("one-event-shredded", True, True, salt=None, event=None)
    entry("salt-alone-shredded", True, salt=None)
    entry("event-that-is-no-json", True, event="\u0000 工资")
    entry("other-key-of-the-event", True, event=EVENTS[0])
    case("other-format", format="labor-contract-proof")
    case("version-2", version=2)
    case("key-too-short", key="0x00")
    case("entries-are-an-object", entries={})
    case("entry-is-text", entries=["0x"])
    case("proof-is-text", proofs=[plain])
    case("proof-of-version-2", proofs=[{**good["proofs"][0], "version": 2}])
    entry("sequence-as-text", sequence="2")
    entry("sequence-beyond-32-bits", sequence=2**32)
    entry("salt-too-short", salt="0x00")
    entry("event-as-object", event={"type": "contract.offered"})
    entry("event-with-half-a-surrogate", event="\ud800")
    for member in good:
        case(f"without-{member}", **{member: ...})
    for member in ("sequence", "commitment", "head"):
        entry(f"entry-without-{member}", **{member: ...})
    text("key-twice", plain[:-1] + f', "key": "{good["key"]}"}}', False)
    text("cut-short", plain[:-1], False)
    text("byte-order-mark", "\ufeff" + plain, False)


def sequences():
    def case(name, documents):
        length, head = 0, sha256(b"LC-SEQUENCE-1\0" + KEY)
        steps = []
        for document in documents:
            length += 1
            added = leaf_hash(leaf(document=document))
            head = sha256(b"LC-SEQUENCE-1\1" + head + struct.pack(">Q", length) + added)
            steps.append({"leafHash": hex_of(added), "head": hex_of(head)})
        anchored = b"LCP1" + bytes([4]) + KEY + bytes(4) + head + bytes(32) + bytes(24) + struct.pack(">Q", length)
        write("sequence", name, {"key": hex_of(KEY), "leaves": steps, "leaf": hex_of(anchored), "hash": hex_of(leaf_hash(anchored))})

    case("empty", [])
    case("one-leaf", [b"first"])
    case("three-leaves", [b"first", b"second", b"third"])
    case("three-leaves-in-another-order", [b"second", b"first", b"third"])
    case("three-leaves-one-left-out", [b"first", b"third"])


def key_of(name):
    return sha256(name.encode())


def links(key, leaves, length=0, head=None):
    """The sequence's heads after each leaf, by the rule of docs/formats/sequence.md."""
    heads = {length: head or sha256(b"LC-SEQUENCE-1\0" + key)}
    for data in leaves:
        heads[length + 1] = sha256(b"LC-SEQUENCE-1\1" + heads[length] + struct.pack(">Q", length + 1) + leaf_hash(data))
        length += 1
    return heads


def head_leaf(key, head, length):
    return b"LCP1" + bytes([4]) + key + bytes(4) + head + bytes(32) + bytes(24) + struct.pack(">Q", length)


class Batch:
    """A batch on chain; proofs of what it holds."""

    def __init__(self, block, time, leaves):
        self.block, self.time, self.leaves = block, time, leaves
        self.hashes = [leaf_hash(data) for data in leaves]

    def proof(self, data, **change):
        index = self.leaves.index(data)
        return {**proof_of(data), "leafIndex": index, "treeSize": len(self.leaves),
                "inclusionPath": [hex_of(h) for h in path_of(index, self.hashes)], "root": hex_of(root_of(self.hashes)),
                "blockNumber": self.block, **change}

    def anchor(self):
        return {"root": hex_of(root_of(self.hashes)), "leafCount": len(self.leaves), "blockNumber": self.block, "blockTime": self.time}


def statements():
    """An employer with five leaves in three batches, of October, November and December, and what can be done to a statement of them."""
    document = [leaf(key=key_of(f"contract {i}"), document=f"document {i}".encode()) for i in (1, 2, 3)]
    document.append(leaf(kind=2, key=key_of("contract 3"), document=b"document 3", trail=b"later"))
    document.append(leaf(key=key_of("contract 5"), document=b"document 5"))
    strange = leaf(key=key_of("contract of another"), document=b"other")
    other = head_leaf(key_of("other"), links(key_of("other"), [strange])[1], 1)
    heads = links(KEY, document)
    one, two, three = (head_leaf(KEY, heads[n], n) for n in (2, 4, 5))
    october = Batch(40, "2026-10-20T02:00:00Z", document[:2] + [one])
    november = Batch(42, "2026-11-24T02:00:00Z", [strange] + document[2:4] + [other, two])
    december = Batch(60, "2026-12-02T02:00:00Z", [document[4], three])

    def entries(leaves, known, first):
        return [{"number": n, "leaf": hex_of(data), "head": hex_of(known[n]), "document": None} for n, data in enumerate(leaves, first)]

    def file(**change):
        made = {"format": "labor-contract-statement", "version": 1, "employer": "91320411MACY000187",
                "from": "2026-11-01", "to": "2026-11-30", "madeAt": "2026-12-05T00:00:00Z", "key": hex_of(KEY),
                "after": {"number": 2, "head": hex_of(heads[2])}, "leaves": entries(document[2:], heads, 3),
                "heads": [october.proof(one), november.proof(two), december.proof(three)], "waiting": 0, "next": None}
        made.update(change)
        return {k: v for k, v in made.items() if v is not ...}

    def case(name, verdict, *found, known=(), batches=(october, november, december), text=None, **change):
        write("statement", name, {
            "statement": text if text is not None else json.dumps(file(**change)), "known": [json.dumps(p) for p in known],
            "anchors": None if batches is None else [b.anchor() for b in batches], "verdict": verdict, "found": list(found)})

    def of(leaf_list, first=3, known=heads):
        return {"leaves": entries(leaf_list, known, first)}

    def entry(n, **change):
        made = entries(document[2:], heads, 3)
        made[n - 3].update(change)
        return {"leaves": made}

    third, fourth, fifth = document[2:]
    without_4 = links(KEY, [third, fifth], 2, heads[2])
    swapped = links(KEY, [fourth, third, fifth], 2, heads[2])
    case("honest", "COMPLETE", "sequence.links 3", "sequence.heads-registered 3 5")
    case("honest-from-the-beginning", "COMPLETE", "sequence.heads-registered 1 5", **of(document, 1), **{
        "from": "2026-10-01", "after": {"number": 0, "head": hex_of(heads[0])}, "heads": [december.proof(three)]})
    case("honest-with-documents", "COMPLETE", **entry(3, document={
        "id": "01900000-0000-7000-8000-000000000001", "number": "CZ20260000000001", "kind": "labor-contract", "state": "concluded",
        "recordedOn": "2026-11-23", "endsOn": None}))
    case("honest-beside-a-document-of-it", "COMPLETE", "sequence.document-here 3", known=[november.proof(third)])
    case("honest-beside-an-earlier-document", "COMPLETE", "sequence.document-outside", known=[october.proof(document[0])])
    case("leaf-removed", "BROKEN", "sequence.gap 4", leaves=[e for e in entries(document[2:], heads, 3) if e["number"] != 4])
    case("leaf-removed-and-renumbered", "BROKEN", "sequence.link 4", leaves=[
        *entries([third], heads, 3), {**entries([fifth], heads, 5)[0], "number": 4}])
    case("leaf-removed-and-all-after-it-linked-anew", "BROKEN", "sequence.head-differs 4", "sequence.cut-off 5", **of([third, fifth], 3, without_4))
    case("first-leaf-removed", "BROKEN", "sequence.gap 3", **of([fourth, fifth], 4))
    case("order-exchanged", "BROKEN", "sequence.gap 3", leaves=[entries(document[2:], heads, 3)[i] for i in (1, 0, 2)])
    case("order-exchanged-and-renumbered", "BROKEN", "sequence.link 3", **of([fourth, third, fifth]))
    case("order-exchanged-and-linked-anew", "BROKEN", "sequence.head-differs 4", "sequence.head-differs 5", **of([fourth, third, fifth], 3, swapped))
    case("head-exchanged", "BROKEN", "sequence.link 4", **entry(4, head=hex_of(heads[5])))
    case("leaf-of-another-employer", "BROKEN", "sequence.link 4", **entry(4, leaf=hex_of(strange)))
    case("head-of-another-employer", "BROKEN", "sequence.other-key", heads=[october.proof(one), november.proof(other), december.proof(three)])
    case("leaf-repeated", "BROKEN", "sequence.repeated 4", **of([third, third], 3, links(KEY, [third, third], 2, heads[2])),
         heads=[october.proof(one)])
    case("key-exchanged", "BROKEN", "sequence.other-key", key=hex_of(key_of("other")))
    case("beginning-exchanged", "BROKEN", "sequence.start", **{"from": "2026-10-01", "after": {"number": 0, "head": hex_of(heads[1])}})
    case("start-exchanged", "BROKEN", "sequence.link 3", after={"number": 2, "head": hex_of(heads[1])})
    case("path-broken", "BROKEN", "inclusion.broken", heads=[october.proof(one), november.proof(two, inclusionPath=[hex_of(KEY)]), december.proof(three)])
    case("head-not-on-chain", "BROKEN", "anchor.unknown-root", batches=[october, november])
    cut = {**of([third, fourth]), "heads": [october.proof(one), november.proof(two)]}
    case("cut-off", "UNPROVEN", "sequence.open-end", **cut)
    case("cut-off-with-the-later-head-left-in", "BROKEN", "sequence.cut-off 5", **of([third, fourth]))
    case("cut-off-beside-a-later-head", "BROKEN", "sequence.end-missing", known=[december.proof(three)], **cut)
    case("cut-off-beside-a-later-document", "BROKEN", "sequence.end-missing", known=[december.proof(fifth)], **cut)
    case("made-before-the-later-document", "UNPROVEN", "sequence.grown-since", "sequence.open-end", known=[december.proof(fifth)],
         madeAt="2026-11-30T00:00:00Z", **cut)
    case("time-not-over-yet", "UNPROVEN", "sequence.open-end", to="2026-12-31")
    case("begins-after-its-first-day", "UNPROVEN", "sequence.begins-late", after={"number": 4, "head": hex_of(heads[4])},
         **of([fifth], 5), heads=[november.proof(two), december.proof(three)])
    case("start-without-proof", "UNPROVEN", "sequence.start-unregistered 2", heads=[november.proof(two), december.proof(three)])
    case("end-without-proof", "UNPROVEN", "sequence.end-unregistered 5", heads=[october.proof(one), november.proof(two)])
    case("nobody-to-ask", "UNPROVEN", "anchor.no-node", batches=None)
    # The head before the fifth leaf comes on chain again when the time is over: by itself it looks like the end.
    again = Batch(61, "2026-12-03T02:00:00Z", [two])
    old = {**of([third, fourth]), "heads": [october.proof(one), again.proof(two)], "batches": (october, november, december, again)}
    case("old-head-registered-anew", "COMPLETE", "sequence.heads-registered 2 4", "sequence.limits", **old)
    case("old-head-registered-anew-beside-its-first-proof", "BROKEN", "sequence.head-registered-twice 4", known=[november.proof(two)], **old)
    case("old-head-registered-anew-and-both-in-the-file", "BROKEN", "sequence.head-registered-twice 4", **{
        **old, "heads": [october.proof(one), november.proof(two), again.proof(two)]})
    case("old-head-registered-anew-beside-its-leaf", "BROKEN", "sequence.head-late 4", known=[november.proof(fourth)], **old)
    case("old-head-registered-anew-beside-a-leaf-before", "UNPROVEN", "sequence.head-not-shown 3", known=[november.proof(third)], **old)
    case("old-head-registered-anew-beside-the-hidden-document", "BROKEN", "sequence.document-missing", known=[december.proof(fifth)], **old)
    sixth = leaf(key=key_of("contract 6"), document=b"document 6")
    later = Batch(62, "2026-12-04T02:00:00Z", [sixth])
    case("later-document-before-the-head-that-closes-the-time", "COMPLETE", "sequence.document-outside",
         heads=[october.proof(one), november.proof(two)], known=[later.proof(sixth), december.proof(three)], batches=[october, november, december, later])
    case("leaves-wait", "COMPLETE", "sequence.waiting 3", waiting=3)

    # The operator keeps two faces: another fifth leaf under the same key, or a second key without the third document.
    face = links(KEY, [third, fourth, strange], 2, heads[2])
    second = Batch(61, "2026-12-03T02:00:00Z", [head_leaf(KEY, face[5], 5)])
    case("two-faces-beside-the-other-head", "BROKEN", "sequence.head-differs 5", known=[december.proof(three)],
         batches=[october, november, december, second], **of([third, fourth, strange], 3, face),
         heads=[october.proof(one), november.proof(two), second.proof(second.leaves[0])])
    hidden = links(key_of("second"), [fourth, fifth])
    shown = Batch(60, "2026-12-02T02:00:00Z", [fourth, fifth, head_leaf(key_of("second"), hidden[2], 2)])
    other_key = {"key": hex_of(key_of("second")), "after": {"number": 0, "head": hex_of(hidden[0])}, **of([fourth, fifth], 1, hidden),
                 "heads": [shown.proof(shown.leaves[2])]}
    all_batches = [october, november, december, shown]
    case("second-key-and-nothing-to-compare", "COMPLETE", "sequence.limits", batches=all_batches, **other_key)  # not caught: it cannot be
    case("second-key-beside-the-first-ones-head", "BROKEN", "sequence.second-key", known=[november.proof(two)], batches=all_batches, **other_key)
    case("second-key-beside-the-hidden-document", "BROKEN", "sequence.document-missing", known=[november.proof(third)], batches=all_batches, **other_key)

    plain = json.dumps(file())
    case("leaf-of-kind-4", None, **entry(4, leaf=hex_of(two)))
    case("proof-of-a-document-among-the-heads", None, heads=[november.proof(third)])
    case("number-of-more-than-8-bytes", None, heads=[november.proof(two, leaf=hex_of(two[:105] + b"\1" + two[106:]))])
    case("ends-before-it-begins", None, to="2026-10-31")
    case("day-that-has-no-next", None, to="9999-12-31")
    case("day-that-is-none", None, **{"from": "2026-11-31"})
    case("number-as-text", None, **entry(4, number="4"))
    case("document-as-text", None, **entry(4, document="CZ"))
    case("version-2", None, version=2)
    for member in file():
        if member != "next":
            case(f"without-{member}", None, **{member: ...})
    case("cut-short", None, text=plain[:-1])
    case("key-twice", None, text=plain[:-1] + f', "key": "{hex_of(KEY)}"}}')


def intents():
    def case(name, key, role, shown, nonce):
        challenge = sha256(b"LC-INTENT-1" + key + bytes([role]) + shown + nonce)
        write("intent", name, {"key": hex_of(key), "role": role, "shownRevision": hex_of(shown),
                               "nonce": hex_of(nonce), "challenge": hex_of(challenge)})

    case("worker", KEY, 1, sha256(b"shown"), sha256(b"nonce"))
    case("employer", KEY, 2, sha256(b"shown"), sha256(b"nonce"))


for make in (leaves, merkle, inclusion, proofs, trails, trail_files, sequences, statements, intents):
    make()
