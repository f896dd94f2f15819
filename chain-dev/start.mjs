// The development chain: one anvil without fees, its state kept in a folder, a block a second while there is something to
// put into it: an idle chain does not grow, or a night would leave 100 MB that are written anew each second.
//
//   node chain-dev/start.mjs --data DIR --port P --chain-id N
//
// Prints one line of JSON when the chain answers. Ends, with the state written, on SIGTERM and SIGINT, and when whoever
// started it is gone: a pipe on standard input closes, or the parent process changes.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, fstatSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '8545' },
    'chain-id': { type: 'string', default: '20261' },
  },
});
if (!values.data) {
  console.error('usage: node chain-dev/start.mjs --data DIR [--port P] [--chain-id N]');
  process.exit(64);
}

const url = `http://127.0.0.1:${values.port}`;
const folder = resolve(values.data);
const state = join(folder, 'chain.json');
const pidFile = join(folder, 'chain.pid');
mkdirSync(folder, { recursive: true });
await formerHasEnded();
if (await ask('eth_chainId')) fail(`something answers at ${url} already`);
keepAGoodCopy(state);

const anvil = spawn('/bin/sh', ['-c', guard(), 'sh', pidFile, nativeAnvil(),
  '--host', '127.0.0.1', '--port', values.port, '--chain-id', values['chain-id'], '--hardfork', 'london',
  '--gas-price', '0', '--base-fee', '0', '--disable-min-priority-fee', '--accounts', '1', '--balance', '0',
  '--no-mining', '--state', state, '--state-interval', '1', '--silent',
], { stdio: ['pipe', 'ignore', 'inherit'], detached: true }); // a group of its own: Ctrl-C reaches this script alone

let ending = false;
function end() {
  ending = true;
  anvil.stdin.end();
}
process.on('SIGTERM', end);
process.on('SIGINT', end);
const parent = process.ppid;
const input = fstatSync(0);
if (input.isFIFO() || input.isSocket()) process.stdin.on('end', end).on('error', end).resume();
anvil.stdin.on('error', () => { });
anvil.on('exit', (code) => process.exit(ending ? 0 : code || 1));

await answers();
if (!ending) console.log(JSON.stringify({ ready: true, url, chainId: Number(values['chain-id']) }));
while (!ending) {
  await pause(1000);
  if (process.ppid !== parent) end();
  await seal();
}

// anvil's own launcher would stand between us and its signals, so the native program is started itself.
function nativeAnvil() {
  const platform = { x64: 'amd64', arm64: 'arm64' }[process.arch];
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve(`@foundry-rs/anvil-${process.platform}-${platform}/package.json`)), 'bin', 'anvil');
}

// A pipe that we hold open and that closes however we end, SIGKILL included: then anvil is asked to write its state and go.
function guard() {
  return `
    exec 3<&0
    pid_file=$1; shift
    "$@" </dev/null 3<&- & anvil=$!
    echo $anvil >"$pid_file"
    { cat <&3 >/dev/null; kill -TERM $anvil; } & guard=$!
    wait $anvil; code=$?
    rm -f "$pid_file"
    kill $guard 2>/dev/null
    exit $code`;
}

// A former chain whose script was killed may still be writing the state that this one is to read.
async function formerHasEnded() {
  for (let tries = 0; tries < 500; tries++) {
    const pid = formerPid();
    if (!pid) return;
    const former = spawnSync('ps', ['-p', pid, '-o', 'args='], { encoding: 'utf8' });
    if (!former.stdout.includes(state)) return; // long gone, or its number is another program's by now
    await pause(20);
  }
  fail(`another chain is running on ${folder}`);
}

function formerPid() {
  try {
    return readFileSync(pidFile, 'utf8').trim();
  } catch (e) {
    if (e.code !== 'ENOENT') throw e;
    return undefined; // ended, perhaps just now
  }
}

// anvil writes its state in place, so a machine that stops in the middle leaves half a file.
function keepAGoodCopy(file) {
  const copy = `${file}.good`;
  if (!existsSync(file)) return;
  try {
    JSON.parse(readFileSync(file, 'utf8'));
    copyFileSync(file, copy);
  } catch {
    console.error(`chain: ${file} is broken and kept as ${file}.broken; going on from the last start's copy`);
    renameSync(file, `${file}.broken`);
    if (existsSync(copy)) copyFileSync(copy, file);
  }
}

async function answers() {
  while (!ending) {
    if (await ask('eth_chainId')) return;
    await pause(20);
  }
}

async function seal() {
  const pool = await ask('txpool_status');
  if (pool && Number(pool.pending) > 0) await ask('evm_mine');
}

// Undefined when there is no answer: anvil is not up yet, or is ending, which its exit will tell.
async function ask(method) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: [] });
  try {
    const reply = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return (await reply.json()).result;
  } catch {
    return undefined;
  }
}

function fail(reason) {
  console.error(`chain: ${reason}`);
  process.exit(1);
}

function pause(milliseconds) {
  return new Promise((wake) => setTimeout(wake, milliseconds));
}
