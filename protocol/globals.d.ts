// What every JavaScript host has and the language library does not declare. Kept to what is used.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, bytes: Uint8Array): { readonly written: number };
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
declare module '*.msg' {
  const text: string;
  export default text;
}
declare module '*.llidl' {
  const text: string;
  export default text;
}
declare module '*.lua' {
  const text: string;
  export default text;
}
