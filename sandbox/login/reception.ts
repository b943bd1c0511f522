// The login door: logins in both encodings, and what the grid says about itself to everybody.
import { readUtf8 } from '../../protocol/bytes.ts';
import { escapeXml } from '../../protocol/xml-characters.ts';
import { TEXTURE } from '../assets/kinds.ts';
import { wantedAsset } from '../caps/assets.ts';
import { capabilityPath, sentence, wrongMethod } from '../caps/calls.ts';
import type { Commons } from '../caps/capability.ts';
import { bracketed } from '../doors/guard.ts';
import { type Turn, tell } from '../doors/owner.ts';
import type { Call, CallId, Reply } from '../effects.ts';
import type { Site } from '../map/painter.ts';
import { TileDoor } from '../map/tile-door.ts';
import { answerPage } from '../page.ts';
import { fullName } from '../person.ts';
import type { NewSession } from '../sessions.ts';
import type { Millis } from '../words.ts';
import type { Friends } from '../world/friends.ts';
import { clipped, MAX_SHORT_TEXT } from '../world/text.ts';
import type { AccountFile, GridFile } from '../world-file/shape.ts';
import { Accounts } from './accounts.ts';
import { type Admission, type AdmissionOptions, admit, factsOf } from './admission.ts';
import type { LoginFacts } from './answer.ts';
import { bakedPage } from './baked-page.ts';
import { helperPage } from './cashier.ts';
import { redirectAnswer } from './failure.ts';
import { Gate } from './gate.ts';
import { type GridInfo, gridInfo, gridInfoJson, gridInfoRpc, gridInfoXml } from './grid-info.ts';
import type { Md5 } from './password.ts';
import { failureReply, loginReply, refusalReply, welcomeReply } from './reply.ts';
import { type LoginRequest, readLogin } from './request.ts';

/** [doors.body.1] Bytes of a login; a viewer's has three thousand. Anybody may send one, so the bound is tight. */
export const LOGIN_BODY_LIMIT = 64 * 1024;

const LOGIN_PATHS = ['/', '/cgi-bin/login.cgi', '/login'];

/** Message of the day. */
const WELCOME = 'Welcome to the sandbox grid of Rezbench.';

/** [login.failure.3] Where a login is sent on to; the number says how often it was. */
const STEP_PATH = /^\/login\/(\d{1,2})$/;
const ONE_MOMENT = 'One moment, the login goes on at another address.';

export interface ReceptionOptions extends Omit<AdmissionOptions, 'accounts' | 'today'> {
  /** What the world file says of the grid and of who may come; absent = everybody. */
  readonly entrance?: Entrance;
  readonly md5: Md5;
  /** [friends.file.1] */
  readonly friends: Friends;
  /** What viewers may fetch without a capability, how people call themselves, and what the grid is called. */
  readonly commons: Pick<Commons, 'assets' | 'grid' | 'names'>;
  /** Address that is announced; undefined = the one at which the caller reached us. */
  readonly host: string | undefined;
  readonly loginPort: number;
  /** The regions as the map shows them. */
  readonly sites: () => readonly Site[];
  /** UDP ports, one for each region. */
  readonly ports: readonly number[];
  /** Milliseconds since 1970 when `now` was 0. */
  readonly epoch: Millis;
}

/** The part of a world file that concerns logins. */
export interface Entrance {
  readonly grid: GridFile;
  readonly isOpen: boolean;
  readonly accounts: readonly AccountFile[];
}

/** How an exchange is called in the log, and its answer. */
interface Answered {
  readonly name: string;
  readonly reply: Reply;
  readonly session?: NewSession;
}

export class Reception {
  readonly #options: ReceptionOptions & Omit<AdmissionOptions, 'today'>;
  readonly #grid: GridFile;
  readonly #gate: Gate;
  readonly #paths: ReadonlySet<string>;
  readonly #tiles: TileDoor;

  constructor(options: ReceptionOptions) {
    const { grid, ...people } = options.entrance ?? OPEN_TO_ALL;
    this.#grid = grid;
    this.#gate = new Gate(grid.login);
    this.#paths = new Set([...LOGIN_PATHS, ...(grid.login?.paths ?? [])]);
    this.#tiles = new TileDoor(options.sites);
    this.#options = { ...options, accounts: new Accounts({ ...options, ...grid, ...people }) };
  }

