// What a bot does with things and with friends: wears, fills, gives, asks and writes.

/** This bot has no event for what is changed of materials. */
const LOOK_AGAIN_MS = 50;

/**
 * Orders, and what is told of what happens meanwhile. `library`: the bot's own; `here`: the bot that stays; `boxes`: what it has built.
 */
export function belongings({ boxes, here, library: { AssetType, FolderType, InventoryType }, sayRaw, tell }) {
  let taken;
  let request;
  const note = async (name, text) => {
    const root = here().clientCommands.inventory.getInventoryRoot();
    return await root.uploadAsset(AssetType.Notecard, InventoryType.Notecard, Buffer.from(text), name, '');
  };
  const orders = {
    /** Gives the first box a name and takes it, as an item that it can wear. */
    take: async ({ name }) => {
      const [box] = boxes();
      await box.setName(name);
      taken = await box.takeToInventory();
      tell('taken', { name: taken.name, item: taken.itemID.toString() });
    },
    /** Wears what it took, and takes it off again. */
    wear: async ({ point }) => {
      await taken.attachToAvatar(point);
      tell('worn', { point });
    },
    undress: async () => {
      await taken.detachFromAvatar();
      tell('undressed');
    },
    /** Puts a note of its own and a script into the first box; tells what lies in it then. */
    fill: async ({ name, script }) => {
      const [box] = boxes();
      await box.dropInventoryIntoContents(await note(name, 'In a box'));
      await box.rezScript(script, 'to try');
      await box.updateInventory();
      const items = box.inventory.map(({ name, type }) => `${AssetType[type]} ${name}`);
      tell('filled', { items: items.sort() });
    },
    /** Asks somebody to be its friend; agrees to whoever asks; lets somebody do this and that; looks for somebody on the map. */
    ask: async ({ id }) => await here().clientCommands.friends.sendFriendRequest(id, 'Please'),
    agree: async () => await here().clientCommands.friends.acceptFriendRequest(request),
    allow: async ({ id, rights }) => await here().clientCommands.friends.grantFriendRights(id, rights),
    seek: async ({ id }) => {
      const { localX, localY, regionName } = await here().clientCommands.friends.getFriendMapLocation(id);
      tell('sought', { region: regionName, place: [localX, localY] });
    },
    /** Gives somebody a note. What it is offered itself this bot cannot answer: its message breaks off. */
    give: async ({ id, name }) => await here().clientCommands.comms.giveInventory(id, await note(name, 'For you')),
    /** Gives somebody a folder with notes in it. */
    pack: async ({ id, name, notes }) => {
      const root = here().clientCommands.inventory.getInventoryRoot();
      const folder = await root.createFolder(name, FolderType.None);
      for (const one of notes)
        await folder.uploadAsset(AssetType.Notecard, InventoryType.Notecard, Buffer.from('Packed'), one, '');
      await here().clientCommands.comms.giveInventory(id, folder);
    },
    /** Puts a material on a face of the first box, and changes it there. */
    paint: async ({ face: side, gltf, material: asset_id }) => {
      const [box] = boxes();
      const on = { object_id: box.FullID.toString(), side };
      const said = [
        { ...on, asset_id },
        { ...on, gltf_json: gltf },
      ];
      const { message, success } = await here().currentRegion.caps.capsPostXML('ModifyMaterialParams', said);
      tell('painted', { message: message ?? '', success });
    },
    /** Tells what is changed of the materials on a prim, as soon as it knows of something. */
    shine: async ({ localId }) => {
      const object = await here().clientCommands.region.getObjectByLocalID(localId, false);
      const looking = setInterval(() => {
        const changes = [...(object.TextureEntry?.gltfMaterialOverrides ?? [])];
        if (changes.length === 0) return;
        clearInterval(looking);
        tell('shines', {
          changes: changes.map(([face, { baseColor, metallicFactor }]) => [face, baseColor, metallicFactor]),
        });
      }, LOOK_AGAIN_MS);
    },
    write: async ({ id, text }) => await here().clientCommands.comms.sendInstantMessage(id, text),
    /** Asks for what was written to it while it was away. */
    letters: async () => sayRaw('RetrieveInstantMessages', {}),
  };
  const listen = (clientEvents) => {
    clientEvents.onFriendRequest.subscribe((asked) => {
      request = asked;
      tell('asked', { from: asked.fromName });
    });
    clientEvents.onInventoryOffered.subscribe(({ fromName, message }) =>
      tell('offered', { from: fromName, text: message }),
    );
    clientEvents.onFriendResponse.subscribe(({ accepted, fromName }) => tell('answered', { from: fromName, accepted }));
    // Whose rights they are is told wrongly by this bot.
    clientEvents.onFriendRights.subscribe(({ myRights }) => tell('rights', { myRights }));
    clientEvents.onInstantMessage.subscribe(({ fromName, message }) =>
      tell('letter', { from: fromName, text: message }),
    );
  };
  return { listen, orders };
}
