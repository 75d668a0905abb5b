/** The same in all languages. */
const NAME = 'Likeness';

/** Two views of one thing, overlapping. */
export function Brand() {
  return (
    <div className="brand">
      <svg width="26" height="18" viewBox="0 0 26 18" aria-hidden="true">
        <circle className="brand__one" cx="9" cy="9" r="8" />
        <circle className="brand__other" cx="17" cy="9" r="8" />
      </svg>
      <span>{NAME}</span>
    </div>
  );
}
