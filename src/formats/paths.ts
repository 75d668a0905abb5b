/** Longer names than this are not a person's. */
const LONGEST = 500;

/**
 * Whether a path of a zip stays within it and means the same everywhere. It is judged segment by segment: none is
 * empty, climbs, or holds a separator or drive of some operating system.
 */
export function isInnerPath(path: string): boolean {
  if (path.length === 0 || path.length > LONGEST) return false;
  return path.split('/').every((segment) => {
    return segment !== '' && segment !== '.' && segment !== '..' && !/[\\:\u0000-\u001f]/.test(segment);
  });
}