  /** Answers at once, but for tiles of the map. Gives the session that a login began, if it did. */
  call(id: CallId, call: Call, turn: Turn): NewSession | undefined {
    if (this.#tiles.call(id, call, turn)) return undefined;
    const { name, reply, session } = this.#answer(call, turn);
    answerPage({ id, call, name, reply }, turn);
    return session;
  }

  /** [map.picture.2] Puts the picture of a region on the shelf and goes on then; false = nothing has to be painted for this call. */
  paints(id: CallId, call: Call, [turn, goOn]: readonly [Turn, (later: Turn) => void]): boolean {
    const { commons, sessions } = this.#options;
    const { assets } = commons;
    if (sessions.byKey(capabilityPath(call.path)?.key ?? '') === undefined) return false;
    const wanted = call.method === 'GET' ? wantedAsset(call.query) : undefined;
    if (wanted === undefined || assets.find(wanted) !== undefined) return false;
    const ready = (bytes: Uint8Array, later: Turn) => {
      if (assets.find(wanted) === undefined) assets.add({ id: wanted, type: TEXTURE, bytes });
      goOn(later);
    };
    return this.#tiles.picture(id, wanted, ready, turn);
  }

  hangUp(id: CallId): void {
    this.#tiles.hangUp(id);
  }

  wake(turn: Turn): void {
    this.#tiles.wake(turn);
  }

  get deadline(): Millis {
    return this.#tiles.deadline;
  }

  #answer(asked: Call, turn: Turn): Answered {
    const { commons } = this.#options;
    const call = { ...asked, path: withoutSlash(asked.path) };
    const baked = bakedPage(call.path, call.range ?? '', (id) => commons.assets.find(id));
    if (baked !== undefined)
      return { name: 'baked texture', reply: call.method === 'GET' ? baked : wrongMethod(call.path, ['GET']) };
    const helper = helperPage(call);
    if (helper !== undefined) return helper;
    const page = this.#page(call);
    if (page === undefined) return { name: '(unknown page)', reply: sentence(404, 'There is no such page here.') };
    if (call.method === 'GET') return page;
    if (call.method !== 'POST' || !this.#takesLogins(call.path)) {
      return {
        name: page.name,
        reply: wrongMethod(call.path, this.#takesLogins(call.path) ? ['GET', 'POST'] : ['GET']),
      };
    }
    return this.#login(call, turn);
  }

  /** What a GET of the path is answered with. */
  #page(call: Call): Answered | undefined {
    if (call.path === '/get_grid_info') return { name: 'get_grid_info', reply: gridInfoXml(this.#info(call)) };
    if (call.path === '/json_grid_info') return { name: 'json_grid_info', reply: gridInfoJson(this.#info(call)) };
    if (call.path === '/welcome' || this.#takesLogins(call.path)) return { name: 'welcome', reply: this.#welcome() };
    return undefined;
  }

  /** [login.gate.1] */
  #takesLogins(path: string): boolean {
    return this.#paths.has(path) || STEP_PATH.test(path);
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
    const step = Number(STEP_PATH.exec(call.path)?.[1] ?? 0);
    if (step < (this.#grid.redirects ?? 0)) {
      const answer = redirectAnswer(`${caller.base}/login/${step + 1}`, ONE_MOMENT);
      return { reply: loginReply(request.encoding, answer) };
    }
    const admission = { ...this.#options, today: this.#options.epoch + turn.now };
    const outcome = this.#gate.refusal(request, caller.host, turn.now) ?? admit(request, caller, admission);
    if ('reason' in outcome) {
      const agent = clipped(fullName(request), MAX_SHORT_TEXT);
      tell(turn, { event: 'login', agent, id: '', ok: false, reason: outcome.message });
      return { reply: failureReply(request, outcome) };
    }
    const { session } = outcome;
    tell(turn, { event: 'login', agent: fullName(session), id: session.id, ok: true });
    return { reply: welcomeReply(request, this.#told(outcome, { request, call, turn })), session };
  }

  #told(admission: Admission, { call, request, turn }: Asked): LoginFacts {
    const { commons, epoch, friends, md5, ports, regions } = this.#options;
    const { entrant, session } = admission;
    friends.acquaint(session.id, entrant.friends);
    const facts = factsOf(admission, request, {
      simIp: this.#host(call),
      simPort: ports[session.region] ?? 0,
      friends: friends.of(session.id),
      today: epoch + turn.now,
      message: this.#welcomeText,
      regions,
    });
    const displayName = commons.names.find(session.id);
    return {
      ...{ ...facts, grid: commons.grid, everySection: this.#grid.sections === 'all' },
      ...(displayName === undefined ? {} : { displayName }),
      openIdToken: `${session.id}:${md5(session.secureSessionId)}`,
    };
  }

  #info(call: Call): GridInfo {
    return gridInfo(this.#options.commons.grid, `${this.#base(call)}/`);
  }

  /** What viewers show before the login. */
  #welcome(): Reply {
    const [gridName, welcome] = [this.#options.commons.grid.name, this.#welcomeText];
    const head = `<head><meta charset="utf-8"><title>${escapeXml(gridName)}</title></head>`;
    const body = `<body><h1>${escapeXml(gridName)}</h1><p>${escapeXml(welcome)}</p></body>`;
    return {
      status: 200,
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html>\n<html lang="en">${head}${body}</html>\n`,
    };
  }

  get #welcomeText(): string {
    return this.#grid.welcome ?? WELCOME;
  }

  #base(call: Call): string {
    return `http://${bracketed(this.#host(call))}:${this.#options.loginPort}`;
  }

  #host(call: Call): string {
    return this.#options.host ?? call.reachedAt;
  }
}

interface Asked {
  readonly request: LoginRequest;
  readonly call: Call;
  readonly turn: Turn;
}

const OPEN_TO_ALL: Entrance = { grid: {}, isOpen: true, accounts: [] };

/** [doors.target.1] A slash at the end of a page's address means nothing. */
function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
