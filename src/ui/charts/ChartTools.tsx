import { useId, useState, type RefObject } from 'react';
import { csvText } from '../../core/csv.ts';
import { Dialog } from '../primitives/Dialog.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { Toolbar } from '../primitives/Toolbar.tsx';
import { saveFile } from '../shell/saveFile.ts';
import { noLogWords, noPicture } from '../words/chartWords.ts';
import { leastValue, type Scale } from './chartAxes.ts';
import { chartPicture } from './chartPicture.ts';
import type { ChartSpec } from './chartSpec.ts';
import { chartTable } from './chartTable.ts';
import type { ChartReading } from './reading.ts';
import { TableView } from './TableView.tsx';
import { say, t } from '../language/t.ts';
import { inEnglish } from '../../core/message.ts';

export interface ChartToolsProps {
  readonly spec: ChartSpec;
  readonly reading: ChartReading;
  /** What was chosen for this chart; it holds where its values allow it. */
  readonly chosen: Scale;
  readonly onScale: (next: Scale) => void;
  readonly picture: RefObject<HTMLElement | null>;
}

/** What can be done with a chart. */
export function ChartTools({ spec, reading, chosen, onScale, picture }: ChartToolsProps) {
  const [called, title] = [say(spec.called), say(spec.title)];
  const reason = useId();
  const least = leastValue(reading);
  const possible = least > 0;
  const fileName = `likeness-${inEnglish(spec.called).replace(/\s+/g, '-')}`;
  const [failed, setFailed] = useState(false);
  const savePicture = async (): Promise<void> => {
    if (picture.current === null) return;
    try {
      saveFile(`${fileName}.png`, 'image/png', await chartPicture(picture.current, title, reading.lines));
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  const saveTable = (): void => {
    const { head, rows } = chartTable(reading, spec);
    saveFile(`${fileName}.csv`, 'text/csv', csvText([head, ...rows]));
  };
  return (
    <>
      <Toolbar label={t('Tools of {called}', { called })} className="chart__tools">
        <button
          type="button"
          className="chart__tool"
          aria-label={t('Log scale of {called}', { called })}
          title={possible ? t('Log scale') : noLogWords(least)}
          aria-pressed={possible && chosen === 'log'}
          aria-disabled={!possible}
          aria-describedby={possible ? undefined : reason}
          onClick={() => onScale(chosen === 'log' ? 'linear' : 'log')}
        >
          {t('log')}
        </button>
        <Dialog
          opener={{
            content: <Icon name="table" />,
            label: t('Show {called} as a table', { called }),
            className: 'chart__tool',
          }}
          title={title}
        >
          <TableView spec={spec} />
        </Dialog>
        <Save
          label={t('Save {called} as PNG', { called })}
          icon="picture"
          onClick={() => void savePicture()}
        />
        <Save label={t('Save {called} as CSV', { called })} icon="download" onClick={saveTable} />
      </Toolbar>
      {failed && (
        <p className="chart__why soft" role="alert">
          {noPicture()}
        </p>
      )}
      {!possible && (
        // Said of the button to a screen reader, and to everyone who has pressed it.
        <p id={reason} className={chosen === 'log' ? 'chart__why soft' : 'visually-hidden'}>
          {noLogWords(least)}
        </p>
      )}
    </>
  );
}

interface SaveProps {
  readonly label: string;
  readonly icon: 'picture' | 'download';
  readonly onClick: () => void;
}

function Save({ label, icon, onClick }: SaveProps) {
  return (
    <button type="button" className="chart__tool" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
