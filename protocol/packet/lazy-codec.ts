// A codec that is made when somebody needs it: reading a template takes longer than most of what is done before.
import type { Codec } from './codec.ts';

/** What `make` gives, once asked for anything. */
export function lazyCodec(make: () => Codec): Codec {
  let made: Codec | undefined;
  const codec = (): Codec => {
    made ??= make();
    return made;
  };
  return {
    get template() {
      return codec().template;
    },
    byName: (name) => codec().byName(name),
    byId: (numberId) => codec().byId(numberId),
    decode: (body) => codec().decode(body),
    encode: (name, blocks) => codec().encode(name, blocks),
    encodeSent: (name, blocks) => codec().encodeSent(name, blocks),
  };
}
