// Builds everything that runs. `--only NAME,NAME` builds some bundles, `--watch` rebuilds, `--minify` for the package.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, context } from 'esbuild';

const args = process.argv.slice(2);
const PROGRAMS = 'out/programs';
/** What each is started by: `out/server.cjs`, since a file name ending in .cjs may be run, forked and linked everywhere. */
const STARTED = ['server', 'sandbox', 'cli'];
const asked = args.includes('--only') ? args[args.indexOf('--only') + 1]?.split(',') : undefined;
const only = asked?.map((name) => (STARTED.includes(name) ? 'programs' : name));
const minify = args.includes('--minify');

/** Every file below `folder` whose name ends with one of `endings`. */
function filesBelow(folder, endings) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .filter((name) => !name.includes('node_modules'))
    .sort();
}

const rooms = [
  'protocol',
  'contract',
  'capture',
  'server',
  'sandbox',
  'panel',
  'client',
  'cli',
  'tools',
  'test/support',
  'test/fuzz',
  'test/house',
  'test/golden',
];
const roomTests = rooms.flatMap((room) => filesBelow(room, ['.test.ts', '.test.tsx']));
/** Tests of units that take their time: `npm test` runs them, `npm run check` does not. */
const isLong = (name) => /\.long\.test\.tsx?$/.test(name);
const unitTests = roomTests.filter((name) => !isLong(name));
const longTests = roomTests.filter(isLong);
const lspTests = filesBelow('test/lsp', ['.test.ts']);
const gridTests = filesBelow('test/grid', ['.test.ts']);
const editorTests = filesBelow('test/editor/suite', ['.test.ts']);
const uiTests = filesBelow('test/editor/ui', ['.test.ts']);

const common = {
  bundle: true,
  logLevel: 'warning',
  sourcemap: minify ? false : 'linked',
  minify,
  legalComments: 'none',
  loader: { '.msg': 'text', '.llidl': 'text', '.lua': 'text', '.html': 'text' },
};
/** Some packages have a CommonJS form that finds its parts at run time; their ES modules can be bundled. */
const node = { ...common, platform: 'node', target: 'node20', mainFields: ['module', 'main'] };
const browser = { ...common, platform: 'browser', target: 'es2022' };
/** Bundled CommonJS dependencies ask for `require`, which an ES module does not have. */
const requireInEsm = {
  js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
};
const esm = { ...node, format: 'esm', banner: requireInEsm };

/** One entry that imports all test files: one process, so that units are fast. It notes which test is running. */
const testEntry = (files) => ({
  contents: ['tools/note-titles.ts', ...files].map((file) => `import ${JSON.stringify(`./${file}`)};`).join('\n'),
  resolveDir: process.cwd(),
  loader: 'js',
});

/** Tests of units run in two processes at once, since most machines have two cores: every other file goes to each. */
const half = (files, which) => files.filter((_, index) => index % 2 === which);

const unitsOf = (files) => ({
  ...esm,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  stdin: testEntry(files),
  packages: 'external',
});

