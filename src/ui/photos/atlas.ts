import { THUMBNAIL_SIDE } from '../../core/photos.ts';
import type { Thumbnails } from '../../store/thumbnails.ts';

const PER_ROW = 32;
const PER_PAGE = PER_ROW * PER_ROW;
const CORNER = 7;

/**
 * All thumbnails on a few large canvases, with round corners, ready to be drawn at any size. Rounding them
 * here, once, spares a clip for every photo of every frame.
 */
export class Atlas {
  readonly #thumbnails: Thumbnails;
  readonly #pages: CanvasRenderingContext2D[] = [];
  #ready = 0;
  #generation = -1;

  constructor(thumbnails: Thumbnails) {
    this.#thumbnails = thumbnails;
  }

  /** Draws the thumbnail of a photo with its upper left corner at (x, y); false where it has not come yet. */
  draw(target: CanvasRenderingContext2D, id: number, x: number, y: number, side: number): boolean {
    this.#update();
    const page = this.#pages[Math.floor(id / PER_PAGE)];
    if (!page || id >= this.#ready) return false;
    const [left, top] = placeOf(id);
    target.drawImage(page.canvas, left, top, THUMBNAIL_SIDE, THUMBNAIL_SIDE, x, y, side, side);
    return true;
  }

  #update(): void {
    if (this.#generation !== this.#thumbnails.generation) {
      this.#generation = this.#thumbnails.generation;
      this.#ready = 0;
      this.#pages.length = 0;
    }
    for (; this.#ready < this.#thumbnails.count; this.#ready++) this.#place(this.#ready);
  }

  #place(id: number): void {
    const pixels = this.#thumbnails.pixelsOf(id);
    if (!pixels) return;
    const page = (this.#pages[Math.floor(id / PER_PAGE)] ??= createPage());
    const [left, top] = placeOf(id);
    page.putImageData(new ImageData(pixels, THUMBNAIL_SIDE, THUMBNAIL_SIDE), left, top);
    page.beginPath();
    page.rect(left, top, THUMBNAIL_SIDE, THUMBNAIL_SIDE);
    page.roundRect(left, top, THUMBNAIL_SIDE, THUMBNAIL_SIDE, CORNER);
    page.fill('evenodd');
  }
}

function placeOf(id: number): [number, number] {
  const place = id % PER_PAGE;
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
