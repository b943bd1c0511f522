// One bot in a process of its own: what it leaves behind can be seen from outside. It sends what happens to it to the
// process that forked it, and does what that process sends, such as { do: 'stay' } or { do: 'say', text: '…' }.
// Forked with the words FOLDER LOGIN_URI FIRST LAST, where FOLDER holds the installed packages.
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { belongings } from './belongings.mjs';
import { guarding } from './guarding.mjs';

const [folder, loginUri, first, last] = process.argv.slice(2);
const library = createRequire(path.join(folder, 'package.json'))('@caspertech/node-metaverse');
const { AssetType, Bot, BotOptionFlags, FolderType, InventoryType, LoginParameters, PacketFlags, UUID, Vector3 } =
  library;

/** A message of this bot's library that its own orders never send. */
const messageOf = (name) =>
  createRequire(path.join(folder, 'package.json'))(
    path.join(folder, 'node_modules/@caspertech/node-metaverse/dist/lib/classes/messages', `${name}.js`),
  )[`${name}Message`];
/** Says a message with the ids of the agent in it. */
function sayRaw(name, blocks) {
  const { circuit } = staying.currentRegion;
  const Message = messageOf(name);
  const AgentData = { AgentID: staying.agentID(), SessionID: circuit.sessionID };
  circuit.sendMessage(Object.assign(new Message(), { AgentData }, blocks), PacketFlags.Reliable);
}

const { Message } = createRequire(path.join(folder, 'package.json'))(
  path.join(folder, 'node_modules/@caspertech/node-metaverse/dist/lib/enums/Message.js'),
);

const tell = (event, facts = {}) => process.send({ event, ...facts });
process.on('unhandledRejection', (reason) => tell('unhandled', { reason: String(reason?.message ?? reason) }));

const parameters = new LoginParameters();
Object.assign(parameters, { firstName: first, lastName: last, password: 'any', start: 'last', url: loginUri });

const { listen, orders } = belongings({ library, tell, sayRaw, here: () => staying, boxes: () => built });

