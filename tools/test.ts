// `npm test`: everything that can be checked, one part after the other, and one last line over all of it.
// `--desktop` takes the desktop build of the editor. Names of parts choose some: `npm test -- unit ui`.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Counts, countsLine, ONE_FAILED, ONE_PASSED, oneSkipped, skippedLine, sum } from './counts.ts';
import { findBrowser } from './editor/browser.ts';
import { browserBuildRuns, installEditor } from './editor/install.ts';
import { runEditorSuite } from './editor-suite.ts';
import { runNodeTests } from './node-tests.ts';
import { packageExtension } from './package-extension.ts';
import { inProject, root } from './root.ts';
import { run, seconds } from './terminal.ts';

/** How long each bundle of tests may take, in milliseconds, on a machine several times slower than usual. */
const PATIENCE_MS = { unit: 180_000, long: 480_000, lsp: 240_000, grid: 480_000, ui: 600_000 } as const;

interface Part {
  readonly name: string;
  readonly title: string;
  run(): Promise<Counts>;
}

const { values, positionals } = parseArgs({ options: { desktop: { type: 'boolean' } }, allowPositionals: true });
const desktop = values.desktop === true || !browserBuildRuns;
let editor: string | undefined;

const parts: readonly Part[] = [
  { name: 'build', title: 'Build', run: () => program('esbuild.mjs') },
  { name: 'types', title: 'Types and arrows', run: () => program('node_modules/typescript/bin/tsc', '-b') },
  {
    name: 'lint',
    title: 'Lint and format',
    run: () => program('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'),
  },
  { name: 'unit', title: 'Unit tests', run: () => nodeTests('unit', 'unit-2') },
  { name: 'long', title: 'Unit tests that take longer', run: () => nodeTests('long', 'long-2') },
  { name: 'lsp', title: 'The built language server over stdio', run: () => nodeTests('lsp') },
  { name: 'grid', title: 'The grid over real sockets', run: () => nodeTests('grid') },
  { name: 'package', title: 'Package', run: () => packageExtension().then(() => ONE_PASSED) },
  { name: 'suite', title: `The extension host of the ${desktop ? 'desktop' : 'browser'} build`, run: editorSuite },
  { name: 'ui', title: 'The packaged extension, seen and used in a browser', run: uiTests },
];

async function main(): Promise<void> {
  const since = performance.now();
  const chosen = parts.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const all: Counts[] = [];
  let interrupted = false;
  process.on('SIGINT', () => {
    interrupted = true;
  });
  for (const part of chosen) if (!interrupted) all.push(await runPart(part));
  const total = sum(all);
  console.log(`\nEverything took ${seconds(since)}.`);
  if (editor !== undefined) console.log(`The editor was ${editor}.`);
  if (chosen.length === 0) console.log(`There is no such part; there are ${parts.map(({ name }) => name).join(', ')}.`);
  process.exitCode = total.failed > 0 || chosen.length === 0 || interrupted ? 1 : 0;
  const skipped = skippedLine(total);
  if (skipped !== undefined) console.log(skipped);
  console.log(countsLine(total));
}

/** Runs one part under its heading. A part that throws is a failure, and the others still run. */
async function runPart(part: Part): Promise<Counts> {
  const since = performance.now();
  console.log(`\n== ${part.title}`);
  const counts = await part.run().catch((error: unknown) => {
    console.log(`  ${error instanceof Error ? error.message : error}`);
    return ONE_FAILED;
  });
  console.log(`== ${part.name}: ${countsLine(counts)} in ${seconds(since)}`);
  return counts;
}

async function program(script: string, ...args: readonly string[]): Promise<Counts> {
  const { code } = await run(process.execPath, [inProject(script), ...args], { folder: root, shown: true });
  return code === 0 ? ONE_PASSED : ONE_FAILED;
}

/** @param beside a bundle that runs at the same time */
function nodeTests(bundle: keyof typeof PATIENCE_MS, ...beside: readonly string[]): Promise<Counts> {
  const files = [bundle, ...beside].map((name) => inProject(`out/test/${name}.mjs`));
  return runNodeTests(files, PATIENCE_MS[bundle]);
}

async function editorSuite(): Promise<Counts> {
  if (!desktop) await prepareBrowserBuild();
  const result = await runEditorSuite(desktop);
  editor = result.editor;
  return result.counts;
}

async function uiTests(): Promise<Counts> {
  if (!browserBuildRuns) {
    const reason = 'the browser build runs on 64-bit Linux only';
    console.log(`  skipped: ${reason}`);
    return oneSkipped(reason);
  }
  if (!existsSync(inProject('out/rezbench.vsix')))
    throw new Error('There is no package to look at: run the part "package".');
  await prepareBrowserBuild();
  rmSync(inProject('out/screenshots'), { recursive: true, force: true });
  mkdirSync(inProject('out/screenshots'), { recursive: true });
  const counts = await nodeTests('ui');
  console.log('  Screenshots are in out/screenshots.');
  return counts;
}

/** Downloads happen here, with progress, and not within the time that a test may take. */
async function prepareBrowserBuild(): Promise<void> {
  await installEditor();
  await findBrowser();
}

await main();
