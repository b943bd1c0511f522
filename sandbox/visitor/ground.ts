// The textures of the ground, fetched as viewers fetch them: without them the land has no colour.
import { ANSWER_LIMIT_MS } from './timing.ts';
import type { Visit } from './visit.ts';

/** In this order viewers look for one that they have the address of. */
const CAPABILITIES = ['ViewerAsset', 'GetTexture'] as const;
const OK: readonly number[] = [200, 206];

export class Ground {
  readonly #unanswered = new Set<string>();
  readonly #missing: string[] = [];

  /** [visitor.strict.9] Asks for all of them, where they can be asked for by HTTP. */
  ask(visit: Visit): void {
    const { capabilities, here } = visit.root;
    const url = CAPABILITIES.flatMap((name) => capabilities.get(name) ?? [])[0];
    if (url === undefined) return;
    for (const id of here.handshake?.ground ?? []) this.#ask(visit, url, id);
  }

  get isAnswered(): boolean {
    return this.#unanswered.size === 0;
  }

  /** [visitor.strict.9] One sentence for each that did not come. */
  get complaints(): readonly string[] {
    return [...this.#missing, ...[...this.#unanswered].map((id) => sentence(id, 'no answer'))];
  }

  #ask(visit: Visit, url: string, id: string): void {
    this.#unanswered.add(id);
    const request = { method: 'GET', url: `${url}/?texture_id=${id}`, contentType: '', body: '' } as const;
    visit.request({ ...request, limitMs: ANSWER_LIMIT_MS }, (answer) => {
      this.#unanswered.delete(id);
      if ('problem' in answer) this.#missing.push(sentence(id, answer.problem));
      else if (!OK.includes(answer.status)) this.#missing.push(sentence(id, `HTTP status ${answer.status}`));
    });
  }
}

const sentence = (id: string, why: string): string =>
  `The texture ${id} of the ground cannot be fetched (${why}): a viewer draws the land without it.`;