const ORDERS = {
  ...orders,
  ...guarding({ library, tell, sayRaw, here: () => staying, Message }),
  /** Logs in and stays until it is told to close. */
  stay: async ({ objects = false }) => {
    const bot = newBot(objects);
    await arrive(bot);
    staying = bot;
    const region = bot.currentRegion;
    await region.waitForTerrain();
    tell('terrain', { heights: heights(region) });
  },
  /** `loud`: whisper, say or shout. */
  say: async ({ text, loud = 'say' }) => await staying.clientCommands.comms[loud](text),
  /** Goes to a place in a region, by its name or by metres on the map; tells what it sees there, or why it stays. */
  teleport: async ({ region, metres, place = [128, 128, 30] }) => {
    const { teleport } = staying.clientCommands;
    const there = new Vector3(place);
    try {
      if (region === undefined) await teleport.teleportToRegionCoordinates(...metres, there, there);
      else await teleport.teleportTo(region, there, there);
    } catch (error) {
      tell('refused', { reason: String(error?.teleportEvent?.message ?? error?.message ?? error) });
      return;
    }
    await staying.currentRegion.waitForTerrain();
    tell('teleported', { region: staying.currentRegion.regionName, heights: heights(staying.currentRegion) });
  },
  /** Shapes the land. `place`: west, south, east and north. */
  shape: async ({ action, seconds, height = 0, place: [West, South, East, North], width }) => {
    sayRaw('ModifyLand', {
      ModifyBlock: { Action: action, BrushSize: 0, Seconds: seconds, Height: height },
      ParcelData: [{ LocalID: -1, West, South, East, North }],
      ModifyBlockExtended: [{ BrushSize: width }],
    });
  },
  /** Tells the land as it knows it now. */
  land: async () => tell('land', { heights: heights(staying.currentRegion) }),
  /** Finds the parcels of its region by their borders, and asks for each. */
  parcels: async () => {
    const found = await staying.clientCommands.region.getParcels();
    tell('parcels', { parcels: found.map(({ Name, Area, LocalID }) => `${LocalID} ${Name} ${Area}`).sort() });
  },
  /** Divides or joins parcels. `place`: west, south, east and north. */
  parcel: async ({ message, place: [West, South, East, North] }) => {
    sayRaw(message, { ParcelData: { West, South, East, North } });
  },
  /** Offers somebody a teleport to where it is. */
  lure: async ({ to }) => await staying.clientCommands.comms.sendTeleport(to, 'Come'),
  /** Goes where it is offered to go, as soon as it is. */
  follow: async () => {
    const lured = new Promise((resolve) => staying.clientEvents.onLure.subscribe(resolve));
    tell('waiting');
    const { fromName, lureMessage } = await lured;
    const lure = await lured;
    await staying.clientCommands.teleport.acceptTeleport(lure);
    tell('followed', { from: fromName, text: lureMessage, region: staying.currentRegion.regionName });
  },
  /** Makes a landmark of where it is; tells the id of its asset and the text in it. */
  mark: async () => {
    const { circuit } = staying.currentRegion;
    const folder = staying.clientCommands.inventory.getInventoryRoot();
    const made = circuit.waitForMessage(Message.UpdateCreateInventoryItem, 10_000);
    sayRaw('CreateInventoryItem', {
      InventoryBlock: {
        ...{ CallbackID: 1, FolderID: folder.folderID, TransactionID: UUID.zero(), NextOwnerMask: 0x7fffffff },
        ...{ Type: AssetType.Landmark, InvType: InventoryType.Landmark, WearableType: 0 },
        ...{ Name: Buffer.from('Here\0'), Description: Buffer.from('\0') },
      },
    });
    const { AssetID } = (await made).InventoryData[0];
    const bytes = await staying.clientCommands.asset.downloadAsset(AssetType.Landmark, AssetID.toString());
    tell('marked', { id: AssetID.toString(), text: bytes.toString() });
  },
  /** Goes where a landmark leads; the null id is home. */
  landmark: async ({ id }) => {
    const gone = staying.clientCommands.teleport.awaitTeleportEvent(true);
    const { circuit } = staying.currentRegion;
    const Info = { AgentID: staying.agentID(), SessionID: circuit.sessionID, LandmarkID: new UUID(id) };
    circuit.sendMessage(Object.assign(new (messageOf('TeleportLandmarkRequest'))(), { Info }), PacketFlags.Reliable);
    await gone;
    tell('landed', { region: staying.currentRegion.regionName });
  },
  /** Looks a region up on the map, by its name; tells where it is, what it is called there, and how many stand in it. */
  find: async ({ name }) => {
    const { grid } = staying.clientCommands;
    const { X, Y, agents } = await grid.getRegionByName(name);
    const { avatars, block } = await grid.getRegionMapInfo(X, Y);
    tell('found', { x: X, y: Y, agents, name: block.name, places: avatars.map(({ x, y }) => [x, y]) });
  },
  /** Builds boxes at a place. */
  build: async ({ count, place }) => {
    built = await staying.clientCommands.region.createPrims(count, new Vector3(place));
    tell('built', { prims: built.map(described) });
  },
  /** Changes what it has built: the first box is the root of the others, has a name, stands elsewhere, is touched, is gone. */
  link: async () => {
    await built[0].linkFrom(built.slice(1));
    tell('linked');
  },
  /** Tells what it knows of a prim. */
  look: async ({ localId }) => {
    tell('seen', described(await staying.clientCommands.region.getObjectByLocalID(localId, false)));
  },
  /** Tells when a prim that it knows is gone; this bot has no event for that. */
  watch: async ({ localId }) => {
    const object = await staying.clientCommands.region.getObjectByLocalID(localId, false);
    const looking = setInterval(() => {
      if (object.deleted !== true) return;
      clearInterval(looking);
      tell('vanished', { localId });
    }, LOOK_AGAIN_MS);
    tell('watching', { localId });
  },
  name: async ({ name }) => await built[0].setName(name),
  place: async ({ place }) => {
    await built[0].setGeometry(new Vector3(place), undefined, undefined, true);
    tell('placed');
  },
  touch: async ({ localId }) => {
    await staying.clientCommands.region.touchObject(localId);
    tell('touched');
  },
  remove: async () => {
    const toTheTrash = 6;
    await built[0].deRezObject(toTheTrash, UUID.random(), UUID.zero());
    tell('removed');
  },
  /** Makes an item out of bytes, in the root; tells whether it reads the same bytes as its asset. */
  upload: async ({ kind, name, bytes }) => {
    const { asset, inventory } = staying.clientCommands;
    const data = Buffer.from(bytes, 'base64');
    const item = await inventory.getInventoryRoot().uploadAsset(AssetType[kind], InventoryType[kind], data, name, '');
    const found = await asset.downloadAsset(AssetType[kind], item.assetID);
    tell('uploaded', { name: item.name, same: Buffer.compare(found, data) === 0 });
  },
  /** Makes a folder in the root. */
  folder: async ({ name }) => {
    const root = staying.clientCommands.inventory.getInventoryRoot();
    const made = await root.createFolder(name, FolderType.None);
    tell('made', { name: made.name, version: made.version });
  },
  /** Reads an asset; tells its bytes. */
  download: async ({ kind, id }) => {
    const found = await staying.clientCommands.asset.downloadAsset(AssetType[kind], id);
    tell('downloaded', { id, bytes: found.toString('base64') });
  },
  /** Logs in and out `times` times, then ends. `pauseMs`: from the end of a visit to the next login. */
  visit: async ({ times }) => {
    let leftAt;
    for (let visit = 1; visit <= times; visit += 1) {
      const bot = newBot();
      const pauseMs = leftAt === undefined ? undefined : performance.now() - leftAt;
      await arrive(bot);
      await bot.close();
      leftAt = performance.now();
      tell('visited', { visit, pauseMs });
    }
    process.disconnect();
  },
  /** Logs in once more while it is still there, as somebody whose first viewer hangs. */
  again: async () => {
    const bot = newBot();
    await arrive(bot);
    staying = bot;
    tell('again');
  },
  /** Fetches all folders of its inventory and of the library, and tells their names with those of what is in them. */
  inventory: async () => {
    const { inventory } = staying.agent;
    const own = await foldersBelow(inventory.getRootFolderMain());
    tell('inventory', { own, library: await foldersBelow(inventory.getRootFolderLibrary()) });
  },
  /** Does nothing for so long; then asks for its parcel, and tells how many milliseconds later its event queue answered. */
  idle: async ({ seconds }) => {
    for (const part of ['half', 'whole']) {
      await new Promise((resolve) => setTimeout(resolve, (seconds * 1000) / 2));
      tell('idle', { part });
    }
    const since = performance.now();
    const { Name } = await staying.currentRegion.getParcelProperties(128, 128);
    tell('answered', { parcel: Name, ms: performance.now() - since });
  },
  close: async () => {
    await staying.close();
    tell('closed');
    // Nothing of ours keeps the process alive any more.
    process.disconnect();
  },
};

