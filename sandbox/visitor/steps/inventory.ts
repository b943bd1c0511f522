// The root folder, fetched as a viewer fetches it.
import {
  array,
  asItems,
  asNumber,
  asUuid,
  boolean,
  get,
  integer,
  type Llsd,
  map,
  uuid,
} from '../../../protocol/llsd/value.ts';
import { REQUEST_LIMIT_MS } from '../timing.ts';
import type { Visit } from '../visit.ts';
import { done, failed, type Step, skipped, type Verdict } from './step.ts';

const CAPABILITY = 'FetchInventoryDescendents2';

/** [visitor.inventory.4] */
export function inventoryStep(): Step {
  let verdict: Verdict | undefined;
  return {
    name: 'inventory',
    limitMs: REQUEST_LIMIT_MS,
    begin: (visit) => {
      const url = visit.root.capabilities.get(CAPABILITY);
      if (url === undefined) verdict = skipped(`The seed has no ${CAPABILITY}.`);
      else {
        visit.ask(CAPABILITY, { url, body: question(visit), limitMs: REQUEST_LIMIT_MS }, (answer) => {
          verdict = 'problem' in answer ? failed(`${CAPABILITY}: ${answer.problem}`) : judge(visit, answer);
        });
      }
    },
    look: () => verdict,
    late: () => `${CAPABILITY} was not answered within ${REQUEST_LIMIT_MS / 1000} s.`,
  };
}

function question({ agentId, welcome }: Visit): Llsd {
  const folder = {
    folder_id: uuid(welcome?.rootFolder ?? ''),
    owner_id: uuid(agentId),
    fetch_folders: boolean(true),
    fetch_items: boolean(true),
    sort_order: integer(1),
  };
  return map({ folders: array([map(folder)]) });
}

function judge({ welcome }: Visit, answer: Llsd): Verdict {
  const folder = asItems(get(answer, 'folders')).find((one) => asUuid(get(one, 'folder_id')) === welcome?.rootFolder);
  if (folder === undefined)
    return failed('The root folder is not among the folders that were answered: it is "Loading…" for ever.');
  const inside = asItems(get(folder, 'categories')).length + asItems(get(folder, 'items')).length;
  const told = asNumber(get(folder, 'descendents'));
  if (told !== inside)
    return failed(`The root folder says ${told} descendents and holds ${inside}: a viewer fetches it again and again.`);
  return done(`${inside} folders and items in the root`);
}
