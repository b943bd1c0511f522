// The style sheet is taken by the bundler; to the compiler it is an import without values.
declare module '*.css';
