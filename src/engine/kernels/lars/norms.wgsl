// Norms of the arrays of a flat vector, partial sums of squares.
//
//   g = gradient · clip + λ·θ
//   result[k] = (Σ θ², Σ g², 0, 0) over the parameters of chunk k
//
//   chunks [threads, 4], whole numbers: first parameter, the one after the last, and two that do not count here
//   state_ [2, 4·quads]: θ and m; gradient [4·quads]; clip [4]; result [threads, 4]
//
// One thread: one chunk, which lies within one array. An array may begin and end anywhere: lanes outside the chunk
// are masked.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let first = chunks[index].x;
  let end = chunks[index].y;
  var sum = vec2f(0.0);
  for (var quad = first / 4; quad * 4 < end; quad++) {
    let lanes = vec4i(quad * 4) + vec4i(0, 1, 2, 3);
    let within = (lanes >= vec4i(first)) & (lanes < vec4i(end));
    let theta = select(vec4f(0.0), state_[quad], within);
    let g = select(vec4f(0.0), fma(vec4f(uniforms.weightDecay), theta, gradient[quad] * clip[0].x), within);
    sum += vec2f(dot(theta, theta), dot(g, g));
  }
  result[index] = vec4f(sum, 0.0, 0.0);
}
