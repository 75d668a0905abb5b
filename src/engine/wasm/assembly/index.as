// The module that trains: every kernel takes (unit, lane, …). Units may be computed in any order and by any lane;
// what is computed does not depend on it. Memory is TensorFlow.js's own: pointers come in, nothing is allocated here.
export { adamw } from './adamw';
export { addRelu, addReluGradient } from './addRelu';
export {
  normalise,
  normaliseInputGradient,
  scaleAndShiftPartial,
  statistics,
  statisticsPartial,
} from './batchNorm';
export { convolve, convolvePoints, packFilter } from './convolution';
export { filterGradient, sumChunks } from './filterGradient';
export { averagePool, averagePoolGradient } from './globalAveragePool';
export { groupGradientSums, groupInputGradient, groupNormalise, groupStatistics } from './groupNorm';
export { inputGradientStride2 } from './inputGradient';
