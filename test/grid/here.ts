// A grid in this process, with everything that it tells.
import type { GridEvent, SandboxOptions } from '../../contract/sandbox.ts';
import { type RunningSandbox, startSandbox } from '../../sandbox/start.ts';
import { Log } from './log.ts';

export interface Here {
  readonly sandbox: RunningSandbox;
  readonly loginUri: string;
  readonly port: number;
  readonly events: Log<GridEvent>;
}

/** Starts on free ports; rejects as the grid does. Whoever starts it stops it. */
export async function startHere(options: Partial<SandboxOptions> = {}): Promise<Here> {
  const events = new Log<GridEvent>('the grid');
  const listeners = { onEvent: (event: GridEvent) => events.add(event), onRows: () => undefined };
  const sandbox = await startSandbox({ host: '127.0.0.1', loginPort: 0, seed: 1, ...options }, listeners);
  const { loginUri, regions } = sandbox.ready;
  return { sandbox, loginUri, port: regions[0]?.port ?? 0, events };
}
