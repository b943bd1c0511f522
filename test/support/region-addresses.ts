// Where the regions of simulated grids listen: each at the next port.

export const FIRST_PORT = 13_000;

export const addressOf = (region: number) => ({ host: '127.0.0.1', port: FIRST_PORT + region });
export const regionAt = (port: number): number => port - FIRST_PORT;
