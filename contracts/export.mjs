// Writes what the platform embeds of the compiled registry, or with --check fails when a fresh build gives anything else.
import { readFileSync, writeFileSync } from 'node:fs';

const name = 'LaborContractRegistry';
const built = JSON.parse(readFileSync(new URL(`out/${name}.sol/${name}.json`, import.meta.url), 'utf8'));
const artifact = JSON.stringify({
  name,
  compiler: built.metadata.compiler.version,
  evmVersion: built.metadata.settings.evmVersion,
  optimizerRuns: built.metadata.settings.optimizer.runs,
  abi: built.abi,
  bytecode: built.bytecode.object,
}, null, 2) + '\n';

const target = new URL(`artifacts/${name}.json`, import.meta.url);
if (!process.argv.includes('--check')) {
  writeFileSync(target, artifact);
} else if (readFileSync(target, 'utf8') !== artifact) {
  console.error(`contracts/artifacts/${name}.json is not what the sources compile to: npm run contracts:export`);
  process.exitCode = 1;
}
