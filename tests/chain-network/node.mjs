// One node of the rig: the client's own command line over the changes beside this file. It ends with whoever holds the other
// end of its standard input.
//
//   node node.mjs --data DIR --node 0 --ports 31300,31301,31302 --rpc-port 18600 --chain-id 20261 --period 1
import './peers.mjs';
import './pool.mjs';
import './clique.mjs';
import './synchronising.mjs';
import './sealing.mjs';
import { clientArguments } from './settings.mjs';

process.stdin.on('end', () => process.exit()).on('error', () => process.exit()).resume();
process.argv.splice(2, Infinity, ...clientArguments());

await import('./node_modules/@ethereumjs/client/dist/esm/bin/cli.js');
