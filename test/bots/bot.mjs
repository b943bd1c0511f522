// One bot in a process of its own: what it leaves behind can be seen from outside. It sends what happens to it to the
// process that forked it, and does what that process sends: { do: 'say', text: '…' }, { do: 'close' }.
// Forked with the words FOLDER LOGIN_URI FIRST LAST, where FOLDER holds the installed packages.
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

const [folder, loginUri, first, last] = process.argv.slice(2);
const { Bot, BotOptionFlags, LoginParameters } = createRequire(path.join(folder, 'package.json'))(
  '@caspertech/node-metaverse',
);

const tell = (event, facts = {}) => process.send({ event, ...facts });
process.on('unhandledRejection', (reason) => tell('unhandled', { reason: String(reason?.message ?? reason) }));

const parameters = new LoginParameters();
Object.assign(parameters, { firstName: first, lastName: last, password: 'any', start: 'last', url: loginUri });
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
clientEvents.onCircuitLatency.subscribe((milliseconds) => tell('ping', { milliseconds }));
clientEvents.onDisconnected.subscribe((end) =>
  tell('disconnected', { requested: end.requested, message: end.message }),
);

process.on('message', (order) => {
  obey(order).catch((error) => tell('failed', { step: order.do, reason: String(error?.message ?? error) }));
});

async function obey(order) {
  if (order.do === 'say') return await bot.clientCommands.comms.say(order.text);
  if (order.do === 'close') {
    await bot.close();
    tell('closed');
    // Nothing of ours keeps the process alive any more.
    process.disconnect();
  }
}

/** All heights of the region, row by row from the south, as base64 of 32-bit floats, little-endian. */
function heights(region) {
  const floats = new Float32Array(256 * 256);
  for (let y = 0; y < 256; y += 1) {
    for (let x = 0; x < 256; x += 1) floats[y * 256 + x] = region.getTerrainHeightAtPoint(x, y);
  }
  return Buffer.from(floats.buffer).toString('base64');
}

async function arrive() {
  await bot.login();
  tell('login', { id: bot.agentID().toString() });
  await bot.connectToSim();
  const region = bot.currentRegion;
  tell('connected', { region: region.regionName });
  await region.waitForTerrain();
  tell('terrain', { heights: heights(region) });
}

arrive().catch((error) => {
  tell('failed', { step: 'arrival', reason: String(error?.message ?? error) });
  process.exitCode = 1;
  process.disconnect();
});
