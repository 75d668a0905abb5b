/** Files of a TensorFlow.js layers model, as the engine gives them. */
export interface LayersModelParts {
  readonly modelTopology: object;
  readonly weightSpecs: readonly object[];
  readonly weightData: Uint8Array;
}

/** `model.json` beside its `weights.bin`. */
export function modelJson({ modelTopology, weightSpecs }: LayersModelParts): string {
  return JSON.stringify({
    format: 'layers-model',
    generatedBy: 'Likeness',
    convertedBy: null,
    modelTopology,
    weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs }],
  });
}
