// Who may knock at an HTTP door. A web page in a browser must never drive the grid, and a name that was
// pointed at this machine (DNS rebinding) must not lead to it.
import { EVERYWHERE } from '../words.ts';

export interface KnockHeaders {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Host and port of a target that is a whole address. */
  readonly authority?: string | undefined;
}

/** Where we listen; `host` as it was bound. */
export interface OwnDoor {
  readonly host: string;
  readonly port: number;
}

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];
const ADDRESS_TEXT = /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/;

/** [doors.host.1] Why the request is refused, in a sentence; undefined = it may come in. */
export function refusal(headers: KnockHeaders, door: OwnDoor): string | undefined {
  const { authority, host } = headers;
  if (!isOurs(host, door) || (authority !== undefined && !isOurs(authority, door))) {
    return `The request does not name this grid as its host; use ${door.host}:${door.port}.`;
  }
  if (headers.origin === undefined) return undefined;
  const origin = /^http:\/\/(.+)$/.exec(headers.origin)?.[1];
  return isOurs(origin, door) ? undefined : 'Requests made by web pages of other origins are refused.';
}

function isOurs(host: string | undefined, door: OwnDoor): boolean {
  if (host === undefined) return false;
  const { name, port } = splitPort(host.toLowerCase());
  if (port !== door.port) return false;
  if (LOOPBACK_NAMES.includes(name) || name === bracketed(door.host)) return true;
  // Bound to every address: any address in figures is ours, and figures cannot be rebound.
  return door.host === EVERYWHERE && ADDRESS_TEXT.test(name);
}

function splitPort(host: string): { name: string; port: number } {
  const match = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(host);
  return { name: match?.[1] ?? '', port: match?.[2] === undefined ? HTTP_PORT : Number(match[2]) };
}

const HTTP_PORT = 80;

/** An IPv6 address as URLs and Host headers write it. */
export function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
