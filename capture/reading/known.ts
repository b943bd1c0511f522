// What a capture teaches about itself: who logged in, which ends are simulators, what capability stands behind which path.
import type { EndPoint } from '../network/words.ts';

/** Who a capability belongs to, as far as it was said. */
export interface CapabilityOwner {
  readonly agentId?: string;
  /** The simulator whose seed granted it. */
  readonly simulator?: EndPoint;
}

export interface KnownCapability extends CapabilityOwner {
  readonly name: string;
}

/** [capture.read.7] Capabilities of one file: those of two hundred logins. More are not known by name. */
export const MOST_CAPABILITIES = 20_000;

export class Known {
  readonly simulators = new Set<EndPoint>();
  /** Where logins are answered and capabilities granted. */
  readonly servers = new Set<EndPoint>();
  readonly #names = new Map<string, string>();
  readonly #capabilities = new Map<string, KnownCapability>();
  /** What opens a door: parts of paths, session ids. */
  readonly secrets = new Set<string>();

  login(agentId: string, name: string): void {
    if (name !== '') this.#names.set(agentId, name);
  }

  /** What the agent is called; undefined if its login was not seen. */
  nameOf(agentId: string): string | undefined {
    return this.#names.get(agentId);
  }

  /** [capture.read.3] `address` is a URL; its path is the capability. */
  grant(address: string, capability: KnownCapability): void {
    const path = pathOf(address);
    if (path === undefined || path === '/' || this.#capabilities.size >= MOST_CAPABILITIES) return;
    this.#capabilities.set(path, capability);
    for (const secret of secretParts(path)) this.secrets.add(secret);
  }

  /** [capture.read.3] The capability that a call goes to; what stands behind its path belongs to the call. */
  capability(target: string): KnownCapability | undefined {
    let path = withoutEnd(target.split(/[?#]/, 1)[0] ?? '');
    for (let left = MOST_PARTS; left > 0 && path !== ''; left--) {
      const found = this.#capabilities.get(path);
      if (found !== undefined) return found;
      path = path.slice(0, path.lastIndexOf('/'));
    }
    return undefined;
  }
}

/** Longer paths are no capability's. */
const MOST_PARTS = 32;

/** The path of a URL without its closing slashes; undefined if it is no URL. */
export function pathOf(address: string): string | undefined {
  const path = /^https?:\/\/[^/?#\s]+(\/[^?#\s]*)?/i.exec(address);
  return path === null ? undefined : withoutEnd(path[1] ?? '/') || '/';
}

/** `host:port` of a URL; port 80 or 443 where it says none. */
export function serverOf(address: string): EndPoint | undefined {
  const found = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^/?#\s:]+)(?::(\d{1,5}))?(?=[/?#]|$)/i.exec(address);
  if (found === null) return undefined;
  const [, scheme = '', host = '', port = scheme.toLowerCase() === 'https' ? '443' : '80'] = found;
  return `${host}:${port}`;
}

const withoutEnd = (path: string): string => path.replace(/\/+$/, '');

/** Parts of a path that nobody could guess: an id, or a long word with digits in it. */
export function secretParts(path: string): readonly string[] {
  return path.split('/').filter((part) => isSecret(part));
}

/** [capture.read.6] Sixteen characters, some of them digits, and nothing that a name would have. */
export function isSecret(part: string): boolean {
  return /^[0-9A-Za-z_-]{16,}$/.test(part) && /\d/.test(part);
}
