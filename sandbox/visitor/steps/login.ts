// The login, and the seed of the region where it leads.
import { askSeed } from '../capabilities.ts';
import { inventoryComplaints } from '../complaints/inventory.ts';
import { loginComplaints } from '../complaints/login.ts';
import { readLoginAnswer, type Welcome } from '../login-answer.ts';
import { LOGIN_METHOD, loginCall } from '../login-call.ts';
import { LOGIN_LIMIT_MS, REDIRECTS_LIMIT, REQUEST_LIMIT_MS, SEED_ATTEMPTS, SEED_PAUSE_MS } from '../timing.ts';
import type { Visit, VisitAnswer } from '../visit.ts';
import { done, failed, type Step, type Verdict } from './step.ts';

/** [visitor.login.1] [visitor.login.3] */
export function loginStep(): Step {
  let verdict: Verdict | undefined;
  const send = (visit: Visit, uri: string, method: string, redirects: number): void => {
    const { md5, version, who } = visit.options;
    const body = loginCall(who, version, md5, method);
    visit.request({ method: 'POST', url: uri, contentType: 'text/xml', body, limitMs: LOGIN_LIMIT_MS }, (answer) => {
      take(visit, answer, redirects);
    });
  };
  const take = (visit: Visit, answer: VisitAnswer, redirects: number): void => {
    const read =
      'problem' in answer
        ? ({ kind: 'refused', sentence: answer.problem } as const)
        : readLoginAnswer(answer.status, answer.body);
    if (read.kind === 'refused') verdict = failed(read.sentence);
    else if (read.kind === 'welcome') verdict = welcomed(visit, read.welcome);
    else if (redirects >= REDIRECTS_LIMIT) verdict = failed(`The login was sent elsewhere ${REDIRECTS_LIMIT} times.`);
    else send(visit, read.uri, read.method === '' ? LOGIN_METHOD : read.method, redirects + 1);
  };
  return {
    name: 'login',
    limitMs: LOGIN_LIMIT_MS,
    begin: (visit) => send(visit, visit.options.loginUri, LOGIN_METHOD, 0),
    look: () => verdict,
    late: () => `The login was not answered within ${LOGIN_LIMIT_MS / 1000} s.`,
  };
}

function welcomed(visit: Visit, welcome: Welcome): Verdict {
  visit.enter(welcome);
  visit.complain(...loginComplaints(welcome, visit.options.who.start), ...inventoryComplaints(welcome));
  const { host, port } = welcome.region;
  return done(`agent ${welcome.identity.agentId}, region at ${host}:${port}`);
}

/** [visitor.seed.1] */
export function seedStep(): Step {
  let verdict: Verdict | undefined;
  return {
    name: 'seed',
    limitMs: SEED_ATTEMPTS * (REQUEST_LIMIT_MS + SEED_PAUSE_MS),
    begin: (visit) =>
      askSeed(visit, visit.root, (problem) => {
        verdict =
          problem === undefined
            ? done(`${visit.root.capabilities.size} capabilities`)
            : failed(`The seed gives no capabilities after ${SEED_ATTEMPTS} attempts: ${problem}`);
      }),
    look: () => verdict,
    late: () => 'The seed capability was not answered.',
  };
}
