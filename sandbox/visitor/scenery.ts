// What a viewer draws with, fetched as viewers fetch it: the textures of the ground, and the skies of its menus.
import { ANSWER_LIMIT_MS } from './timing.ts';
import type { Visit } from './visit.ts';

/** In this order viewers look for one that they have the address of. */
const CAPABILITIES = ['ViewerAsset', 'GetTexture'] as const;
const OK: readonly number[] = [200, 206];

/** What viewers call sunrise, midday, sunset and midnight. */
const SKIES = [
  '01e41537-ff51-2f1f-8ef7-17e4df760bfb',
  '6c83e853-e7f8-cad7-8ee6-5f31c453721c',
  '084e26cd-a900-28e8-08d0-64a9de5c15e2',
  '8a01b97a-cb20-c1ea-ac63-f7ea84ad0090',
] as const;

interface Wanted {
  readonly id: string;
  /** As a query calls it. */
  readonly word: 'texture' | 'settings';
  /** Begins with "The" and ends before the reason. */
  readonly what: string;
  readonly without: string;
}

const ground = (id: string): Wanted => ({
  ...{ id, word: 'texture', what: `The texture ${id} of the ground` },
  without: 'a viewer draws the land without it',
});
const sky = (id: string): Wanted => ({
  ...{ id, word: 'settings', what: `The sky ${id} of every viewer's menu` },
  without: 'whoever chooses it is told that its settings were not found',
});

export class Scenery {
  readonly #unanswered = new Set<Wanted>();
  readonly #missing: string[] = [];

  /** [visitor.strict.9] [visitor.strict.10] Asks for all of it, where it can be asked for by HTTP. */
  ask(visit: Visit): void {
    const { capabilities, here } = visit.root;
    const url = CAPABILITIES.flatMap((name) => capabilities.get(name) ?? [])[0];
    if (url !== undefined) for (const id of here.handshake?.ground ?? []) this.#ask(visit, url, ground(id));
    const assets = capabilities.get('ViewerAsset');
    if (assets !== undefined) for (const id of SKIES) this.#ask(visit, assets, sky(id));
  }

  get isAnswered(): boolean {
    return this.#unanswered.size === 0;
  }

  /** [visitor.strict.9] [visitor.strict.10] One sentence for each that did not come. */
  get complaints(): readonly string[] {
    return [...this.#missing, ...[...this.#unanswered].map((wanted) => sentence(wanted, 'no answer'))];
  }

  #ask(visit: Visit, url: string, wanted: Wanted): void {
    this.#unanswered.add(wanted);
    const { id, word } = wanted;
    const request = { method: 'GET', url: `${url}/?${word}_id=${id}`, contentType: '', body: '' } as const;
    visit.request({ ...request, limitMs: ANSWER_LIMIT_MS }, (answer) => {
      this.#unanswered.delete(wanted);
      if ('problem' in answer) this.#missing.push(sentence(wanted, answer.problem));
      else if (!OK.includes(answer.status)) this.#missing.push(sentence(wanted, `HTTP status ${answer.status}`));
    });
  }
}

const sentence = ({ what, without }: Wanted, why: string): string => `${what} cannot be fetched (${why}): ${without}.`;
