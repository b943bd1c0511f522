/** How long something may take to come true in the editor, in milliseconds, and how often it is looked at. */
const PATIENCE_MS = 30_000;
const LOOK_MS = 50;

/** Looks again and again until there is something to see; rejects with what was waited for if there never is. */
export async function eventually<Seen>(
  what: string,
  look: () => Seen | undefined | Promise<Seen | undefined>,
): Promise<Seen> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
