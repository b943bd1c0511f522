// One agent's capabilities in a whole grid, as something to call.
import { asInteger, asText, get, type Llsd } from '../../protocol/llsd/value.ts';
import { readLlsdXml, writeLlsdXml } from '../../protocol/llsd/xml.ts';
import type { Effect, Reply } from '../../sandbox/effects.ts';
import { BASE, type Login, WholeGrid } from './whole-grid.ts';

export interface Asked {
  readonly method?: string;
  /** Behind the capability's own path. */
  readonly rest?: string;
  readonly query?: string;
  readonly said?: Llsd;
  /** Instead of LLSD. */
  readonly bytes?: Uint8Array;
  readonly range?: string;
  readonly destination?: string;
}

export interface Answered {
  readonly status: number;
  readonly value: Llsd;
  readonly reply: Reply;
  readonly effects: readonly Effect[];
}

export class AgentCaps {
  readonly whole: WholeGrid;
  readonly login: Login;

  constructor(whole = new WholeGrid(), first = 'Ada') {
    this.whole = whole;
    this.login = whole.logIn(first);
  }

  get id(): string {
    return this.login.id;
  }

  /** A call of a capability by its name; a POST if something is said. */
  ask(name: string, asked: Asked = {}): Answered {
    return this.call(this.whole.capability(this.login, name) + (asked.rest ?? ''), asked);
  }

  /** A call of an address of ours. */
  call(url: string, asked: Asked = {}): Answered {
    const { bytes, destination, query = '', range, said } = asked;
    const method = asked.method ?? (said === undefined && bytes === undefined ? 'GET' : 'POST');
    const body = bytes ?? new TextEncoder().encode(said === undefined ? '' : writeLlsdXml(said));
    const { effects, reply } = this.whole.request({
      ...{ method, path: url.replace(BASE, ''), query, body },
      ...(range === undefined ? {} : { range }),
      ...(destination === undefined ? {} : { destination }),
    });
    if (reply === undefined) throw new Error(`${method} ${url} is not answered.`);
    return { status: reply.status, value: readLlsdXml(reply.body).value, reply, effects };
  }

  /** Both steps of an upload. */
  upload(name: string, said: Llsd, bytes: Uint8Array): Answered {
    return this.call(asText(get(this.ask(name, { said }).value, 'uploader')), { bytes });
  }

  /** Id of the folder of that type, directly under the root of its own inventory. */
  folder(type: number): string {
    const folders = get(
      this.ask('InventoryAPIv3', { rest: '/category/root/categories' }).value,
      '_embedded',
      'categories',
    );
    const found = folders.kind === 'map' ? [...folders.entries] : [];
    return found.find(([, folder]) => asInteger(get(folder, 'type_default')) === type)?.[0] ?? '';
  }
}
