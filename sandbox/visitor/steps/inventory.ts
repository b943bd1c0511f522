// The root folder, the current outfit and the library, fetched as viewers and bots fetch them.
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
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { REQUEST_LIMIT_MS } from '../timing.ts';
import type { Visit } from '../visit.ts';
import { done, failed, type Step, skipped, type Verdict } from './step.ts';

const CAPABILITY = 'FetchInventoryDescendents2';
const LIBRARY_CAPABILITY = 'FetchLibDescendents2';
/** The folder of what is worn. */
const OUTFIT_TYPE = 46;

const LOST = 'The folder with the null id';

interface Question {
  readonly capability: string;
  /** For sentences: the root folder. */
  readonly called: string;
  readonly folderId: string;
  readonly ownerId: string;
}

/** What a folder holds, or what is wrong with the answer. */
type Contents = { readonly count: number } | { readonly problem: string };

/** [visitor.inventory.4] [visitor.inventory.5] Without its root nobody can go on; the rest is told to who wants to know it. */
export function inventoryStep(): Step {
  let verdict: Verdict | undefined;
  return {
    name: 'inventory',
    limitMs: REQUEST_LIMIT_MS,
    begin: (visit) => {
      if (!visit.root.capabilities.has(CAPABILITY)) {
        verdict = skipped(`The seed has no ${CAPABILITY}.`);
        return;
      }
      fetch(visit, rootOf(visit), (contents) => {
        if ('problem' in contents) verdict = failed(contents.problem);
        else
          fetchRest(visit, [outfitOf(visit), libraryOf(visit), lostOf(visit)], () => (verdict = found(contents.count)));
      });
    },
    look: () => verdict,
    late: () => `${CAPABILITY} was not answered within ${REQUEST_LIMIT_MS / 1000} s.`,
  };
}

const found = (count: number): Verdict => done(`${count} folders and items in the root`);

function rootOf({ agentId, welcome }: Visit): Question {
  const folderId = welcome?.rootFolder ?? NULL_UUID;
  return { capability: CAPABILITY, called: 'The root folder', folderId, ownerId: agentId };
}

/** Undefined where the login told of none: that was complained of. */
function outfitOf({ agentId, welcome }: Visit): Question | undefined {
  const outfit = welcome?.inventory.find(({ type }) => type === OUTFIT_TYPE);
  if (outfit === undefined) return undefined;
  return { capability: CAPABILITY, called: 'The current outfit', folderId: outfit.id, ownerId: agentId };
}

function libraryOf({ welcome }: Visit): Question | undefined {
  const root = welcome?.library.find(({ parentId }) => parentId === NULL_UUID);
  if (welcome === undefined || root === undefined) return undefined;
  const { libraryOwner: ownerId } = welcome;
  return { capability: LIBRARY_CAPABILITY, called: 'The library', folderId: root.id, ownerId };
}

/** [visitor.inventory.6] Where viewers look for what was lost. */
function lostOf({ agentId }: Visit): Question {
  return { capability: CAPABILITY, called: LOST, folderId: NULL_UUID, ownerId: agentId };
}

/** One after the other; complains of what cannot be fetched. */
function fetchRest(visit: Visit, questions: readonly (Question | undefined)[], then: () => void): void {
  const [question, ...rest] = questions.flatMap((one) => one ?? []);
  if (question === undefined) {
    then();
    return;
  }
  fetch(visit, question, (contents) => {
    if ('problem' in contents) visit.complain(contents.problem);
    fetchRest(visit, rest, then);
  });
}

function fetch(visit: Visit, question: Question, then: (contents: Contents) => void): void {
  const { called, capability } = question;
  const url = visit.root.capabilities.get(capability);
  if (url === undefined) {
    then({ problem: `${called} cannot be fetched: the seed has no ${capability}.` });
    return;
  }
  visit.ask(capability, { url, body: bodyOf(question), limitMs: REQUEST_LIMIT_MS }, (answer) => {
    then('problem' in answer ? { problem: `${capability}: ${answer.problem}` } : contentsOf(question, answer));
  });
}

function bodyOf({ folderId, ownerId }: Question): Llsd {
  const folder = {
    folder_id: uuid(folderId),
    owner_id: uuid(ownerId),
    fetch_folders: boolean(true),
    fetch_items: boolean(true),
    sort_order: integer(1),
  };
  return map({ folders: array([map(folder)]) });
}

function contentsOf({ called, folderId }: Question, answer: Llsd): Contents {
  const folder = asItems(get(answer, 'folders')).find((one) => asUuid(get(one, 'folder_id')) === folderId);
  if (folder === undefined && called === LOST)
    return { problem: `${LOST} is a bad one: viewers look there for lost items at each login, and write a warning.` };
  if (folder === undefined)
    return { problem: `${called} is not among the folders that were answered: it is "Loading…" for ever.` };
  const count = asItems(get(folder, 'categories')).length + asItems(get(folder, 'items')).length;
  const told = asNumber(get(folder, 'descendents'));
  if (told === count) return { count };
  return { problem: `${called} says ${told} descendents and holds ${count}: a viewer fetches it again and again.` };
}
