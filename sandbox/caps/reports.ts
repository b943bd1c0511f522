// What viewers tell of themselves, and the console into which their users type.
import { asText, get, map, string } from '../../protocol/llsd/value.ts';
import { type Capability, ok } from './capability.ts';

/** [caps.reports.1] Taken and forgotten: a viewer that is refused complains in its log. */
export const report: Capability = () => ok(map({}));

/** [console.door.1] The answer comes by an event whose body is a text. */
export const simConsole: Capability = ({ body }, owner) => {
  const line = body.kind === 'map' ? asText(get(body, 'command')) : asText(body);
  owner.push({ name: 'SimConsoleResponse', body: string(owner.wishes.command(line)) });
  return ok(map({}));
};
