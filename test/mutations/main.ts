// `npm run mutations`: plants each mistake of the list in a copy of the circuits and runs the test that must notice it. The files
// themselves stay as they are. With words, only mistakes whose description has one of them.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { run } from 'node:test';
import { build } from 'esbuild';
import { inProject } from '../../tools/root.ts';
import { planted } from './apply.ts';
import { MUTATIONS } from './list.ts';
import { type Mutation, pathIn } from './mutation.ts';

/** Longer than any test takes, also one whose mistake makes it run for ever. */
const PATIENCE_MS = 120_000;
const FOLDER = inProject('out/mutations');

async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const chosen = MUTATIONS.filter(({ mistake }) => words.length === 0 || words.some((word) => mistake.includes(word)));
  mkdirSync(FOLDER, { recursive: true });
  let caught = 0;
  for (const mutation of chosen) {
    const failed = await failuresWith(mutation);
    const isCaught = failed.some((title) => title.startsWith(mutation.title));
    if (isCaught) caught += 1;
    console.log(`${isCaught ? 'caught  ' : 'NOT SEEN'} ${mutation.mistake} (${mutation.file})`);
    if (!isCaught) for (const title of failed) console.log(`           failed instead: ${title}`);
  }
  console.log(`${caught} of ${chosen.length} planted mistakes were caught.`);
  return caught === chosen.length && chosen.length > 0 ? 0 : 1;
}

/** Titles of the tests that fail with a mistake. */
async function failuresWith(mutation: Mutation): Promise<readonly string[]> {
  const file = path.join(FOLDER, 'planted.mjs');
  await bundle(mutation, file);
  const failed: string[] = [];
  for await (const event of run({ files: [file], timeout: PATIENCE_MS })) {
    if (event.type === 'test:fail') failed.push(event.data.name);
  }
  return failed;
}

async function bundle(mutation: Mutation, outfile: string): Promise<void> {
  const mutated = inProject(pathIn(mutation, mutation.file));
  await build({
    ...{ bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', logLevel: 'error' },
    entryPoints: [inProject(pathIn(mutation, mutation.test))],
    outfile,
    loader: { '.msg': 'text', '.llidl': 'text' },
    plugins: [
      {
        name: 'planted',
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, ({ path: file }) =>
            file === mutated ? { loader: 'ts', contents: planted(mutation, readFileSync(file, 'utf8')) } : undefined,
          );
        },
      },
    ],
  });
}

process.exitCode = await main();
