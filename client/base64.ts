// Octets as text for messages to the server, on every kind of extension host.

/** As many arguments as a call takes everywhere. */
const PIECE = 0x8000;

export function toBase64(octets: Uint8Array): string {
  let text = '';
  for (let at = 0; at < octets.length; at += PIECE) text += String.fromCharCode(...octets.subarray(at, at + PIECE));
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array {
  const characters = atob(text);
  const octets = new Uint8Array(characters.length);
  for (let at = 0; at < octets.length; at += 1) octets[at] = characters.charCodeAt(at);
  return octets;
}
