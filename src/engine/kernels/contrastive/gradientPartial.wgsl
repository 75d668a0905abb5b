// The gradient with respect to u, the part of the denominators, chunk by chunk.
//
//   w[i, j] = P[i, j] + P[j, i],  P[i, j] = exp(logit[i, j] − log-sum-exp of i) where j counts for i, else 0
//   result[chunk, i, 0 … d) = Σ over the columns j of the chunk of w[i, j] · u[j]
//   result[chunk, i, d]     = Σ over the columns j of the chunk of w[i, j] · logit[i, j]
//
//   unit [views, 4·(d4 + 1)], perView [views, 4]: maximum, log sum, positive, rank
//   result [chunks, views, 4·(d4 + 1)]
//
// The last sum is what unit length needs (gradient.wgsl). One thread: ROWS views, VECTORS·4 features and the
// perChunk columns of one chunk, four at a time; the logits are made anew, for every slice of features.

// No logit exceeds the maximum; were rounding to say so where logits are huge, exp would overflow. NaN stays.
fn share(all: vec4f, maximum: vec4f, logSum: vec4f) -> vec4f {
  let beyond = all - maximum;
  return exp(select(beyond, vec4f(0.0), beyond > vec4f(0.0)) - logSum);
}

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let tiles = (uniforms.views + ROWS - 1) / ROWS;
  let slices = (uniforms.d4 + VECTORS - 1) / VECTORS;
  let first = (index % tiles) * ROWS;
  let slice = (index / tiles) % slices;
  let chunk = index / (tiles * slices);
  //: repeat v VECTORS
  let q{v} = min(slice * VECTORS + {v}, uniforms.d4 - 1);
  //: end
  //: repeat r ROWS
  let own{r} = perView[min(first + {r}, uniforms.views - 1)];
  var along{r} = 0.0;
  //: repeat v VECTORS
  var sum{r}_{v} = vec4f(0.0);
  //: end
  //: end
  let end = min((chunk + 1) * uniforms.perChunk, uniforms.views);
  for (var column = chunk * uniforms.perChunk; column < end; column += 4) {
    let columns = vec4i(column) + vec4i(0, 1, 2, 3);
    let near = min(columns, vec4i(uniforms.views - 1));
    let all = logits(first, near);
    // Rows: maxima, log sums, positives and ranks of the four.
    let theirs = transpose(mat4x4f(perView[near.x], perView[near.y], perView[near.z], perView[near.w]));
    //: repeat r ROWS
    let both{r} = share(all.row{r}, vec4f(own{r}.x), vec4f(own{r}.y)) + share(all.row{r}, theirs[0], theirs[1]);
    let weight{r} = select(vec4f(0.0), both{r}, counted(first + {r}, columns, end));
    along{r} += dot(weight{r}, all.row{r});
    //: end
    let at = near * (uniforms.d4 + 1);
    //: repeat v VECTORS
    {
      let u = mat4x4f(unit[at.x + q{v}], unit[at.y + q{v}], unit[at.z + q{v}], unit[at.w + q{v}]);
      //: repeat r ROWS
      sum{r}_{v} += u * weight{r};
      //: end
    }
    //: end
  }
  //: repeat r ROWS
  if (first + {r} < uniforms.views) {
    let row = (chunk * uniforms.views + first + {r}) * (uniforms.d4 + 1);
    //: repeat v VECTORS
    if (slice * VECTORS + {v} < uniforms.d4) { result[row + q{v}] = sum{r}_{v}; }
    //: end
    if (slice == 0) { result[row + uniforms.d4] = vec4f(along{r}); }
  }
  //: end
}
