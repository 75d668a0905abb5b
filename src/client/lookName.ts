/** Requests for pictures and figures, which change nothing. */
export type LookName =
  | ('previewPairs' | 'previewOperation' | 'pairLikeness' | 'featureMaps' | 'hardNegatives' | 'probe')
  // Of the photos as they lie on the latest map.
  | ('neighbourhood' | 'measurePhotos' | 'mapRows')
  // Of the worker itself.
  | 'diagnose';
