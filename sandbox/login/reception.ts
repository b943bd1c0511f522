// The login door: logins in both encodings, and what the grid says about itself to everybody.
import { readUtf8 } from '../../protocol/bytes.ts';
import { escapeXml } from '../../protocol/xml-characters.ts';
import { sentence, wrongMethod } from '../caps/calls.ts';
import { requestText } from '../caps/clerk.ts';
import { bracketed } from '../doors/guard.ts';
import { type Turn, tell } from '../doors/owner.ts';
import type { Call, CallId, Reply } from '../effects.ts';
import { fullName } from '../person.ts';
import type { NewSession } from '../sessions.ts';
import type { Millis } from '../words.ts';
import { clipped, MAX_SHORT_TEXT } from '../world/text.ts';
import { type AdmissionOptions, admit, factsOf } from './admission.ts';
import { type GridInfo, gridInfo, gridInfoJson, gridInfoRpc, gridInfoXml } from './grid-info.ts';
import { failureReply, refusalReply, welcomeReply } from './reply.ts';
import { type LoginRequest, readLogin } from './request.ts';

/** [doors.body.1] Bytes of a login; a viewer's has three thousand. Anybody may send one, so the bound is tight. */
export const LOGIN_BODY_LIMIT = 64 * 1024;

const LOGIN_PATHS: ReadonlySet<string> = new Set(['/', '/cgi-bin/login.cgi', '/login']);

export interface ReceptionOptions extends AdmissionOptions {
  /** Address that is announced; undefined = the one at which the caller reached us. */
  readonly host: string | undefined;
  readonly loginPort: number;
  /** UDP ports, one for each region. */
  readonly ports: readonly number[];
  readonly gridName: string;
  readonly welcome: string;
  /** Milliseconds since 1970 when `now` was 0. */
  readonly epoch: Millis;
}

/** How an exchange is called in the log, and its answer. */
interface Answered {
  readonly name: string;
  readonly reply: Reply;
  readonly session?: NewSession;
}

export class Reception {
  readonly #options: ReceptionOptions;

  constructor(options: ReceptionOptions) {
    this.#options = options;
  }

  /** Answers at once. Gives the session that a login began, if it did. */
  call(id: CallId, call: Call, turn: Turn): NewSession | undefined {
    const { name, reply, session } = this.#answer(call, turn);
    const request = requestText(call);
    turn.out.push(
      {
        kind: 'seen',
        seen: {
          ...{ kind: 'exchange', door: 'login', direction: 'in', circuit: 0 },
          ...{ name, request, reply: reply.body, peer: call.from },
        },
      },
      { kind: 'reply', to: id, reply },
    );
    return session;
  }

  #answer(asked: Call, turn: Turn): Answered {
    const call = { ...asked, path: withoutSlash(asked.path) };
    const page = this.#page(call);
    if (page === undefined) return { name: '(unknown page)', reply: sentence(404, 'There is no such page here.') };
    if (call.method === 'GET') return page;
    if (call.method !== 'POST' || !LOGIN_PATHS.has(call.path)) {
      return { name: page.name, reply: wrongMethod(call.path, LOGIN_PATHS.has(call.path) ? ['GET', 'POST'] : ['GET']) };
    }
    return this.#login(call, turn);
  }

  /** What a GET of the path is answered with. */
  #page(call: Call): Answered | undefined {
    if (call.path === '/get_grid_info') return { name: 'get_grid_info', reply: gridInfoXml(this.#info(call)) };
    if (call.path === '/json_grid_info') return { name: 'json_grid_info', reply: gridInfoJson(this.#info(call)) };
    if (call.path === '/welcome' || LOGIN_PATHS.has(call.path)) return { name: 'welcome', reply: this.#welcome() };
    return undefined;
  }

  #login(call: Call, turn: Turn): Answered {
    const text = readUtf8(call.body);
    if (text === undefined) return { name: 'login_to_simulator', reply: sentence(400, 'The body is not UTF-8.') };
    const read = readLogin(call.contentType, text);
    switch (read.kind) {
      case 'grid-info':
        return { name: 'get_grid_info', reply: gridInfoRpc(this.#info(call)) };
      case 'login':
        return { name: 'login_to_simulator', ...this.#decide(read.request, call, turn) };
      default:
        return { name: 'login_to_simulator', reply: refusalReply(read) };
    }
  }

  #decide(request: LoginRequest, call: Call, turn: Turn): Omit<Answered, 'name'> {
    const caller = { host: call.from.host, base: this.#base(call) };
    const outcome = admit(request, caller, this.#options);
    if ('reason' in outcome) {
      const agent = clipped(fullName(request), MAX_SHORT_TEXT);
      tell(turn, { event: 'login', agent, id: '', ok: false, reason: outcome.message });
      return { reply: failureReply(request, outcome) };
    }
    const { epoch, ports, regions, welcome } = this.#options;
    const region = regions[outcome.region];
    if (region === undefined) throw new Error(`There is no region ${outcome.region}.`);
    const facts = factsOf(outcome, request, {
      simIp: this.#host(call),
      simPort: ports[outcome.region] ?? 0,
      today: epoch + turn.now,
      message: welcome,
      region,
    });
    tell(turn, { event: 'login', agent: fullName(outcome), id: outcome.id, ok: true });
    return { reply: welcomeReply(request, facts), session: outcome };
  }

  #info(call: Call): GridInfo {
    return gridInfo(this.#options.gridName, `${this.#base(call)}/`);
  }

  /** What viewers show before the login. */
  #welcome(): Reply {
    const { gridName, welcome } = this.#options;
    const head = `<head><meta charset="utf-8"><title>${escapeXml(gridName)}</title></head>`;
    const body = `<body><h1>${escapeXml(gridName)}</h1><p>${escapeXml(welcome)}</p></body>`;
    return {
      status: 200,
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html>\n<html lang="en">${head}${body}</html>\n`,
    };
  }

  #base(call: Call): string {
    return `http://${bracketed(this.#host(call))}:${this.#options.loginPort}`;
  }

  #host(call: Call): string {
    return this.#options.host ?? call.reachedAt;
  }
}

/** [doors.target.1] A slash at the end of a page's address means nothing. */
function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
