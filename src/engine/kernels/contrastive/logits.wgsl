// Logits of ROWS neighbouring views with four others. It is put before both passes, so that the backward pass sees
// the very bits of the forward one, and before both uses in the forward pass, so that equal views tie.
//
//   row r of logits(first, columns), at c = ⟨u[first + r], u[columns[c]]⟩ / τ
//
//   unit [views, 4·(d4 + 1)]: u, and a vec4 that does not count here; sharpness = 1/τ
//
// The sum runs from the first feature to the last by explicit fma: nothing is left for a compiler to reorder, and
// logits(i, j) equals logits(j, i).

struct Logits {
  //: repeat r ROWS
  row{r}: vec4f,
  //: end
}

fn logits(first: i32, columns: vec4i) -> Logits {
  let at = columns * (uniforms.d4 + 1);
  //: repeat r ROWS
  let row{r} = min(first + {r}, uniforms.views - 1) * (uniforms.d4 + 1);
  var sum{r} = vec4f(0.0);
  //: end
  for (var q = 0; q < uniforms.d4; q++) {
    // One row for each of four features, one column for each view.
    let u = transpose(mat4x4f(unit[at.x + q], unit[at.y + q], unit[at.z + q], unit[at.w + q]));
    //: repeat r ROWS
    {
      let v = unit[row{r} + q];
      //: repeat k 4
      sum{r} = fma(vec4f(v[{k}]), u[{k}], sum{r});
      //: end
    }
    //: end
  }
  var all: Logits;
  //: repeat r ROWS
  all.row{r} = sum{r} * uniforms.sharpness;
  //: end
  return all;
}

// Which columns of a chunk are negatives of a view, or, where decoupled is 0, the positive.
fn counted(row: i32, columns: vec4i, end: i32) -> vec4<bool> {
  let isPositive = columns == vec4i((row + uniforms.views / 2) % uniforms.views);
  let others = (columns < vec4i(end)) & (columns != vec4i(row));
  return others & !(isPositive & vec4<bool>(uniforms.decoupled == 1));
}
