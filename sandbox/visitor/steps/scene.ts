// The whole scene: what bots wait for in the background, and viewers show a little later.
import { asNumber, get } from '../../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Millis } from '../../words.ts';
import { sceneComplaints } from '../complaints/arrival.ts';
import { type Owner, peopleComplaints } from '../complaints/people.ts';
import { Scenery } from '../scenery.ts';
import { ANSWER_LIMIT_MS } from '../timing.ts';
import type { Visit } from '../visit.ts';
import { done, type Step } from './step.ts';

const USUAL_EDGE = 256;
const MAP_FLAGS = 2;

/** [visitor.scene.1] What does not come in time is no failure, and is told to who wants to know it. */
export function sceneStep(): Step {
  const scenery = new Scenery();
  let since: Millis = 0;
  return {
    name: 'scene',
    limitMs: ANSWER_LIMIT_MS,
    begin: (visit) => {
      since = visit.now;
      scenery.ask(visit);
      visit.say('RequestRegionInfo', { AgentData: visit.ids });
      const Name = visit.root.here.handshake?.name ?? '';
      const asked = ownersIn(visit).map(({ id }) => ({ ID: id }));
      if (asked.length > 0) visit.say('UUIDNameRequest', { UUIDNameBlock: asked });
      visit.say('MapNameRequest', { AgentData: { ...visit.ids, Flags: MAP_FLAGS }, NameData: { Name } });
    },
    look: (visit) => {
      const { here } = visit.root;
      const complaints = [...sceneComplaints(here, edgeOf(visit)), ...peopleComplaints(here, ownersIn(visit))];
      const isComing = complaints.length > 0 || !scenery.isAnswered;
      if (isComing && visit.now < since + ANSWER_LIMIT_MS) return undefined;
      visit.complain(...complaints, ...scenery.complaints);
      return done(`${here.patches.size} patches of land, ${here.overlays.size} parts of the map of parcels`);
    },
    late: () => '',
  };
}

/** Metres; grids with regions of one size do not say it. */
function edgeOf({ welcome }: Visit): number {
  const told = welcome === undefined ? 0 : asNumber(get(welcome.members, 'region_size_x'));
  return told > 0 ? told : USUAL_EDGE;
}

/** [visitor.strict.8] Of the region and of the library, as far as they were told of. */
function ownersIn({ root, welcome }: Visit): readonly Owner[] {
  const owners = [
    { id: root.here.handshake?.ownerId ?? NULL_UUID, of: 'the region' },
    { id: welcome?.libraryOwner ?? NULL_UUID, of: 'the library' },
  ];
  return owners.filter(({ id }) => id !== NULL_UUID && id !== '');
}
