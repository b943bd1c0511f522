// What somebody must have agreed to, or read, before being let in. Viewers ask again at every login, so the grid remembers.
import { forgetOldest } from '../memory.ts';
import type { Failure } from './failure.ts';
import type { LoginRequest } from './request.ts';

/** Agreements that are remembered; the oldest is forgotten first, and asked for again. */
export const AGREEMENTS_LIMIT = 4096;

export interface Notice {
  /** Shown by the viewer: a text, or the address of a page. */
  readonly text: string;
  /** A new version must be agreed to anew. */
  readonly version?: string;
}

export interface NoticeOptions {
  readonly terms?: Notice;
  readonly critical?: Notice;
}

export class Notices {
  readonly #options: NoticeOptions;
  readonly #agreed = new Map<string, true>();

  constructor(options: NoticeOptions) {
    this.#options = options;
  }

  /** [login.notice.1] The notice that this agent still has to agree to, as the refusal that shows it. */
  missed(agentId: string, { agreeToTos, readCritical }: LoginRequest): Failure | undefined {
    const { critical, terms } = this.#options;
    return (
      this.#missedOne(agentId, { notice: terms, reason: 'tos', isAgreed: agreeToTos }) ??
      this.#missedOne(agentId, { notice: critical, reason: 'critical', isAgreed: readCritical })
    );
  }

  #missedOne(agentId: string, { isAgreed, notice, reason }: Asked): Failure | undefined {
    if (notice === undefined) return undefined;
    const key = `${agentId} ${reason} ${notice.version ?? '1'}`;
    if (isAgreed) this.#agreed.set(key, true);
    forgetOldest(this.#agreed, AGREEMENTS_LIMIT);
    return this.#agreed.has(key) ? undefined : { reason, message: notice.text };
  }
}

interface Asked {
  readonly notice: Notice | undefined;
  readonly reason: 'tos' | 'critical';
  readonly isAgreed: boolean;
}
