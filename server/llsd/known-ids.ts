// Ids that mean the same in every grid: what viewers have built in, and what grids take for granted.
import { NULL_UUID } from '../../protocol/uuid.ts';

/** What an id is known as; undefined for those that anybody made up. */
export const idName = (id: string): string | undefined => NAMES.get(id.toLowerCase());

const animation = (name: string) => `animation: ${name}`;

const NAMES: ReadonlyMap<string, string> = new Map([
  [NULL_UUID, 'null: nobody, nothing'],
  ['89556747-24cb-43ed-920b-47caed15465f', 'texture: plywood, the default of new objects'],
  ['5748decc-f629-461c-9a36-a35a221fe21f', 'texture: blank, all white'],
  ['8dcd4a48-2d37-4909-9f78-f7a9eb4ef903', 'texture: transparent'],
  ['8b5fec65-8d8d-9dc5-cda8-8fdf2716e361', 'texture: media, where a page or film will be'],
  ['c228d1cf-4b5d-4ba8-84f4-899a0796aa97', 'texture: the default of avatars'],
  ['b8d3965a-ad78-bf43-699b-bff8eca6c975', 'texture: terrain, dirt'],
  ['abb783e6-3e93-26c0-248a-247666855da3', 'texture: terrain, grass'],
  ['179cdabd-398a-9b6b-1391-4dc333ba321f', 'texture: terrain, mountain'],
  ['beb169c7-11ea-fff2-efe5-0f24dc881df2', 'texture: terrain, rock'],
  ['cce0f112-878f-4586-a2e2-a8f104bba271', 'texture: the sun'],
  ['ec4b9f0b-d008-45c6-96a4-01dd947ac621', 'texture: the moon'],
  ['dc4b9f0b-d008-45c6-96a4-01dd947ac621', 'texture: clouds'],
  ['ba2a564a-f0f1-4b82-9c61-b7520bfcd09f', 'owner of the library, as viewers know it'],
  ['11111111-1111-0000-0000-000100bba000', 'owner of the library on OpenSimulator'],
  ['00000112-000f-0000-0000-000100bba000', 'root folder of the library on OpenSimulator'],
  ['66c41e39-38f9-f75a-024e-585989bfab73', 'default shape on OpenSimulator'],
  ['77c41e39-38f9-f75a-024e-585989bbabbb', 'default skin on OpenSimulator'],
  ['d342e6c0-b9d2-11dc-95ff-0800200c9a66', 'default hair on OpenSimulator'],
  ['4bb6fa4d-1cd2-498a-a84c-95c1a0e745a7', 'default eyes on OpenSimulator'],
  ['2408fe9e-df1d-1d7d-f4ff-1384fa7b350f', animation('stand')],
  ['6ed24bd8-91aa-4b12-ccc7-c97c857ab4e0', animation('walk')],
  ['05ddbff8-aaa9-92a1-2b74-8fe77a29b445', animation('run')],
  ['56e0ba0d-4a9f-7f27-6117-32f2ebbf6135', animation('turn left')],
  ['2d6daa51-3192-6794-8e2e-a15f8338ec30', animation('turn right')],
  ['201f3fdf-cb1f-dbec-201f-7333e328ae7c', animation('crouch')],
  ['47f5f6fb-22e5-ae44-f871-73aaaf4a6022', animation('crouch walk')],
  ['aec4610c-757f-bc4e-c092-c6e9caf18daf', animation('fly')],
  ['4ae8016b-31b9-03bb-c401-b1ea941db41d', animation('hover')],
  ['62c5de58-cb33-5743-3d07-9e4cd4352864', animation('hover up')],
  ['20f063ea-8306-2562-0b07-5c853b37b31e', animation('hover down')],
  ['7a4e87fe-de39-6fcb-6223-024b00893244', animation('prejump')],
  ['2305bd75-1ca9-b03b-1faa-b176b8a8c49e', animation('jump')],
  ['666307d9-a860-572d-6fd4-c3ab8865c094', animation('fall')],
  ['7a17b059-12b2-41b1-570a-186368b6aa6f', animation('land')],
  ['3da1d753-028a-5446-24f3-9c9b856d9422', animation('stand up')],
  ['1a5fe8ac-a804-8a5d-7cbd-56bd83184568', animation('sit')],
  ['1c7600d6-661f-b87b-efe2-d7421eb93c86', animation('sit on ground')],
  ['c541c47f-e0c0-058b-ad1a-d6ae3a4584d9', animation('typing')],
  ['fd037134-85d4-f241-72c6-4f42164fedee', animation('away')],
  ['efcf670c-2d18-8128-973a-034ebc806b67', animation('do not disturb')],
]);
