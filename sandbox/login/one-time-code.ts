// The desk where one-time codes are shown. Whoever showed the right one gets a proof, and is not asked again.
import { forgetOldest } from '../memory.ts';
import type { Failure } from './failure.ts';
import type { LoginRequest } from './request.ts';

/** Proofs that are remembered; whose proof was forgotten is asked for a code again. */
export const PROOFS_LIMIT = 4096;

const CODE_WANTED: Failure = {
  reason: 'mfa_challenge',
  message: 'Enter the one-time code of this account.',
  messageId: 'LoginFailedAuthenticationMFARequired',
};

const WRONG_CODE: Failure = {
  reason: 'mfa_challenge',
  message: 'This one-time code is wrong.',
  messageId: 'LoginFailedAuthenticationFailed',
};

export class CodeDesk {
  readonly #secret: () => string;
  /** Whose each proof is. */
  readonly #proofs = new Map<string, string>();

  constructor(secret: () => string) {
    this.#secret = secret;
  }

  /** [login.code.1] A proof that was given is enough; the right code brings a new one; anything else is asked for the code. */
  show(agentId: string, code: string, { mfaHash, token }: LoginRequest): Failure | { readonly mfaHash?: string } {
    if (mfaHash !== '' && this.#proofs.get(mfaHash) === agentId) return {};
    if (token === '') return CODE_WANTED;
    if (token !== code) return WRONG_CODE;
    const proof = this.#secret();
    this.#proofs.set(proof, agentId);
    forgetOldest(this.#proofs, PROOFS_LIMIT);
    return { mfaHash: proof };
  }
}
