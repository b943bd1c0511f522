// A sentence that a viewer shows to its user.
import type { Agent } from '../agent.ts';
import { type Say, say } from '../say.ts';

export function alert(agent: Agent, Message: string): Say {
  const AlertData = { Modal: false, Message };
  return say(agent.id, 'AgentAlertMessage', { AgentData: { AgentID: agent.id }, AlertData });
}
