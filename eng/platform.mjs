// Starts the development chain and the platform as child processes, and ends both together.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { mkdirSync, openSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const api = join(root, "src/LaborContracts.Api");

/** A port that was free a moment ago. */
export const freePort = () => new Promise((found, failed) => {
  const server = createServer().once("error", failed);
  server.listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => found(port));
  });
});

/** Starts both; resolves when the platform answers. `environment` adds or replaces settings of the platform. */
export async function startPlatform({ data, port, chainPort, environment = {}, show = false }) {
  mkdirSync(data, { recursive: true });
  const address = `http://127.0.0.1:${port}`;
  const node = `http://127.0.0.1:${chainPort}`;
  const log = name => (show ? "inherit" : openSync(join(data, name), "a"));

  const chain = spawn(process.execPath,
    [join(root, "chain-dev/start.mjs"), "--data", join(data, "chain"), "--port", String(chainPort), "--chain-id", "320400"],
    { stdio: ["pipe", "pipe", log("chain.log")] });
  await ready(chain, "the development chain");

  const platform = spawn("dotnet", [join(api, "bin/Release/net10.0/LaborContracts.Api.dll")], {
    cwd: api,
    stdio: ["ignore", log("platform.log"), log("platform.log")],
    env: {
      ...process.env,
      ASPNETCORE_ENVIRONMENT: "Development",
      ASPNETCORE_URLS: address,
      Platform__BaseAddress: address,
      Platform__DataFolder: data,
      Platform__Chain__Node: node,
      Platform__Timestamps__Authority: `${address}/development/timestamps`,
      ...environment,
    },
  });

  const ended = Promise.race([exit(platform, "the platform"), exit(chain, "the development chain")]);
  await Promise.race([answers(`${address}/health`), ended.then(why => { throw new Error(why); })]);

  const stop = async () => {
    for (const child of [platform, chain]) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const gone = new Promise(done => child.once("exit", done));
      child.kill("SIGTERM");
      await gone;
    }
  };
  return { address, node, data, ended, stop };
}

const exit = (child, name) => new Promise(done =>
  child.once("exit", (code, signal) => done(`${name} ended (${signal ?? `exit code ${code}`})`)));

/** The chain says in one line of JSON that it is ready. */
const ready = (child, name) => new Promise((done, failed) => {
  child.stdout.once("data", done);
  exit(child, name).then(why => failed(new Error(why)));
});

async function answers(url) {
  for (;;) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await new Promise(later => setTimeout(later, 100));
  }
}
