// The version of all our processes: they are built and shipped together. A test holds it equal to package.json.
export const VERSION = '0.1.0';
