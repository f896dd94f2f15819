// `make demo`: the main job once, through the public API alone, against a platform of its own on free ports.
// Ends with exit code 0 only if the concluded contract was AUTHENTIC and the altered copy ALTERED.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, root, startPlatform } from "./platform.mjs";

const data = mkdtempSync(join(tmpdir(), "labor-contracts-demo-"));
const platform = await startPlatform({
  data,
  port: await freePort(),
  chainPort: await freePort(),
  environment: { Platform__Batching__MaxAge: "00:00:01" },
});
let stopping = false;
platform.ended.then(why => stopping || console.error(why));
const api = `${platform.address}/api/v1`;
let step = 0;
const say = (chinese, english) => console.log(`\n${++step}. ${chinese} · ${english}`);
const show = text => console.log(`   ${text}`);

async function call(method, path, { token, json, form, headers = {}, expect = [200, 201, 202] } = {}) {
  const response = await fetch(path.startsWith("http") ? path : api + path, {
    method,
    headers: {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(json ? { "Content-Type": "application/json" } : {}),
      ...headers,
    },
    body: json ? JSON.stringify(json) : form,
  });
  if (!expect.includes(response.status)) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}
const json = async (...args) => (await call(...args)).json();
const signIn = async username => (await json("POST", `${platform.address}/connect/token`, {
  form: new URLSearchParams({ grant_type: "password", username, password: "demonstration" }),
})).access_token;

async function until(what, check, times = 300) {
  for (let i = 0; i < times; i++) {
    const found = await check();
    if (found) return found;
    await new Promise(later => setTimeout(later, 200));
  }
  throw new Error(`waited in vain: ${what}`);
}

/** Signs or seals: starts an intent, reads the one-time code from the outbox, proves the intent, waits for the timestamp. */
async function sign(token, id, state) {
  const intent = await json("POST", `/contracts/${id}/intents`, { token });
  show(`意愿确认 intent over revision ${intent.documentSha256.slice(0, 16)}…`);
  const outbox = await json("GET", `${platform.address}/development/outbox.json`);
  const code = outbox.find(message => message.intentId === intent.id).code;
  await call("POST", `/contracts/${id}/signatures`, { token, json: { intentId: intent.id, code } });
  return until(state, async () => {
    const contract = await json("GET", `/contracts/${id}`, { token });
    return contract.state === state ? contract : null;
  });
}

const verify = async bytes => {
  const form = new FormData();
  form.append("file", new Blob([bytes], { type: "application/pdf" }), "contract.pdf");
  return json("POST", "/verifications", { form });
};

try {
  const [employer, worker] = [await signIn("hr@changshun.example"), await signIn("wang@worker.example")];
  const terms = JSON.parse(readFileSync(join(root, "docs/examples/terms.json"), "utf8"));

  say("起草并核对法定条款", "draft, and check against the statutes");
  const unlawful = structuredClone(terms);
  unlawful.probation.term.end = "2027-08-31";
  unlawful.remuneration.monthlyWage = "2400.00";
  for (const finding of (await json("POST", "/contracts/check", { token: employer, json: unlawful })).findings)
    show(`${finding.severity.toUpperCase().padEnd(6)} ${finding.id} ${finding.message} (${finding.article})`);
  show("改正后 corrected：");
  const { findings } = await json("POST", "/contracts/check", { token: employer, json: terms });
  show(findings.length === 0 ? "无不合规之处 no findings" : findings.map(f => `${f.severity} ${f.id}`).join(", "));
  if (findings.some(f => f.severity === "block")) throw new Error("the example must be lawful");
  const draft = await json("POST", "/contracts", { token: employer, json: terms, headers: { "Idempotency-Key": "demo-1" } });
  show(`合同编号 number ${draft.number}, ${draft.state}`);

  say("发出合同：排版成 PDF", "offer: typeset as PDF");
  const offered = await json("POST", `/contracts/${draft.id}/offer`, { token: employer });
  show(`${offered.state}, SHA-256 ${offered.documentSha256}`);

  say("劳动者阅读并签名", "the worker reads and signs");
  show((await sign(worker, draft.id, "signedByWorker")).state);

  say("用人单位盖章", "the employer seals");
  const concluded = await sign(employer, draft.id, "concluded");
  show(`${concluded.state}, SHA-256 ${concluded.documentSha256}`);
  const pdf = Buffer.from(await (await call("GET", `/contracts/${draft.id}/document.pdf`, { token: worker })).arrayBuffer());
  show(`PDF ${pdf.length} bytes; 上链前核验 verified before anchoring: ${(await verify(pdf)).verdict}`);

  say("上链", "anchor on chain");
  const proof = await until("the proof", async () => {
    const response = await call("GET", `/contracts/${draft.id}/proof.json`, { token: worker, expect: [200, 409] });
    return response.status === 200 ? response.json() : null;
  });
  show(`区块 block ${proof.blockNumber}, root ${proof.root}`);
  show(`交易 transaction ${proof.transactionHash}`);

  say("核验", "verify");
  const report = await verify(pdf);
  for (const signature of report.signatures)
    show(`${signature.role.padEnd(8)} ${signature.indication} ${signature.level} 时间戳 timestamp ${signature.timestampTime}`);
  for (const reason of report.reasons) show(reason.message);
  show(`结论 verdict: ${report.verdict} (${report.status})`);

  say("不经平台，用 lcverify 再核一次", "again without the platform, by lcverify");
  const files = { pdf: join(data, "contract.pdf"), proof: join(data, "proof.json"), altered: join(data, "altered.pdf") };
  writeFileSync(files.pdf, pdf);
  writeFileSync(files.proof, JSON.stringify(proof));
  show(lcverify(files.pdf));

  say("改动一个字节再核验", "change one byte and verify again");
  const altered = Buffer.from(pdf);
  const place = Math.floor(altered.length / 3);
  altered[place] ^= 1;
  writeFileSync(files.altered, altered);
  const second = await verify(altered);
  show(`第 ${place} 字节 byte ${place}: ${pdf[place]} → ${altered[place]}`);
  for (const reason of second.reasons) show(reason.message);
  show(lcverify(files.altered));

  console.log(`\n${report.verdict}\n${second.verdict}`);
  process.exitCode = report.verdict === "AUTHENTIC" && second.verdict === "ALTERED" ? 0 : 1;

  function lcverify(file) {
    const args = ["document", file, "--proof", files.proof, "--trust", join(data, "trust.json"), "--rpc", platform.node, "--json"];
    try {
      return `lcverify: ${JSON.parse(execFileSync(join(root, "src/LaborContracts.Verifier/bin/Release/net10.0/lcverify"), args)).verdict}, exit code 0`;
    } catch (e) {
      if (!e.status) throw e;
      return `lcverify: ${JSON.parse(e.stdout).verdict}, exit code ${e.status}`;
    }
  }
} finally {
  stopping = true;
  await platform.stop();
  rmSync(data, { recursive: true });
}
