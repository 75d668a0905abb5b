import { prepareCanvas } from '../primitives/canvas.ts';
import { isFrameClaimed } from '../primitives/frameClaim.ts';
import { prefersReducedMotion } from '../primitives/preferences.ts';
import { pan, toScreen, WHOLE, zoomAt, type Camera } from './camera.ts';
import { pointAt } from './hitTest.ts';
import type { Area } from './layout.ts';
import { between, ease, MOTION_MS, startOf, type Scene } from './motion.ts';
import { NO_MARKS, reach, type MapMarks, type MapStyle } from './mapStyle.ts';
import { pointsWithin, type Outline } from './outline.ts';
import { paintMap, type Painters, type Picture } from './paint.ts';

/** A map that takes longer to draw than this leaves frames to others that need them. */
const LIGHT_MS = 4;

/** A photo that is pointed at, and where it is seen. */
export interface ActivePhoto {
  readonly index: number;
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

/**
 * The map on its canvas, outside React. It draws when something has changed and at no other time: while
 * photos move, that is every frame.
 */
export class MapView {
  readonly #canvas: HTMLCanvasElement;
  readonly #painters: Painters;
  readonly #onChange: () => void;
  #area: Area = { width: 0, height: 0 };
  #style: MapStyle | null = null;
  #marks: MapMarks = NO_MARKS;
  #outline: Outline | null = null;
  #from: Scene | null = null;
  #to: Scene | null = null;
  #shown: Scene | null = null;
  #movedAtMs = 0;
  #playMs: number | null = null;
  #frame = 0;
  /** What the last drawing took. */
  #tookMs = 0;
  #camera: Camera = WHOLE;
  #drawnCamera: Camera = WHOLE;
  #active: number | null = null;

  /** @param onChange after a drawing in which camera or places have changed */
  constructor(canvas: HTMLCanvasElement, painters: Painters, onChange: () => void) {
    this.#canvas = canvas;
    this.#painters = painters;
    this.#onChange = onChange;
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
  }

  resize(area: Area): void {
    this.#area = area;
    this.#request();
  }

  restyle(style: MapStyle): void {
    this.#style = style;
    this.#request();
  }

  /** Photos to stand out. */
  mark(marks: MapMarks): void {
    this.#marks = marks;
    this.#request();
  }

  /** An outline as it is being drawn; null when it is done. */
  draw(outline: Outline | null): void {
    if (outline === this.#outline) return;
    this.#outline = outline;
    this.#request();
  }

  /** Photos on the map within an outline. */
  within(outline: Outline): number[] {
    const scene = this.#shown;
    if (!scene) return [];
    return pointsWithin(this.screenPoints, outline, scene.waiting).map((index) => scene.ids[index]!);
  }

  /**
   * New places. Photos flow to them from wherever they are seen, unless the user wants no motion.
   *
   * @param playMs in which they get there at an even pace, where more places follow; null for at rest afterwards
   */
  show(scene: Scene, playMs: number | null): void {
    if (this.#active !== null) {
      const id = this.#shown?.ids[this.#active];
      const index = id === undefined ? -1 : scene.ids.indexOf(id);
      this.#active = index < 0 ? null : index;
    }
    this.#playMs = playMs;
    this.#from = prefersReducedMotion() ? scene : startOf(this.#shown, scene);
    this.#to = scene;
    this.#movedAtMs = performance.now();
    this.#request();
  }

  /** The same once more, since thumbnails have come. */
  redraw(): void {
    this.#request();
  }

  get zoomed(): boolean {
    return this.#camera !== WHOLE;
  }

  /** Places as they are seen. */
  get screenPoints(): Float32Array {
    const points = this.#shown?.points ?? new Float32Array(0);
    const { zoom, offsetX, offsetY } = this.#camera;
    const seen = new Float32Array(points.length);
    for (let at = 0; at < points.length; at += 2) {
      seen[at] = points[at]! * zoom + offsetX;
      seen[at + 1] = points[at + 1]! * zoom + offsetY;
    }
    return seen;
  }

  get active(): ActivePhoto | null {
    const index = this.#active;
    if (index === null || !this.#shown || index >= this.#shown.ids.length) return null;
    const { ids, points } = this.#shown;
    const [x, y] = toScreen(this.#camera, points[index * 2]!, points[index * 2 + 1]!);
    return { index, id: ids[index]!, x, y };
  }

  activate(index: number | null): void {
    if (index === this.#active) return;
    this.#active = index;
    this.#request();
  }

  pointTo(x: number, y: number): void {
    if (!this.#shown || !this.#style) return;
    this.activate(pointAt(this.screenPoints, reach(this.#shown, this.#camera, this.#style.mode), x, y));
  }

  zoom(factor: number, x = this.#area.width / 2, y = this.#area.height / 2): void {
    this.#camera = zoomAt(this.#camera, factor, x, y);
    this.#request();
  }

  pan(dx: number, dy: number): void {
    if (!this.zoomed) return;
    this.#camera = pan(this.#camera, dx, dy);
    this.#request();
  }

  reset(): void {
    this.#camera = WHOLE;
    this.#request();
  }

  #request(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#frame = 0;
    if (this.#tookMs > LIGHT_MS && isFrameClaimed()) {
      this.#request();
      return;
    }
    const startedMs = performance.now();
    const { width, height } = this.#area;
    if (!this.#from || !this.#to || !this.#style || width === 0) return;
    const share = (startedMs - this.#movedAtMs) / (this.#playMs ?? MOTION_MS);
    this.#shown = between(this.#from, this.#to, this.#playMs === null ? ease(share) : share);
    const context = prepareCanvas(this.#canvas, width, height);
    const flows = share < 1 && this.#from !== this.#to;
    const isMoving = flows || this.#camera !== this.#drawnCamera;
    this.#drawnCamera = this.#camera;
    const picture: Picture = {
      scene: this.#shown,
      camera: this.#camera,
      style: this.#style,
      marks: this.#marks,
      active: this.#active,
      outline: this.#outline,
      motion: isMoving ? 'moving' : 'at rest',
    };
    const blurred = paintMap(context, this.#painters, picture);
    this.#tookMs = performance.now() - startedMs;
    this.#onChange();
    if (blurred || flows) this.#request();
  }
}
