// What a bot does with things and with friends: wears, fills, gives, asks and writes.

/**
 * Orders, and what is told of what happens meanwhile. `library`: the bot's own; `here`: the bot that stays; `boxes`: what it has built.
 */
export function belongings({ boxes, here, library: { AssetType, InventoryType }, sayRaw, tell }) {
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
