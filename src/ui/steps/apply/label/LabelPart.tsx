import { useMemo, useState, type ChangeEvent } from 'react';
import { classCounts } from '../../../../core/labelling.ts';
import { t } from '../../../language/t.ts';
import { Icon } from '../../../primitives/Icon.tsx';
import { useActions, useStudioState } from '../../../studioContext.ts';
import { labelFileWords, labelledWords, missingWords } from '../../../words/labelWords.ts';
import { ApplyPart } from '../ApplyPart.tsx';
import { ClassList } from './ClassList.tsx';
import './label.css';
import { LabelView } from './LabelView.tsx';

/** What the user calls the photos: by keyboard, by folders, by a file, or from a selection on the map. */
export function LabelPart() {
  const { classes, labels } = useStudioState((state) => state.labelling);
  const excluded = useStudioState((state) => state.excluded);
  const folders = useStudioState((state) => state.labels.length);
  const isReading = useStudioState((state) => state.importing.phase === 'importing');
  const queue = useStudioState((state) => state.labelQueue);
  const { labelByFolders, downloadLabels, startLabelling } = useActions();
  const counts = useMemo(() => classCounts({ classes, labels }, excluded), [classes, labels, excluded]);
  return (
    <ApplyPart name="label">
      <p className="part__about">
        {t(
          'Say what a few photos are, and a classifier learns the rest from what the encoder has found. Twenty labels are a good beginning.',
        )}
      </p>
      <div className="part__buttons">
        <button
          type="button"
          className="button button--primary"
          disabled={isReading}
          onClick={startLabelling}
        >
          <Icon name="tag" />
          {t('Label photos')}
        </button>
        {folders > 1 && (
          <button type="button" className="button" disabled={isReading} onClick={labelByFolders}>
            {t('Use the folders as labels')}
          </button>
        )}
        <LabelFileButton disabled={isReading} />
        {labels.size > 0 && (
          <button type="button" className="button" onClick={downloadLabels}>
            {t('Download labels')}
          </button>
        )}
      </div>
      <p role="status" aria-label={t('Labels')}>
        {labelledWords(counts)} <span className="soft">{missingWords(counts)}</span>
      </p>
      <LabelFileNote />
      <ClassList counts={counts} />
      {queue && <LabelView queue={queue} />}
    </ApplyPart>
  );
}

/** A file input that looks like a button. */
function LabelFileButton({ disabled }: { readonly disabled: boolean }) {
  const { importLabels } = useActions();
  // A new element for every choice, so that the same file can be chosen twice.
  const [choices, setChoices] = useState(0);
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (file) await importLabels(file);
    setChoices((number) => number + 1);
  };
  return (
    <label className="button" aria-disabled={disabled}>
      {t('Labels file')}
      <input
        key={choices}
        className="visually-hidden"
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        disabled={disabled}
        onChange={(event) => void choose(event)}
      />
    </label>
  );
}

/** What came of the last file; nothing before there was one. */
function LabelFileNote() {
  const read = useStudioState((state) => state.labelsRead);
  return (
    <p role="status" aria-label={t('What the file said')} className="soft">
      {read && labelFileWords(read)}
    </p>
  );
}
