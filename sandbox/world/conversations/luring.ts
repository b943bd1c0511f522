// Somebody offers others to come to where it is.
import { utf8 } from '../../../protocol/bytes.ts';
import type { Agent } from '../agent.ts';
import { maturityOf } from '../region.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { REGION_SIZE } from '../terrain/height.ts';
import { turned, type Vector } from '../vector.ts';
import type { Handler } from './handler.ts';
import { DIALOG, instantMessage, present } from './instant-message.ts';

/** [lure.limit.2] People in one offer: a viewer selects as many. */
export const MOST_LURED = 20;
const AHEAD: Vector = [1, 0, 0];

/** [lure.offer.1] Each is asked by an instant message; who is not here cannot be. */
export const startLure: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  const text = message.text('Info', 'Message');
  const targets = message.instances('TargetData').slice(0, MOST_LURED);
  return targets.flatMap((at) => {
    const to = present(message.uuid('TargetData', 'TargetID', at), scene);
    return to === undefined ? [absent(agent)] : [offer(agent, to, text, scene)];
  });
};

function offer(agent: Agent, to: Agent, text: string, scene: Scene): Say {
  const { place } = agent;
  const { position } = agent.body;
  const lookAt = turned(AHEAD, agent.body.rotation);
  const id = scene.newId();
  scene.lures.offer(id, { to: to.id, place, position, lookAt });
  const corner = [place.gridX, place.gridY].map((units) => units * REGION_SIZE);
  const whole = (vector: Vector) => vector.map((part) => Math.round(part));
  const bucket = [...corner, ...whole(position), ...whole(lookAt), maturityOf(place)].join('|');
  const said = { dialog: DIALOG.lure, id, text, bucket: utf8(`${bucket}\0`) };
  return instantMessage(to, agent, said, scene);
}

function absent({ id }: Agent): Say {
  const AlertData = { Modal: false, Message: 'Nobody of that name is in the world now.' };
  return say(id, 'AgentAlertMessage', { AgentData: { AgentID: id }, AlertData });
}
