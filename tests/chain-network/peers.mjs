// A permissioned network on loopback: fixed keys, a fixed list of peers, dialled again every second, nobody else let in.
import dgram from 'node:dgram';
import net from 'node:net';
import { Config, hex, RlpxServer, RLPx } from './client.mjs';
import { network, nodeKey } from './settings.mjs';

const DIAL_AGAIN = 1000;
const UNEXPECTED_IDENTITY = 0x09;

onLoopback(net.Server.prototype, 'listen');
onLoopback(dgram.Socket.prototype, 'bind');

// The client offers no setting for the interface of its peers' port.
function onLoopback(prototype, method) {
  const original = prototype[method];
  prototype[method] = function (...args) {
    if (args[1] === '0.0.0.0') args[1] = '127.0.0.1';
    return original.apply(this, args);
  };
}

Config.getClientKey = async () => nodeKey;

// What the protocol would dial on its own are peers that it has heard of.
RLPx.prototype._connectToPeer = () => { };

RlpxServer.prototype.bootstrap = async function () {
  const { rlpx } = this;
  const self = hex(rlpx.id);
  rlpx.events.on('peer:added', (peer) => {
    const name = hex(peer.getId());
    if (!network.some((node) => node.name === name)) peer.disconnect(UNEXPECTED_IDENTITY);
  });
  const dial = () => {
    // Of two nodes the one with the lower name dials, or both connections would be closed as double.
    for (const node of network) {
      if (self < node.name && !rlpx._peers.has(node.name)) rlpx.connect(node).catch(() => { }); // down: dialled again
    }
  };
  setInterval(dial, DIAL_AGAIN);
  dial();
};
