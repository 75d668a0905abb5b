export const NEW_VERSION =
  'A newer version of this page is ready. Your settings stay; the photos have to be added once more.';

export const NEW_VERSION_LATER =
  'A newer version of this page is ready. It can be loaded when the training has ended.';
