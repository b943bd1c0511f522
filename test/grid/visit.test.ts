// `rezbench visit` against `rezbench serve`, as their users run them.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import type { StepReport, VisitReport } from '../../contract/visit.ts';
import { Serve } from './serve.ts';

interface Ended {
  readonly code: number | null;
  readonly text: string;
}

/** Runs `visit` to its end; `meanwhile` may do something to it when it has begun to print. */
function visit(words: readonly string[], meanwhile?: (child: ChildProcess, text: string) => void): Promise<Ended> {
  const child = spawn(process.execPath, ['out/cli.cjs', 'visit', ...words]);
  let text = '';
  return new Promise((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      meanwhile?.(child, text);
    });
    child.once('close', (code) => resolve({ code, text }));
  });
}

/** All of them are tried where there is a thing to touch and another region. */
const EVERY_STEP = [
  ...['login', 'seed', 'circuit', 'movement', 'handshake', 'avatar', 'land', 'parcel', 'looks', 'scene'],
  ...['inventory', 'chat', 'walk', 'touch', 'teleport', 'logout'],
];

/** A template of one message is completed by ours. */
const HAIL = ['--template', 'examples/hail.message_template.msg'];

const reportsIn = (text: string): readonly VisitReport[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as VisitReport);
const stepsIn = (text: string): readonly StepReport[] => reportsIn(text).filter((report) => report.event === 'step');

describe('a scripted viewer', () => {
  let serve: Serve;
  let where: readonly string[] = [];

  before(async () => {
    serve = new Serve('--json', '--port', '0', '--world', 'examples/two-shores.world.json');
    const { loginUri } = await serve.ready();
    where = ['--login-uri', loginUri];
  });

  after(() => serve?.kill());

  test('visits our grid as strictly as the strictest viewer, and tells of each step', async () => {
    const { code, text } = await visit([
      ...where,
      '--first',
      'Ada',
      '--last',
      'Visitor',
      '--strict',
      '--json',
      ...HAIL,
    ]);
    assert.equal(code, 0, text);
    const steps = stepsIn(text);
    assert.deepEqual(
      steps.map(({ outcome, step }) => `${step} ${outcome}`),
      EVERY_STEP.map((step) => `${step} done`),
      text,
    );
    assert.ok(steps.every(({ ms }) => ms >= 0 && ms < 30_000));
    await serve.lines.waitFor({ event: 'logout', agent: 'Ada Visitor' });
  });

  for (const start of ['first', 'home', 'east shore', 'uri:East Shore&100&100&40']) {
    test(`arrives as strictly where it asks to start: ${start}`, async () => {
      const { code, text } = await visit([
        ...where,
        '--first',
        'Fay',
        '--last',
        'Visitor',
        '--start',
        start,
        '--strict',
      ]);
      assert.equal(code, 0, text);
    });
  }

  test('Ctrl-C logs out, and the visit was fine', async () => {
    let isTold = false;
    const { code, text } = await visit(
      [...where, '--first', 'Ben', '--last', 'Visitor', '--for', '600'],
      (child, sofar) => {
        if (isTold || !/^ .* walk /m.test(sofar)) return;
        isTold = true;
        child.kill('SIGINT');
      },
    );
    assert.equal(code, 0, text);
    assert.match(text, / logout +ok /);
    await serve.lines.waitFor({ event: 'logout', agent: 'Ben Visitor' });
  });

  test('names the step that fails, and exits with 1', async () => {
    await serve.order({ do: 'faults', rules: [{ message: 'LogoutReply', drop: true }] });
    const { code, text } = await visit([...where, '--first', 'Cyn', '--last', 'Visitor', '--json']);
    await serve.order({ do: 'faults', rules: [] });
    assert.equal(code, 1, text);
    assert.equal(stepsIn(text).find(({ outcome }) => outcome === 'failed')?.step, 'logout');
    const end = reportsIn(text).at(-1);
    assert.ok(end?.event === 'end' && end.failed === 'logout');
  });

  test('follows a script, and refuses one that the template cannot keep before it logs in', async () => {
    const who = [...where, '--first', 'Eve', '--last', 'Visitor', '--json'];
    const good = await visit([...who, '--script', 'examples/hello.rez']);
    assert.equal(good.code, 0, good.text);
    assert.deepEqual(stepsIn(good.text).filter(({ step }) => step.startsWith('line')).length, 5);
    const bad = await visit([...who, '--script', 'README.md']);
    assert.deepEqual([bad.code, bad.text], [2, '']);
  });

  test('where nobody listens it says so at once', async () => {
    const { code, text } = await visit(['--login-uri', 'http://127.0.0.1:1/', '--first', 'Dan', '--last', 'Visitor']);
    assert.equal(code, 1);
    assert.match(text, /login +FAILED +Nobody listens at 127\.0\.0\.1:1\./);
  });
});
