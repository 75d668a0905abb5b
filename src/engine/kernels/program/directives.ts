/** A line such as `enable subgroups;`, by itself. */
const DIRECTIVE = /^[ \t]*enable [\w, ]+;[ \t]*$/gm;

/**
 * WGSL with its `enable` lines at the top, where the language wants them: TensorFlow.js puts declarations of its own
 * before the code of a program, and knows of no other place for ours.
 */
export function liftDirectives(code: string): string {
  const directives = code.match(DIRECTIVE);
  if (directives === null) return code;
  return [...new Set(directives.map((line) => line.trim())), code.replace(DIRECTIVE, '')].join('\n');
}

/**
 * Lets our `.wgsl` files say `enable` on a device that TensorFlow.js is given: all modules it makes from now on have
 * those lines lifted. Code without them stays as it is.
 */
export function acceptDirectives(device: GPUDevice): void {
  const create = device.createShaderModule.bind(device);
  device.createShaderModule = (descriptor) =>
    create({ ...descriptor, code: liftDirectives(descriptor.code) });
}