const LOOK_AGAIN_MS = 20;
let staying;
let built = [];

process.on('message', (order) => {
  ORDERS[order.do](order).catch((error) => {
    tell('failed', { step: order.do, reason: String(error?.message ?? error) });
    process.exitCode = 1;
    process.disconnect();
  });
});

function newBot(objects = false) {
  const bot = new Bot(parameters, objects ? BotOptionFlags.None : BotOptionFlags.LiteObjectStore);
  const { clientEvents } = bot;
  clientEvents.onNearbyChat.subscribe((heard) => {
    if (heard.message !== '') tell('heard', { from: heard.fromName, text: heard.message, kind: heard.sourceType });
  });
  clientEvents.onAvatarEnteredRegion.subscribe((avatar) => {
    tell('entered', { name: avatar.getName() });
    avatar.onLeftRegion.subscribe(() => tell('left', { name: avatar.getName() }));
  });
  clientEvents.onNewObjectEvent.subscribe(({ object }) => tell('appeared', described(object)));
  clientEvents.onObjectUpdatedEvent.subscribe(({ object }) => tell('changed', described(object)));
  clientEvents.onParcelPropertiesEvent.subscribe((parcel) => tell('parcel', { name: parcel.Name }));
  listen(clientEvents);
  clientEvents.onDisconnected.subscribe(({ requested, message }) => tell('disconnected', { requested, message }));
  return bot;
}

async function arrive(bot) {
  await bot.login();
  tell('login', { id: bot.agentID().toString() });
  await bot.connectToSim();
  tell('connected', { region: bot.currentRegion.regionName });
}

/** What the bot knows of a prim. */
function described({ FullID, ID, IsAttachment, ParentID, Position, Text, attachmentPoint, name }) {
  const place = Position === undefined ? '' : `${Position.x} ${Position.y} ${Position.z}`;
  const worn = IsAttachment === true ? attachmentPoint : 0;
  return { id: FullID.toString(), localId: ID, parent: ParentID ?? 0, place, text: Text ?? '', name: name ?? '', worn };
}

async function foldersBelow(folder) {
  await folder.populate(false);
  const names = folder.items.map(({ name }) => name).sort();
  const below = [];
  for (const child of folder.folders) below.push(...(await foldersBelow(child)));
  return [{ name: folder.name, items: names }, ...below];
}

/** All heights of the region, row by row from the south, as base64 of 32-bit floats, little-endian. */
function heights(region) {
  const floats = new Float32Array(256 * 256);
  for (let y = 0; y < 256; y += 1) {
    for (let x = 0; x < 256; x += 1) floats[y * 256 + x] = region.terrain[y][x];
  }
  return Buffer.from(floats.buffer).toString('base64');
}
