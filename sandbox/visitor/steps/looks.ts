// How one looks: what the region says unasked, and what it says when a viewer asks to be dressed.
import { asBoolean, asText, get, integer, type Llsd, map } from '../../../protocol/llsd/value.ts';
import type { Millis } from '../../words.ts';
import { arrivalComplaints } from '../complaints/arrival.ts';
import type { Looks } from '../surroundings.ts';
import { ANSWER_LIMIT_MS } from '../timing.ts';
import type { Visit } from '../visit.ts';
import { done, type Step } from './step.ts';

const CAPABILITY = 'UpdateAvatarAppearance';
/** The folder of what is worn. */
const OUTFIT_TYPE = 46;

/** To be dressed in the outfit of this version. */
interface Wish {
  readonly outfit: number;
  /** A problem of its own was told. */
  isAnswered: boolean;
}

/** [visitor.looks.1] Waits for looks, and for those of the outfit that was asked for. */
export function looksStep(): Step {
  let since: Millis = 0;
  let wish: Wish | undefined;
  return {
    name: 'looks',
    limitMs: ANSWER_LIMIT_MS,
    begin: (visit) => {
      since = visit.now;
      wish = dress(visit);
    },
    look: (visit) => {
      const { here } = visit.root;
      if (here.looks === undefined) return undefined;
      const isOpen = wish !== undefined && !isGranted(wish, here.looks);
      if (isOpen && visit.now < since + ANSWER_LIMIT_MS) return undefined;
      visit.complain(...arrivalComplaints(here));
      if (isOpen) visit.complain(`${CAPABILITY} was not followed by AvatarAppearance with its CofVersion: ${CLOUD}.`);
      return done('AvatarAppearance came');
    },
    late: () =>
      `No AvatarAppearance told of the own looks within ${ANSWER_LIMIT_MS / 1000} s: a viewer that does not bake stays a cloud.`,
  };
}

const CLOUD = 'a viewer that is dressed by the grid stays a cloud';

/** Looks without a version are nobody's outfit. */
function isGranted({ isAnswered, outfit }: Wish, { cofVersion = outfit }: Looks): boolean {
  return isAnswered && cofVersion >= outfit;
}

/** Asks to be dressed, where the grid dresses avatars. */
function dress(visit: Visit): Wish | undefined {
  const { capabilities, here } = visit.root;
  const url = capabilities.get(CAPABILITY);
  const outfit = visit.welcome?.inventory.find(({ type }) => type === OUTFIT_TYPE)?.version;
  if (here.handshake?.isServed !== true || url === undefined || outfit === undefined) return undefined;
  const wish: Wish = { outfit, isAnswered: false };
  visit.ask(CAPABILITY, { url, body: map({ cof_version: integer(outfit) }), limitMs: ANSWER_LIMIT_MS }, (answer) => {
    wish.isAnswered = true;
    const problem = 'problem' in answer ? answer.problem : refusalIn(answer);
    if (problem !== undefined) visit.complain(`${CAPABILITY}: ${problem}; ${CLOUD}.`);
  });
  return wish;
}

function refusalIn(answer: Llsd): string | undefined {
  return asBoolean(get(answer, 'success')) ? undefined : asText(get(answer, 'error')) || 'it says no success';
}
