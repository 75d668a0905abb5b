/** Gives Node a `navigator.gpu` by Dawn, so that tests run the engine as a browser would. */
import { create, globals } from 'webgpu';

Object.assign(globalThis, globals);
Object.defineProperty(globalThis, 'navigator', { value: { gpu: create([]) }, configurable: true });
