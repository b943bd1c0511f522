// What axe finds in the page of the panel.
import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Frame, FrameLocator } from 'playwright-core';

export async function frameOf(panel: FrameLocator): Promise<Frame> {
  const handle = await panel.locator('#panel').elementHandle();
  return (await handle?.ownerFrame()) ?? assert.fail('the panel is in no frame');
}

/** A rule, and where. */
export async function findingsOf(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const run = (window as unknown as { axe: { run(): Promise<Found> } }).axe;
    interface Found {
      readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
    }
    const { violations } = await run.run();
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}
