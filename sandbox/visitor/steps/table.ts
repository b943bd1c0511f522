// The steps of a visit, in their order.
import type { VisitOptions } from '../visit.ts';
import { avatarStep, circuitStep, handshakeStep, landStep, movementStep, parcelStep } from './arrival.ts';
import { chatStep } from './chat.ts';
import { stayStep } from './departure.ts';
import { inventoryStep } from './inventory.ts';
import { loginStep, seedStep } from './login.ts';
import { looksStep } from './looks.ts';
import { sceneStep } from './scene.ts';
import { scriptSteps } from './script.ts';
import type { Step } from './step.ts';
import { teleportStep } from './teleport.ts';
import { touchStep } from './touch.ts';
import { walkStep } from './walk.ts';

/** [visitor.steps.1] All but the logout, which ends every visit that got in. */
export function stepsOf({ script, stayMs, who }: VisitOptions): readonly Step[] {
  const arrival = [
    loginStep(),
    seedStep(),
    circuitStep,
    movementStep,
    handshakeStep,
    avatarStep,
    landStep,
    parcelStep,
    looksStep(),
    sceneStep(),
  ];
  const tour = [
    inventoryStep(),
    chatStep(`Hello from ${who.first} ${who.last}.`),
    walkStep(),
    touchStep(),
    teleportStep(),
  ];
  const stay = stayMs > 0 ? [stayStep(stayMs)] : [];
  return [...arrival, ...(script === undefined ? tour : scriptSteps(script)), ...stay];
}
