// The two processes that are measured from outside: a grid, and one that only answers. Both end with this process.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import {
  type CaptureTarget,
  type FromSandbox,
  type Ready,
  SANDBOX_FLAGS,
  type ToSandbox,
} from '../../contract/sandbox.ts';
import { inProject } from '../../tools/root.ts';

export interface Grid {
  /** Of its process. */
  readonly pid: number;
  readonly ready: Ready;
  stop(): Promise<void>;
}

export interface Bare {
  readonly udp: number;
  readonly http: number;
  stop(): Promise<void>;
}

/** The sandbox as the editor starts it, with its log; and with a capture file, if one is named. */
export async function startGrid(capture?: CaptureTarget): Promise<Grid> {
  const child = fork(inProject('out/sandbox.cjs'), { execArgv: [...SANDBOX_FLAGS] });
  const say = (word: ToSandbox) => child.send(word);
  const ready = new Promise<Ready>((resolve, reject) => {
    child.on('message', (word: FromSandbox) => {
      if (word.kind === 'ready') resolve(word.ready);
      if (word.kind === 'refused') reject(new Error(word.message));
      if (word.kind === 'stopped') child.disconnect();
    });
    child.once('exit', () => reject(new Error('the sandbox ended')));
  });
  const options = { host: '127.0.0.1', loginPort: 0, seed: 1, ...(capture === undefined ? {} : { capture }) };
  say({ kind: 'start', options });
  return { pid: child.pid ?? 0, ready: await ready, stop: () => ended(child, () => say({ kind: 'stop' })) };
}

export async function startBare(): Promise<Bare> {
  const child = fork(path.join(import.meta.dirname, 'bare.mjs'));
  const [ports] = (await once(child, 'message')) as [{ readonly udp: number; readonly http: number }];
  return { ...ports, stop: () => ended(child, () => child.disconnect()) };
}

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  const exit = once(child, 'exit');
  end();
  await exit;
}
