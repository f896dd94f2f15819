// Asks the registries what is known to be wrong with the packages that the build uses, of NuGet and of npm, those of tests included. Found means
// high or critical. A registry that cannot be asked, or that keeps no such list, has not said that all is well: it is told apart, and fails nothing,
// so that machines without a network can build.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./platform.mjs";

/** What `dotnet restore` said: NU1903 and NU1904 are found, the others say that it could not look. */
export function judgeNuGet(output, code) {
  const found = [...new Set(output.match(/NU190[34]:[^[\n]*/g) ?? [])];
  if (found.length > 0) return { verdict: "found", details: found };
  const blind = output.match(/NU1(900|905|301):[^[\n]*/)?.[0];
  return blind || code !== 0 ? { verdict: "could not look", details: [blind ?? output.trim().split("\n").at(-1)] } : { verdict: "nothing found", details: [] };
}

/** What `npm audit --json` said. */
export function judgeNpm(output) {
  let report;
  try { report = JSON.parse(output); } catch { return { verdict: "could not look", details: ["no JSON"] }; }
  const counts = report.metadata?.vulnerabilities;
  if (!counts) return { verdict: "could not look", details: [report.message ?? report.error?.summary ?? "no list"] };
  const grave = Object.values(report.vulnerabilities ?? {}).filter(v => ["high", "critical"].includes(v.severity));
  return grave.length > 0 || counts.high + counts.critical > 0
    ? { verdict: "found", details: grave.map(v => `${v.name} ${v.range}: ${v.severity}`) } : { verdict: "nothing found", details: [] };
}

const run = (command, args, cwd = root) => spawnSync(command, args, { cwd, encoding: "utf8", timeout: 5 * 60_000 });

/** The sources that packages come from, asked as sources of audits too: else one without a list would pass for one that found nothing. */
function auditNuGet() {
  const sources = run("dotnet", ["nuget", "list", "source", "--format", "short"]).stdout
    .split("\n").filter(line => line.startsWith("E ")).map((line, i) => `<add key="source${i}" value="${line.slice(2).trim()}" />`).join("");
  const folder = mkdtempSync(join(tmpdir(), "audit-"));
  try {
    const config = join(folder, "nuget.config");
    writeFileSync(config, `<configuration><packageSources><clear />${sources}</packageSources><auditSources><clear />${sources}</auditSources></configuration>`);
    const restored = run("dotnet", ["restore", "LaborContracts.sln", "--force", "--configfile", config, "-p:NuGetAudit=true", "-p:NuGetAuditMode=all",
      "-p:NuGetAuditLevel=high", "-p:TreatWarningsAsErrors=false"]);
    return judgeNuGet(restored.stdout + restored.stderr, restored.status);
  } finally { rmSync(folder, { recursive: true }); }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const audits = [
    ["NuGet", auditNuGet()],
    ...["", "tests/chain-network"].map(folder => [`npm ${folder}`, judgeNpm(run("npm", ["audit", "--json"], join(root, folder)).stdout)]),
  ];
  for (const [what, { verdict, details }] of audits) console.log([`${what.trim()}: ${verdict}`, ...details].join("\n  "));
  process.exit(audits.some(([, { verdict }]) => verdict === "found") ? 1 : 0);
}
