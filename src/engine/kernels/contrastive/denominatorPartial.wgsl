// What each view sees of one chunk of the others, in one pass: the denominators of NT-Xent and DCL without a
// matrix of all pairs.
//
//   maximum = max over the counted columns j of logit[i, j]
//   sum     = Σ over the counted columns j of exp(logit[i, j] − maximum)
//   ahead   = how many negatives lie above the positive
//   result[chunk, i] = (maximum, sum, positive, ahead),  positive = logit[i, pair of i]
//
//   unit [views, 4·(d4 + 1)], result [chunks, views, 4]; the pair of i is i + views/2, round the end
//
// One thread: ROWS views and the perChunk columns of one chunk, four at a time. When a larger maximum comes, what
// has been summed is scaled down to it, so that nothing overflows (Milakov and Gimelshein 2018).

const LOWEST: f32 = -3.4028234e38;

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let tiles = (uniforms.views + ROWS - 1) / ROWS;
  let first = (index % tiles) * ROWS;
  let chunk = index / tiles;
  let pairs = (vec4i(first) + vec4i(0, 1, 2, 3) + vec4i(uniforms.views / 2)) % vec4i(uniforms.views);
  let ofPairs = logits(first, pairs);
  //: repeat r ROWS
  let positive{r} = ofPairs.row{r}[{r}];
  var maximum{r} = LOWEST;
  var sum{r} = 0.0;
  var ahead{r} = 0.0;
  //: end
  let end = min((chunk + 1) * uniforms.perChunk, uniforms.views);
  for (var column = chunk * uniforms.perChunk; column < end; column += 4) {
    let columns = vec4i(column) + vec4i(0, 1, 2, 3);
    let all = logits(first, min(columns, vec4i(uniforms.views - 1)));
    //: repeat r ROWS
    {
      let counts = counted(first + {r}, columns, end);
      let known = select(vec4f(LOWEST), all.row{r}, counts);
      let next = max(maximum{r}, max(max(known.x, known.y), max(known.z, known.w)));
      let terms = select(vec4f(0.0), exp(all.row{r} - vec4f(next)), counts);
      sum{r} = fma(sum{r}, exp(maximum{r} - next), dot(terms, vec4f(1.0)));
      maximum{r} = next;
      let isNegative = counts & (columns != vec4i(pairs[{r}]));
      let above = (all.row{r} > vec4f(positive{r})) & isNegative;
      ahead{r} += dot(select(vec4f(0.0), vec4f(1.0), above), vec4f(1.0));
    }
    //: end
  }
  //: repeat r ROWS
  if (first + {r} < uniforms.views) {
    result[chunk * uniforms.views + first + {r}] = vec4f(maximum{r}, sum{r}, positive{r}, ahead{r});
  }
  //: end
}
