import { t } from '../language/t.ts';

export const newVersion = () =>
  t('A newer version of this page is ready. Your settings stay; the photos have to be added once more.');

export const newVersionLater = () =>
  t('A newer version of this page is ready. It can be loaded when the training has ended.');

export const newVersionOtherTab = () =>
  t(
    'Another tab of this page trains, or has a model that is not downloaded. Once it has not, press “Reload” again.',
  );
