// Logins in a capture: what was asked, and what the answer said about the session that begins.
import { asInteger, asText, asUuid, get, has, type Llsd } from '../../protocol/llsd/value.ts';
import { readCall, readResponse } from '../../protocol/xmlrpc.ts';
import { endPoint } from '../network/words.ts';
import { type Body, llsdOf } from './body.ts';
import { type Known, serverOf } from './known.ts';

export const LOGIN = 'login_to_simulator';

/** [capture.read.1] The method of a login call; undefined if the request is none. XML-RPC or LLSD, as its body says. */
export function loginMethod(request: Body): string | undefined {
  if (/<methodCall\b/.test(request.text.slice(0, SAMPLE))) {
    const call = readCall(request.text);
    return 'problem' in call ? undefined : call.method;
  }
  const value = llsdOf(request);
  if (value === undefined) return undefined;
  return has(value, 'passwd') && (has(value, 'first') || has(value, 'username')) ? LOGIN : undefined;
}

const SAMPLE = 512;

/** [capture.read.2] What an answer says: who it is, where the circuit goes, where capabilities are asked for. */
export function learnLogin(known: Known, answer: Body): void {
  const value = answerValue(answer);
  if (value === undefined || asText(get(value, 'login')) !== 'true') return;
  const agentId = asUuid(get(value, 'agent_id'));
  const name = [get(value, 'first_name'), get(value, 'last_name')]
    .map((part) =>
      asText(part)
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    )
    .join(' ')
    .trim();
  const simulator = endPoint(asText(get(value, 'sim_ip')), asInteger(get(value, 'sim_port')));
  known.login(agentId, name);
  known.simulators.add(simulator);
  learnSeed(known, asText(get(value, 'seed_capability')), { agentId, simulator });
  const secret = asText(get(value, 'secure_session_id'));
  if (secret !== '') known.secrets.add(secret);
}

/** A seed is a capability like others; its server answers all of them. */
export function learnSeed(
  known: Known,
  address: string,
  owner: { readonly agentId?: string; readonly simulator: string },
): void {
  known.grant(address, { name: SEED, ...owner });
  const server = serverOf(address);
  if (server !== undefined) known.servers.add(server);
}

/** As our own log calls it. */
export const SEED = 'SeedCapability';

function answerValue(answer: Body): Llsd | undefined {
  if (!/<methodResponse\b/.test(answer.text.slice(0, SAMPLE))) return llsdOf(answer);
  const read = readResponse(answer.text);
  return read.kind === 'value' ? read.value : undefined;
}
