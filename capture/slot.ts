// A small number for each message number, so that "which messages match" is a table instead of a search.

/** The slot of a datagram whose message number cannot be read. */
export const NO_NUMBER = 0x10200;
/** How many slots there are. */
export const SLOTS = NO_NUMBER + 1;

/**
 * The slot of a message number: High at 0, Medium at 0x100, Low at 0x200.
 * A Fixed number shares its slot with the Low number of the same bytes: they are one number on the wire.
 */
export function slotOf(numberId: number | undefined): number {
  if (numberId === undefined) return NO_NUMBER;
  if (numberId < 0x100) return numberId;
  return numberId < 0x10000 ? 0x100 + (numberId & 0xff) : 0x200 + (numberId & 0xffff);
}

/** The number that has this slot; undefined for `NO_NUMBER`. */
export function numberOfSlot(slot: number): number | undefined {
  if (slot === NO_NUMBER) return undefined;
  if (slot < 0x100) return slot;
  return slot < 0x200 ? 0xff00 + (slot - 0x100) : 0xffff0000 + (slot - 0x200);
}