const bundles = {
  client: { ...node, format: 'cjs', entryPoints: ['client/main.ts'], outfile: 'out/client.cjs', external: ['vscode'] },
  'web-client': {
    ...browser,
    format: 'cjs',
    entryPoints: ['client/web.ts'],
    outfile: 'out/web-client.cjs',
    external: ['vscode'],
  },
  'web-server': { ...browser, format: 'iife', entryPoints: ['server/web.ts'], outfile: 'out/web-server.js' },
  // The three programs that Node runs share most of what they are made of: it is shipped once.
  programs: {
    ...esm,
    entryPoints: { server: 'server/main.ts', sandbox: 'sandbox/main.ts', cli: 'cli/main.ts' },
    outdir: PROGRAMS,
    outExtension: { '.js': '.mjs' },
    splitting: true,
    metafile: true,
  },
  panel: {
    ...browser,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    entryPoints: { panel: 'panel/main.tsx', page: 'panel/page/page.css' },
    outdir: 'out',
  },
  tools: {
    ...esm,
    entryPoints: filesBelow('tools', ['.ts']).filter((name) => !name.endsWith('.test.ts')),
    outdir: 'out/tools',
    outbase: 'tools',
    outExtension: { '.js': '.mjs' },
    packages: 'external',
  },
  unit: { ...unitsOf(half(unitTests, 0)), outfile: 'out/test/unit.mjs' },
  'unit-2': { ...unitsOf(half(unitTests, 1)), outfile: 'out/test/unit-2.mjs' },
  long: { ...unitsOf(half(longTests, 0)), outfile: 'out/test/long.mjs' },
  'long-2': { ...unitsOf(half(longTests, 1)), outfile: 'out/test/long-2.mjs' },
  lsp: { ...esm, stdin: testEntry(lspTests), outfile: 'out/test/lsp.mjs', packages: 'external' },
  grid: { ...esm, stdin: testEntry(gridTests), outfile: 'out/test/grid.mjs', packages: 'external' },
  'capture-writer': {
    ...esm,
    entryPoints: ['test/grid/capture-writer.ts'],
    outfile: 'out/test/capture-writer.mjs',
    packages: 'external',
  },
  bench: {
    ...esm,
    entryPoints: ['test/bench/main.ts', 'test/bench/bare.ts'],
    outdir: 'out/bench',
    outExtension: { '.js': '.mjs' },
    packages: 'external',
  },
  soak: {
    ...esm,
    entryPoints: { main: 'test/soak/main.ts', bot: 'test/grid/staying.test.ts', bare: 'test/bench/bare.ts' },
    outdir: 'out/soak',
    outExtension: { '.js': '.mjs' },
    packages: 'external',
  },
  fuzz: {
    ...esm,
    entryPoints: ['test/fuzz/main.ts', 'test/fuzz/worker.ts'],
    outdir: 'out/fuzz',
    outExtension: { '.js': '.mjs' },
    packages: 'external',
  },
  mutations: { ...esm, entryPoints: ['test/mutations/main.ts'], outfile: 'out/mutations.mjs', packages: 'external' },
  'in-editor': {
    ...node,
    format: 'cjs',
    entryPoints: ['test/editor/bench/in-editor.ts'],
    outfile: 'out/bench/in-editor.cjs',
    external: ['vscode'],
  },
  /** The editor's extension host asks its suite for `run`; the test files are loaded when Mocha is ready for them. */
  editor: {
    ...node,
    format: 'cjs',
    stdin: {
      ...testEntry([]),
      contents: `
        import { runSuite } from './test/editor/suite.ts';
        export const run = () => runSuite(() => [${editorTests.map((file) => `require('./${file}')`)}]);`,
    },
    outfile: 'out/test/editor.cjs',
    external: ['vscode', 'mocha'],
  },
  ui: { ...esm, stdin: testEntry(uiTests), outfile: 'out/test/ui.mjs', packages: 'external' },
};

/** Writes what starts the programs; parts that an earlier build left behind are not shipped. */
function finishPrograms(metafiles) {
  for (const name of STARTED) {
    const head = name === 'cli' ? '#!/usr/bin/env node\n' : '';
    writeFileSync(`out/${name}.cjs`, `${head}import('./programs/${name}.mjs');\n`);
  }
  const made = metafiles.flatMap(({ outputs }) => Object.keys(outputs)).map((file) => path.basename(file));
  for (const file of made.length === 0 ? [] : readdirSync(PROGRAMS)) {
    if (!made.includes(file)) rmSync(path.join(PROGRAMS, file), { force: true });
  }
}

/** The second half of some tests belongs to the first. */
const wholeOf = (name) => name.replace(/-2$/, '');
const chosen = Object.entries(bundles).filter(([name]) => only === undefined || only.includes(wholeOf(name)));
mkdirSync('out', { recursive: true });
if (args.includes('--watch')) {
  for (const [, options] of chosen) await (await context({ ...options, logLevel: 'info' })).watch();
} else {
  // What does not build has said so already; the others are built all the same.
  const results = await Promise.allSettled(chosen.map(([, options]) => build(options)));
  if (chosen.some(([name]) => name === 'programs'))
    finishPrograms(results.flatMap(({ value }) => value?.metafile ?? []));
  process.exitCode = results.some(({ status }) => status === 'rejected') ? 1 : 0;
}
