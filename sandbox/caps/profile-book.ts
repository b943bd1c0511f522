// What people say of themselves in their profiles.
import { get, type Llsd, type LlsdMap, map } from '../../protocol/llsd/value.ts';
import { forgetOldest } from '../memory.ts';

/** [people.profile.2] Profiles that are kept; the one that was changed longest ago is forgotten first. */
export const PROFILES_LIMIT = 4096;

/** What one may say of oneself, and of which kind it is. */
const MEMBERS = {
  ...{ sl_about_text: 'string', fl_about_text: 'string', sl_image_id: 'uuid', fl_image_id: 'uuid' },
  ...{ hide_age: 'boolean', allow_publish: 'boolean' },
} as const;

export class ProfileBook {
  readonly #profiles = new Map<string, LlsdMap>();

  find(agentId: string): LlsdMap {
    return this.#profiles.get(agentId) ?? map({});
  }

  /** [people.profile.2] What is not said, or of another kind, stays as it is. */
  change(agentId: string, said: Llsd): void {
    const before = this.find(agentId);
    const members = Object.entries(MEMBERS).map(([name, kind]) => {
      const value = get(said, name);
      return [name, value.kind === kind ? value : before.entries.get(name)] as const;
    });
    this.#profiles.delete(agentId);
    this.#profiles.set(agentId, map(members));
    forgetOldest(this.#profiles, PROFILES_LIMIT);
  }
}
