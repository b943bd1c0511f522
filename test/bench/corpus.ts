// The folder of real files, which is not part of the project.

/** Undefined when there is none: then files of our own making are measured. */
export const corpus = process.env['REZBENCH_CORPUS'];
