// Logging in by XML-RPC, as viewers do.
import type { Figure } from './figure.ts';
import { inTurns } from './measure.ts';
import type { Bare, Grid } from './processes.ts';

const LOGINS = 50;

/** What a viewer needs to open its circuit. */
export interface Ticket {
  readonly agentId: string;
  readonly sessionId: string;
  readonly circuitCode: number;
  readonly port: number;
}

export async function measureLogin({ ready }: Grid, bare: Bare): Promise<readonly Figure[]> {
  const bytes = Buffer.byteLength(await post(ready.loginUri, call('Size')));
  let visitors = 0;
  const { ours, theirs } = await inTurns(
    {
      ours: () => timed(() => post(ready.loginUri, call(`Visitor${visitors++}`))),
      theirs: () => timed(() => post(`http://127.0.0.1:${bare.http}/${bytes}`, call('Nobody'))),
    },
    LOGINS,
  );
  return [
    {
      what: `login on loopback, from the call to the whole answer, ${LOGINS} in a row`,
      unit: 'ms',
      values: ours,
      against: [{ name: `a bare node:http server that answers as many bytes`, values: theirs }],
    },
  ];
}

export async function logIn(loginUri: string, first: string): Promise<Ticket> {
  const answer = await post(loginUri, call(first));
  return {
    agentId: member(answer, 'agent_id'),
    sessionId: member(answer, 'session_id'),
    circuitCode: Number(member(answer, 'circuit_code')),
    port: Number(member(answer, 'sim_port')),
  };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

async function post(url: string, body: string): Promise<string> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'text/xml' }, body });
  return await answer.text();
}

function call(first: string): string {
  const members = Object.entries({ first, last: 'Bench', passwd: 'any', start: 'last', channel: 'bench' });
  const texts = members.map(([name, text]) => `<member><name>${name}</name><value>${text}</value></member>`);
  const options = OPTIONS.map((option) => `<value>${option}</value>`).join('');
  const wanted = `<member><name>options</name><value><array><data>${options}</data></array></value></member>`;
  const struct = `<value><struct>${texts.join('')}${wanted}</struct></value>`;
  return `<?xml version="1.0"?><methodCall><methodName>login_to_simulator</methodName><params><param>${struct}</param></params></methodCall>`;
}

const OPTIONS = [
  ...['inventory-root', 'inventory-skeleton', 'inventory-lib-root', 'inventory-lib-owner', 'inventory-skel-lib'],
  ...['gestures', 'event_categories', 'login-flags', 'global-textures', 'ui-config', 'buddy-list'],
];

/** The text of a scalar member. */
function member(answer: string, name: string): string {
  const found = new RegExp(`<name>${name}</name>\\s*<value>(?:<\\w+>)?([^<]*)`).exec(answer)?.[1];
  if (found === undefined) throw new Error(`the login answer has no ${name}: ${answer.slice(0, 500)}`);
  return found;
}
