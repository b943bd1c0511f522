// Every time and bound of a visitor, each with its reason. Figures called the viewer's were read from its public source.
import type { Millis } from '../words.ts';

const SECOND: Millis = 1000;

/** The viewer's interval between two pings. */
export const VIEWER_PING_MS: Millis = 5 * SECOND;
/** The viewer's intervals differ by this share to either side, so that a crowd does not ping in step. */
export const VIEWER_PING_JITTER = 0.05;
/** The viewer looks for circuits to ping once an interval: a new one waits between one and two of them. */
export const VIEWER_FIRST_PINGS = 2;
/** The viewer's average before the first answer: makes the first time-out 5 s. */
export const VIEWER_PING_START_MS: Millis = SECOND;
/** What the viewer takes a ping for that is on its way: its reckoning was made for one ping a second. */
export const VIEWER_PING_OUT_MS: Millis = 2 * SECOND;
/** Share of the slower of average and sample in the viewer's new average. */
export const VIEWER_PING_INERTIA = 0.8;
/** The viewer gives up a circuit whose pings were not answered for so long; other traffic does not count. */
export const VIEWER_LIVENESS_MS: Millis = 100 * SECOND;

/** At login the viewer waits so long for the ack of UseCircuitCode, four times. */
export const OPENING_WAIT_MS: Millis = 5 * SECOND;
/** The viewer gives up after so long without LogoutReply. */
export const LOGOUT_WAIT_MS: Millis = 6 * SECOND;
/** A viewer sends AgentUpdate at least once in this time, or it counts as gone. */
export const AGENT_UPDATE_MS: Millis = SECOND;

/** Circuits that a visitor keeps: a root and its eight neighbours, and as many that it left within 100 s. */
export const CIRCUITS_LIMIT = 18;

/** How long a login may take: the shortest limit among viewers of today. */
export const LOGIN_LIMIT_MS: Millis = 40 * SECOND;
/** How long one request of a capability may take; the viewer's own limit for most. */
export const REQUEST_LIMIT_MS: Millis = 30 * SECOND;
/** How long a poll of the event queue may be held: OpenSim answers after 58 s. */
export const POLL_LIMIT_MS: Millis = 65 * SECOND;
/** A poll that failed is asked again after this long, so that a queue that is gone is not asked in a loop. */
export const POLL_PAUSE_MS: Millis = 5 * SECOND;
/** The viewer asks the seed so often before it gives up. */
export const SEED_ATTEMPTS = 5;
/** From one attempt at the seed to the next. */
export const SEED_PAUSE_MS: Millis = SECOND;
/** Times that a login may be sent elsewhere: a ring of grids would send it round for ever. */
export const REDIRECTS_LIMIT = 5;

/** What the region says by itself on arrival. The viewer would wait for 240 s; node-metaverse gives up after 10 s. */
export const ARRIVAL_LIMIT_MS: Millis = 30 * SECOND;
/** What is answered at once on any grid that can do it. */
export const ANSWER_LIMIT_MS: Millis = 10 * SECOND;
/** The viewer's own limit for a teleport. */
export const TELEPORT_LIMIT_MS: Millis = 15 * SECOND;
/** A grid that can teleport says TeleportStart at once; one that stays silent for so long cannot. */
export const TELEPORT_START_MS: Millis = 5 * SECOND;

/** Metres that a walk must cover: more than a push or a correction of the height. */
export const WALK_METRES = 1;

/** Chats, things and complaints that a visitor remembers: it asks of the newest only. */
export const REMEMBERED_LIMIT = 1000;
