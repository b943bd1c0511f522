// The cosine transform of one 16 × 16 patch of land, and the order in which its coefficients travel.
import { cosinesOf } from '../../cosines.ts';

/** Metres, samples and coefficients along one edge of a patch. */
export const PATCH_SIZE = 16;
export const PATCH_CELLS = PATCH_SIZE * PATCH_SIZE;

const COSINES = cosinesOf(PATCH_SIZE);

/** [land.patch.4] The transform, one direction after the other. Cells and coefficients stand row by row. */
export const cosineTransform = COSINES.transform;

/** [land.patch.5] The cells of a patch (v · 16 + u) along its diagonals. */
export const ZIGZAG = COSINES.zigzag;
