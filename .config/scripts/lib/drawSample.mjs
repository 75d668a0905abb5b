// Drawn in the browser: nothing here may refer to anything outside the function.

/**
 * @typedef {object} Drawing
 * @property {string} path where the picture goes in the zip
 * @property {string} url the emoji, as a data URL
 * @property {number} side of the picture in pixels
 * @property {number} scale of the emoji, as a share of the side
 * @property {number} x centre of the emoji, as a share of the side
 * @property {number} y
 * @property {number} radians by which the emoji is turned
 * @property {number} direction of the background's gradient, in radians
 * @property {[string, string]} colours at the ends of the gradient
 */

/**
 * Draws a picture.
 * @param {Drawing} drawing
 * @returns {Promise<string>} a WebP file in base64
 */
export async function drawSample({ url, side, scale, x, y, radians, direction, colours }) {
  const emoji = new Image();
  emoji.src = url;
  await emoji.decode();
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is no canvas.');
  const half = side / 2;
  const [dx, dy] = [Math.cos(direction) * half, Math.sin(direction) * half];
  const gradient = context.createLinearGradient(half - dx, half - dy, half + dx, half + dy);
  gradient.addColorStop(0, colours[0]);
  gradient.addColorStop(1, colours[1]);
  context.fillStyle = gradient;
  context.fillRect(0, 0, side, side);
  context.translate(x * side, y * side);
  context.rotate(radians);
  context.imageSmoothingQuality = 'high';
  const size = scale * side;
  context.drawImage(emoji, -size / 2, -size / 2, size, size);
  return canvas.toDataURL('image/webp', 0.9).replace(/^data:image\/webp;base64,/, '');
}
