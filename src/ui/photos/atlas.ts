import { THUMBNAIL_SIDE } from '../../core/photos.ts';
import type { Thumbnails } from '../../store/thumbnails.ts';
import { Slots } from './slots.ts';

const PER_ROW = 16;
const PER_PAGE = PER_ROW * PER_ROW;
/** More photos than are ever drawn one by one, in 38 MB; without a bound 50,000 would take 460. */
const PAGES = 16;
const CORNER = 7;

/**
 * Thumbnails on a few large canvases, with round corners, ready to be drawn at any size. Rounding them here, once,
 * spares a clip for every photo of every frame. A photo comes when it is drawn and goes when others need its place.
 */
export class Atlas {
  readonly #thumbnails: Thumbnails;
  readonly #pages: CanvasRenderingContext2D[] = [];
  readonly #slots = new Slots(PAGES * PER_PAGE);
  #generation = -1;

  constructor(thumbnails: Thumbnails) {
    this.#thumbnails = thumbnails;
  }

  /**
   * Brings photos that are about to be drawn. A browser copies a canvas that has changed since it was last drawn
   * from: all changes first, then all drawing, costs one copy; in turns, one a photo.
   *
   * @param budgetMs after which the rest is left to the next call
   * @returns whether all are there, or have no thumbnail yet
   */
  prepare(ids: Iterable<number>, budgetMs = Infinity): boolean {
    if (this.#generation !== this.#thumbnails.generation) {
      this.#generation = this.#thumbnails.generation;
      this.#slots.clear();
    }
    const endMs = performance.now() + budgetMs;
    for (const id of ids) {
      if (this.#slots.find(id) !== undefined) continue;
      if (performance.now() > endMs) return false;
      this.#place(id);
    }
    return true;
  }

  /** Draws a photo that was prepared, its upper left corner at (x, y); false where its thumbnail has not come yet. */
  draw(target: CanvasRenderingContext2D, id: number, x: number, y: number, side: number): boolean {
    const slot = this.#slots.find(id);
    const page = slot === undefined ? undefined : this.#pages[Math.floor(slot / PER_PAGE)];
    if (slot === undefined || !page) return false;
    const [left, top] = placeOf(slot);
    target.drawImage(page.canvas, left, top, THUMBNAIL_SIDE, THUMBNAIL_SIDE, x, y, side, side);
    return true;
  }

  /** Draws one photo by itself. */
  drawOne(target: CanvasRenderingContext2D, id: number, x: number, y: number, side: number): boolean {
    this.prepare([id]);
    return this.draw(target, id, x, y, side);
  }

  #place(id: number): void {
    const pixels = this.#thumbnails.pixelsOf(id);
    if (!pixels) return;
    const slot = this.#slots.take(id);
    const page = (this.#pages[Math.floor(slot / PER_PAGE)] ??= createPage());
    const [left, top] = placeOf(slot);
    page.putImageData(new ImageData(pixels, THUMBNAIL_SIDE, THUMBNAIL_SIDE), left, top);
    page.beginPath();
    page.rect(left, top, THUMBNAIL_SIDE, THUMBNAIL_SIDE);
    page.roundRect(left, top, THUMBNAIL_SIDE, THUMBNAIL_SIDE, CORNER);
    page.fill('evenodd');
  }
}

function placeOf(slot: number): [number, number] {
  const place = slot % PER_PAGE;
  return [(place % PER_ROW) * THUMBNAIL_SIDE, Math.floor(place / PER_ROW) * THUMBNAIL_SIDE];
}

function createPage(): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = PER_ROW * THUMBNAIL_SIDE;
  const page = canvas.getContext('2d');
  if (!page) throw new Error('This browser gives no more canvases.');
  page.globalCompositeOperation = 'destination-out';
  return page;
}
