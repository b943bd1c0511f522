// What standard input may say to a running grid: one JSON object per line, each answered by one event.
import type { RunningSandbox } from '../sandbox/start.ts';
import { LINE_LIMIT } from './line-cutter.ts';

/** An answer; `id` as the order gave it, or absent. */
export interface OrderAnswer {
  readonly event: 'stats' | 'done' | 'error';
  readonly id?: unknown;
  readonly [fact: string]: unknown;
}

/** Obeys one line. `stop` is answered like the others, and `end` is called. */
export function obey(line: string, sandbox: RunningSandbox, end: () => void): OrderAnswer {
  const order = readOrder(line);
  if (typeof order === 'string') return { event: 'error', message: order };
  const name = order['do'];
  const action = typeof name === 'string' ? ORDERS.get(name) : undefined;
  const id = 'id' in order ? { id: order['id'] } : {};
  if (action === undefined) return { event: 'error', ...id, message: unknownOrder() };
  const outcome = action(order, sandbox, end);
  return 'problem' in outcome ? { event: 'error', ...id, message: outcome.problem } : { ...outcome, ...id };
}

/** The answer to a line that was too long to be read. */
export const LINE_TOO_LONG: OrderAnswer = {
  event: 'error',
  message: `A command has at most ${LINE_LIMIT} characters; this line has more.`,
};

/** The `stats` event: every figure of every circuit, and those of the regions' doors. */
export function stats(sandbox: RunningSandbox): OrderAnswer {
  const answer = sandbox.ask({ ask: 'grid' });
  if (answer.answer !== 'grid') return { event: 'stats', circuits: [], regions: [] };
  const { circuits, lagMs, regions } = answer.grid;
  return { event: 'stats', circuits, regions, ...(lagMs === undefined ? {} : { lagMs }) };
}

type Order = Readonly<Record<string, unknown>>;
type Outcome = OrderAnswer | { readonly problem: string };
type Action = (order: Order, sandbox: RunningSandbox, end: () => void) => Outcome;

const ORDERS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['stats', (_order, sandbox) => stats(sandbox)],
  ['say', withTexts(['region', 'text'], (texts, sandbox) => sandbox.say(texts.region, texts.text))],
  ['kick', withTexts(['agent', 'reason'], (texts, sandbox) => sandbox.kick(texts.agent, texts.reason))],
  [
    'send',
    withTexts(['to', 'message'], (texts, sandbox, order) => sandbox.send(texts.to, texts.message, order['blocks'])),
  ],
  ['faults', (order, sandbox) => sandbox.faults(order['rules']) ?? { event: 'done' }],
  ['snapshot', withTexts(['file'], ({ file }, sandbox) => sandbox.snapshot(file))],
  [
    'stop',
    (_order, _sandbox, end) => {
      end();
      return { event: 'done' };
    },
  ],
]);

function unknownOrder(): string {
  return `"do" must be one of ${[...ORDERS.keys()].join(', ')}.`;
}

function withTexts<Name extends string>(
  names: readonly Name[],
  act: (texts: Record<Name, string>, sandbox: RunningSandbox, order: Order) => { problem: string } | undefined,
): Action {
  return (order, sandbox) => {
    const missing = names.find((name) => typeof order[name] !== 'string');
    if (missing !== undefined) return { problem: `"${missing}" is missing, or is no text.` };
    return act(order as Record<Name, string> & Order, sandbox, order) ?? { event: 'done' };
  };
}

function readOrder(line: string): Order | string {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Order;
    return 'A command is a JSON object, such as {"id":1,"do":"stats"}.';
  } catch (error) {
    return `This line is not JSON: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
