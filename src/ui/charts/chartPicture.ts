import { t } from '../language/t.ts';
import { token } from '../primitives/canvas.ts';
import { lineLook } from './lineLook.ts';
import type { ChartLine } from './reading.ts';

/** Pixels for each of the page's, so that it is sharp in print too. */
const RATIO = 2;
const PAD = 16;
const TITLE = 28;
const ROW = 20;
const KEY = 24;

/** What style sheets say of an element; a picture by itself has none. */
const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'paint-order',
  'font-size',
  'font-family',
];

/** A chart as a PNG, as it is seen: with its title, and a key where there are several curves. */
export async function chartPicture(
  chart: Element,
  title: string,
  lines: readonly ChartLine[],
): Promise<Uint8Array<ArrayBuffer>> {
  const svg = chart.querySelector('svg');
  if (svg === null) throw new Error('There is no chart to be drawn yet.');
  const drawn = lines.filter(({ role }) => role !== 'raw').toReversed();
  const named = drawn.length > 1 ? drawn : [];
  const manyRuns = new Set(drawn.map(({ run }) => run)).size > 1;
  const { width, height } = svg.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil((width + 2 * PAD) * RATIO);
  canvas.height = Math.ceil((height + 2 * PAD + TITLE + named.length * ROW) * RATIO);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives no more canvases.');
  context.scale(RATIO, RATIO);
  context.fillStyle = token(chart, '--panel');
  context.fillRect(0, 0, canvas.width, canvas.height);
  const font = getComputedStyle(chart).fontFamily;
  const ink = token(chart, '--ink');
  context.fillStyle = ink;
  context.textBaseline = 'middle';
  context.font = `600 14px ${font}`;
  context.fillText(title, PAD, PAD + TITLE / 2 - 4);
  context.drawImage(await asImage(svg, width, height), PAD, PAD + TITLE, width, height);
  context.font = `12px ${font}`;
  named.forEach((line, at) => {
    const y = PAD + TITLE + height + (at + 0.5) * ROW;
    const selector = `.${lineLook(line).replaceAll(' ', '.')} path`;
    drawKey(context, svg.querySelector(selector), y);
    context.fillStyle = ink;
    const name = manyRuns ? `${t('run {run}', { run: line.run })} ${line.label}` : line.label;
    context.fillText(name, PAD + KEY + 8, y);
  });
  return pngOf(canvas);
}

/** A stroke as its curve has it. */
function drawKey(context: CanvasRenderingContext2D, curve: Element | null, y: number): void {
  if (curve === null) return;
  const { stroke, strokeDasharray, strokeWidth } = getComputedStyle(curve);
  context.strokeStyle = stroke;
  context.lineWidth = parseFloat(strokeWidth);
  context.setLineDash(strokeDasharray === 'none' ? [] : strokeDasharray.split(',').map(parseFloat));
  context.beginPath();
  context.moveTo(PAD, y);
  context.lineTo(PAD + KEY, y);
  context.stroke();
}

/** A drawing of the page by itself, with what its style sheets made of it. */
async function asImage(svg: SVGSVGElement, width: number, height: number): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, at) => {
    const styles = getComputedStyle(originals[at]!);
    for (const name of STYLES) element.setAttribute(name, styles.getPropertyValue(name));
    element.removeAttribute('style');
  });
  copy.removeAttribute('style');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width * RATIO));
  copy.setAttribute('height', String(height * RATIO));
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}

async function pngOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The picture became too large.');
  return new Uint8Array(await blob.arrayBuffer());
}
