// One bot in a process of its own: what it leaves behind can be seen from outside. It sends what happens to it to the
// process that forked it, and does what that process sends, such as { do: 'stay' } or { do: 'say', text: '…' }.
// Forked with the words FOLDER LOGIN_URI FIRST LAST, where FOLDER holds the installed packages.
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

const [folder, loginUri, first, last] = process.argv.slice(2);
const { Bot, BotOptionFlags, LoginParameters, Vector3 } = createRequire(path.join(folder, 'package.json'))(
  '@caspertech/node-metaverse',
);

const tell = (event, facts = {}) => process.send({ event, ...facts });
process.on('unhandledRejection', (reason) => tell('unhandled', { reason: String(reason?.message ?? reason) }));

const parameters = new LoginParameters();
Object.assign(parameters, { firstName: first, lastName: last, password: 'any', start: 'last', url: loginUri });

const ORDERS = {
  /** Logs in and stays until it is told to close. */
  stay: async () => {
    const bot = newBot();
    await arrive(bot);
    staying = bot;
    const region = bot.currentRegion;
    await region.waitForTerrain();
    tell('terrain', { heights: heights(region) });
  },
  say: async ({ text }) => await staying.clientCommands.comms.say(text),
  /** Goes to the middle of a region, by its name or by metres on the map; tells what it sees there, or why it stays. */
  teleport: async ({ region, metres }) => {
    const { teleport } = staying.clientCommands;
    const middle = new Vector3([128, 128, 30]);
    try {
      if (region === undefined) await teleport.teleportToRegionCoordinates(...metres, middle, middle);
      else await teleport.teleportTo(region, middle, middle);
    } catch (error) {
      tell('refused', { reason: String(error?.teleportEvent?.message ?? error?.message ?? error) });
      return;
    }
    await staying.currentRegion.waitForTerrain();
    tell('teleported', { region: staying.currentRegion.regionName, heights: heights(staying.currentRegion) });
  },
  /** Logs in and out `times` times, then ends. */
  visit: async ({ times }) => {
    for (let visit = 1; visit <= times; visit += 1) {
      const bot = newBot();
      await arrive(bot);
      await bot.close();
      tell('visited', { visit });
    }
    process.disconnect();
  },
  close: async () => {
    await staying.close();
    tell('closed');
    // Nothing of ours keeps the process alive any more.
    process.disconnect();
  },
};

let staying;

process.on('message', (order) => {
  ORDERS[order.do](order).catch((error) => {
    tell('failed', { step: order.do, reason: String(error?.message ?? error) });
    process.exitCode = 1;
    process.disconnect();
  });
});

function newBot() {
  const bot = new Bot(parameters, BotOptionFlags.LiteObjectStore);
  const { clientEvents } = bot;
  clientEvents.onNearbyChat.subscribe((heard) => {
    if (heard.message !== '') tell('heard', { from: heard.fromName, text: heard.message });
  });
  clientEvents.onAvatarEnteredRegion.subscribe((avatar) => {
    tell('entered', { name: avatar.getName() });
    avatar.onLeftRegion.subscribe(() => tell('left', { name: avatar.getName() }));
  });
  clientEvents.onParcelPropertiesEvent.subscribe((parcel) => tell('parcel', { name: parcel.Name }));
  clientEvents.onDisconnected.subscribe(({ requested, message }) => tell('disconnected', { requested, message }));
  return bot;
}

async function arrive(bot) {
  await bot.login();
  tell('login', { id: bot.agentID().toString() });
  await bot.connectToSim();
  tell('connected', { region: bot.currentRegion.regionName });
}

/** All heights of the region, row by row from the south, as base64 of 32-bit floats, little-endian. */
function heights(region) {
  const floats = new Float32Array(256 * 256);
  for (let y = 0; y < 256; y += 1) {
    for (let x = 0; x < 256; x += 1) floats[y * 256 + x] = region.terrain[y][x];
  }
  return Buffer.from(floats.buffer).toString('base64');
}
