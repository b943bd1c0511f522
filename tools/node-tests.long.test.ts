// The runner of tests on small bundles of its own, in a process of its own: a test cannot run tests.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inProject } from './root.ts';
import { run } from './terminal.ts';

const TOLD = 'COUNTS ';
/** Long enough for a process to start on a busy machine. */
const PATIENCE_MS = 3_000;

const built = (name: string) => JSON.stringify(pathToFileURL(inProject(`out/tools/${name}.mjs`)).href);

const bundles: readonly (readonly [title: string, body: string, counts: object, words: RegExp])[] = [
  [
    'passes, failures and skips are counted apart',
    `test('good', () => {}); test('bad', () => { throw new Error('no'); }); test('left out', (t) => t.skip('no corpus'));`,
    { passed: 1, failed: 1, skipped: ['no corpus'] },
    /skipped: left out \(no corpus\)/,
  ],
  [
    'a test that loops for ever is named',
    `test('before', () => {}); test('round and round', () => { for (;;); });`,
    { failed: 1, skipped: [] },
    /The test that began last: round and round/,
  ],
  ['a bundle that loops before its first test says so', 'for (;;);', { failed: 1 }, /No test had begun\./],
  ['a bundle without tests is a failure', '', { failed: 1 }, /^COUNTS/],
];

describe('the runner of bundles', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rezbench-runner-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [index, [title, body, counts, words]] of bundles.entries()) {
    test(title, async () => {
      const bundle = path.join(folder, `${index}.mjs`);
      writeFileSync(bundle, `import ${built('note-titles')};\nimport { test } from 'node:test';\n${body}\n`);
      const output = await runnerOn(bundle);
      assert.match(output, words);
      const [, told = '{}'] = output.split(TOLD);
      assert.deepEqual({ ...JSON.parse(told), ...counts }, JSON.parse(told), output);
    });
  }

  async function runnerOn(bundle: string): Promise<string> {
    const runner = path.join(folder, 'runner.mjs');
    const counts = `await runNodeTests([${JSON.stringify(bundle)}], ${PATIENCE_MS})`;
    writeFileSync(
      runner,
      `import { runNodeTests } from ${built('node-tests')};\nconsole.log('${TOLD}' + JSON.stringify(${counts}));\n`,
    );
    const { output } = await run(process.execPath, [runner], { environment: { NODE_TEST_CONTEXT: undefined } });
    return output;
  }
});
