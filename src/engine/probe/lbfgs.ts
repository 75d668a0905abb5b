import { addScaled, dot } from './vectors.ts';

/** Value of a function at a point; its gradient goes into the array that is handed in. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

/** Multiplies a vector, in place, by a guess of the inverse Hessian. */
export type Preconditioner = (vector: Float64Array) => void;

/** When a search ends, and what helps it. */
export interface LbfgsOptions {
  /** Ends where no component of the gradient is larger than this; a millionth of the first gradient's largest unless given. */
  readonly tolerance?: number;
  readonly iterations?: number;
  /**
   * Where the axes are correlated or badly scaled, a good one saves most of the iterations; the identity unless given.
   */
  readonly precondition?: Preconditioner | undefined;
  /** Called once an iteration: lets messages in, and ends the search by throwing. */
  readonly breathe?: (() => Promise<void>) | undefined;
}

/** Steps that are remembered: ten, as SciPy does. */
const MEMORY = 10;
/** A step must gain at least this share of what the slope promises (Armijo). */
const SUFFICIENT = 1e-4;
const MOST_HALVINGS = 40;
/** Values that differ by less than this share of themselves are equal: their sums are rounded by as much. */
const ROUNDING = 1e-13;
const TOLERANCE = 1e-6;

/**
 * The minimum of a smooth convex function by L-BFGS: Newton's direction from the last ten steps, the two-loop
 * recursion, halved until it gains enough.
 *
 * Source: Nocedal & Wright, Numerical Optimization, algorithms 7.4 and 7.5.
 *
 * @param start left as it is
 */
export async function lbfgs(
  objective: Objective,
  start: Float64Array,
  { tolerance, iterations = 500, precondition = () => undefined, breathe }: LbfgsOptions = {},
): Promise<Float64Array> {
  const n = start.length;
  let point: Float64Array = Float64Array.from(start);
  let gradient: Float64Array = new Float64Array(n);
  let value = objective(point, gradient);
  const enough = tolerance ?? TOLERANCE * largest(gradient);
  const history: Step[] = [];
  for (let iteration = 0; iteration < iterations && largest(gradient) > enough; iteration++) {
    await breathe?.();
    const direction = newtonDirection(gradient, history, precondition);
    const slope = dot(direction, gradient);
    let rate = history.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(direction, direction))) : 1;
    let next = point;
    let nextGradient = gradient;
    let nextValue = Infinity;
    let halvings = 0;
    for (; halvings < MOST_HALVINGS; halvings++, rate /= 2) {
      next = along(point, direction, rate);
      nextGradient = new Float64Array(n);
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + SUFFICIENT * rate * slope + ROUNDING * Math.abs(value)) break;
    }
    // Nothing is gained any more within the precision of the sums.
    if (halvings === MOST_HALVINGS) break;
    remember(history, along(next, point, -1), along(nextGradient, gradient, -1), precondition);
    point = next;
    gradient = nextGradient;
    value = nextValue;
  }
  return point;
}

interface Step {
  /** How far the point moved, and how the gradient changed. */
  readonly s: Float64Array;
  readonly y: Float64Array;
  readonly rho: number;
  /** What the guess of the inverse Hessian must be multiplied by to fit this step: sᵀy / yᵀH₀y. */
  readonly scale: number;
}

function remember(history: Step[], s: Float64Array, y: Float64Array, precondition: Preconditioner): void {
  const curvature = dot(s, y);
  // A step without curvature would make the next direction no descent.
  if (curvature <= 1e-14 * dot(y, y)) return;
  const guessed = Float64Array.from(y);
  precondition(guessed);
  history.push({ s, y, rho: 1 / curvature, scale: curvature / dot(y, guessed) });
  if (history.length > MEMORY) history.shift();
}

/** −H g, H the inverse Hessian as the remembered steps show it, on top of the guess. */
function newtonDirection(
  gradient: Float64Array,
  history: readonly Step[],
  precondition: Preconditioner,
): Float64Array {
  const q = Float64Array.from(gradient);
  const alphas: number[] = [];
  for (let at = history.length - 1; at >= 0; at--) {
    const { s, y, rho } = history[at]!;
    const alpha = rho * dot(s, q);
    alphas[at] = alpha;
    addScaled(q, y, -alpha);
  }
  precondition(q);
  const scale = history.at(-1)?.scale ?? 1;
  for (let i = 0; i < q.length; i++) q[i] = q[i]! * scale;
  for (let at = 0; at < history.length; at++) {
    const { s, y, rho } = history[at]!;
    addScaled(q, s, alphas[at]! - rho * dot(y, q));
  }
  for (let i = 0; i < q.length; i++) q[i] = -q[i]!;
  return q;
}

/** a + factor · b */
function along(a: Float64Array, b: Float64Array, factor: number): Float64Array {
  const sum = a.slice();
  addScaled(sum, b, factor);
  return sum;
}

const largest = (values: Float64Array): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
