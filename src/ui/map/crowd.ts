import type { Mipmaps, Pixels } from '../photos/mipmaps.ts';
import { magnification, seen } from './camera.ts';
import { alphaOf, DOT_RADIUS, layersOf, type Scenery } from './mapStyle.ts';
import { discStamp, PixelCanvas } from './pixelCanvas.ts';

/** From so many photos in sight on, a call of the canvas for each takes longer than a frame may. */
export const CROWD = 1200;

/** A crowd as it is looked at. */
interface CrowdScenery extends Scenery {
  /** Index of the photo that is pointed at, which somebody else draws. */
  readonly active: number | null;
  readonly motion: 'moving' | 'at rest';
}

/** One layer of it. */
interface LayerView extends Omit<CrowdScenery, 'motion'> {
  /** Pixels of the canvas to one of CSS. */
  readonly ratio: number;
  readonly isOf: (id: number) => boolean;
}

/**
 * Draws thousands of photos by copying their pixels: 10,000 take about as long as 300 calls of drawImage. They
 * stand on whole pixels, which no one sees of photos so small.
 */
export class CrowdPainter {
  readonly #mipmaps: Mipmaps;
  /** Made when it is needed first, since few photos never need it. */
  #made: CanvasRenderingContext2D | null = null;
  /** Pictures of one pixel. */
  readonly #plains = new Map<string, Pixels>();
  #pixels = new PixelCanvas(1, 1);

  constructor(mipmaps: Mipmaps) {
    this.#mipmaps = mipmaps;
  }

  get #context(): CanvasRenderingContext2D {
    this.#made ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!this.#made) throw new Error('This browser gives no more canvases.');
    return this.#made;
  }

  /**
   * Draws all photos of a scene but the one that is pointed at.
   *
   * @returns whether another frame would be sharper, since not all pictures have been made small yet
   */
  paint(target: CanvasRenderingContext2D, { motion, ...scenery }: CrowdScenery): boolean {
    const { width, height } = target.canvas;
    this.#resize(width, height);
    this.#mipmaps.beginFrame(motion === 'moving');
    const ratio = target.getTransform().a;
    const layers = layersOf(scenery.style);
    const seenNow = { ...scenery, ratio };
    // Dots lie over what was drawn before them, photos under it.
    if (scenery.style.mode === 'dots') for (const isOf of layers) this.#dots({ ...seenNow, isOf });
    else for (const isOf of layers.toReversed()) this.#photos({ ...seenNow, isOf });
    this.#context.putImageData(new ImageData(bytesOf(this.#pixels), width, height), 0, 0);
    target.drawImage(this.#context.canvas, 0, 0, width / ratio, height / ratio);
    return !this.#mipmaps.complete;
  }

  #photos({ scene, camera, style, active, ratio, isOf }: LayerView): void {
    const pixels = this.#pixels;
    const exact = scene.side * magnification(camera) * ratio;
    const side = Math.max(1, Math.min(256, Math.round(exact)));
    const edge = Math.max(1, Math.round(Math.max(1.5 * ratio, exact * 0.07)));
    // The topmost first, since each pixel keeps what comes first.
    for (let index = scene.ids.length - 1; index >= 0; index--) {
      const id = scene.ids[index]!;
      if (index === active || !isOf(id)) continue;
      // Whole numbers to the engine as well: as others they would lie on the heap, 20,000 a frame.
      const left =
        Math.round(seen(scene.points[index * 2]!, camera.zoom, camera.offsetX) * ratio - side / 2) | 0;
      const top =
        Math.round(seen(scene.points[index * 2 + 1]!, camera.zoom, camera.offsetY) * ratio - side / 2) | 0;
      if (left <= -side || top <= -side || left >= pixels.width || top >= pixels.height) continue;
      const alpha = alphaOf(scene, style, index);
      const colour = alpha < 1 ? null : (style.colourOf?.(id) ?? null);
      const picture = this.#mipmaps.pick(id, side);
      if (picture) pixels.picture(picture, left, top, side, Math.round(255 * alpha));
      if (colour !== null) pixels.picture(this.#plain(colour), left - edge, top - edge, side + 2 * edge, 255);
    }
  }

  #dots({ scene, camera, style, active, ratio, isOf }: LayerView): void {
    const { cover, side } = discStamp(DOT_RADIUS * ratio);
    for (let index = scene.waiting; index < scene.ids.length; index++) {
      const id = scene.ids[index]!;
      if (index === active || !isOf(id)) continue;
      const x = seen(scene.points[index * 2]!, camera.zoom, camera.offsetX) * ratio;
      const y = seen(scene.points[index * 2 + 1]!, camera.zoom, camera.offsetY) * ratio;
      const faded = style.isFaded?.(id) ?? false;
      const { data } = this.#plain(faded ? style.faint : (style.colourOf?.(id) ?? style.soft));
      const [colour = 0] = data;
      this.#pixels.stamp(cover, side, colour, Math.round(x - side / 2), Math.round(y - side / 2));
    }
  }

  #resize(width: number, height: number): void {
    if (this.#pixels.width === width && this.#pixels.height === height) {
      this.#pixels.clear();
      return;
    }
    const { canvas } = this.#context;
    canvas.width = width;
    canvas.height = height;
    this.#pixels = new PixelCanvas(width, height);
  }

  /** A CSS colour as a picture of one pixel. */
  #plain(colour: string): Pixels {
    let plain = this.#plains.get(colour);
    if (plain === undefined) {
      this.#context.fillStyle = colour;
      this.#context.fillRect(0, 0, 1, 1);
      const { data } = this.#context.getImageData(0, 0, 1, 1);
      const word = (data[0]! | (data[1]! << 8) | (data[2]! << 16) | (255 << 24)) >>> 0;
      plain = { data: Uint32Array.of(word), side: 1 };
      this.#plains.set(colour, plain);
    }
    return plain;
  }
}

function bytesOf({ words }: PixelCanvas): Uint8ClampedArray<ArrayBuffer> {
  return new Uint8ClampedArray(words.buffer);
}
