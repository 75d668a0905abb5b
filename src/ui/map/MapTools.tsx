import { useId, useSyncExternalStore } from 'react';
import { COLOUR_CHOICES, type ColourChoice } from '../../store/mapState.ts';
import { Icon, type IconName } from '../primitives/Icon.tsx';
import { useActions, useStudio, useStudioState } from '../studioContext.ts';
import { colourNames } from '../words/mapWords.ts';
import type { Tool } from './gesture.ts';
import { say, t } from '../language/t.ts';
import { message } from '../../core/message.ts';
import './mapTools.css';

export interface MapToolsProps {
  readonly mode: 'photos' | 'dots';
  readonly onMode: (mode: 'photos' | 'dots') => void;
  /** What dragging does. */
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  readonly zoomed: boolean;
  readonly onZoom: (factor: number) => void;
  readonly onReset: () => void;
}

const TOOLS = [
  { tool: 'move', icon: 'move', label: message('Move the map') },
  { tool: 'box', icon: 'box', label: message('Select by box') },
  { tool: 'lasso', icon: 'lasso', label: message('Select by lasso') },
] as const;

export function MapTools(props: MapToolsProps) {
  const { mode, onMode, tool, onTool, zoomed, onZoom, onReset } = props;
  return (
    <div className="map-tools" role="group" aria-label={t('View of the map')}>
      <div className="map-tools__set">
        {TOOLS.map((entry) => (
          <ToolButton
            key={entry.tool}
            label={say(entry.label)}
            icon={entry.icon}
            pressed={tool === entry.tool}
            onClick={() => onTool(entry.tool)}
          />
        ))}
      </div>
      <div className="map-tools__set">
        <ToolButton label={t('Photos')} pressed={mode === 'photos'} onClick={() => onMode('photos')} />
        <ToolButton label={t('Dots')} pressed={mode === 'dots'} onClick={() => onMode('dots')} />
      </div>
      <LayoutButtons />
      <ColourField />
      <div className="map-tools__set">
        <ToolButton label={t('Closer')} icon="plus" onClick={() => onZoom(1.5)} />
        <ToolButton label={t('Farther')} icon="minus" disabled={!zoomed} onClick={() => onZoom(1 / 1.5)} />
        <ToolButton label={t('Whole map')} icon="fit" disabled={!zoomed} onClick={onReset} />
      </div>
    </div>
  );
}

/** By what the photos have their places. */
function LayoutButtons() {
  const { map } = useStudio();
  const layout = useStudioState((state) => state.layout);
  const unmapped = useSyncExternalStore(map.subscribe, map.latest) === null;
  const { showPlane, showUmap } = useActions();
  return (
    <div className="map-tools__set">
      <ToolButton label={t('Plane')} pressed={layout === 'plane'} disabled={unmapped} onClick={showPlane} />
      <ToolButton label={t('UMAP')} pressed={layout === 'umap'} disabled={unmapped} onClick={showUmap} />
    </div>
  );
}

/** What the colours of the photos tell. */
function ColourField() {
  const folders = useStudioState((state) => state.labels.length);
  const classes = useStudioState((state) => state.labelling.classes.length);
  const choice = useStudioState((state) => state.colourBy);
  // A loss is one of z, and the file of an opened model holds h alone.
  const isOfFile = useStudioState(({ model }) => model.phase === 'trained' && model.from === 'file');
  const { colourBy } = useActions();
  const id = useId();
  return (
    <div className="map-tools__button map-tools__choice">
      <label htmlFor={id}>{t('Colour by')}</label>
      <select id={id} value={choice} onChange={({ target }) => colourBy(target.value as ColourChoice)}>
        {COLOUR_CHOICES.filter(
          (name) =>
            name === choice ||
            (!(name === 'folder' && folders < 2) &&
              !(name === 'label' && classes === 0) &&
              !(name === 'loss' && isOfFile)),
        ).map((name) => (
          <option key={name} value={name}>
            {colourNames()[name]}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ToolButtonProps {
  readonly label: string;
  readonly icon?: IconName;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function ToolButton({ label, icon, pressed, disabled = false, onClick }: ToolButtonProps) {
  return (
    <button
      type="button"
      className="map-tools__button"
      aria-pressed={pressed}
      aria-label={icon && label}
      title={icon && label}
      disabled={disabled}
      onClick={onClick}
    >
      {icon ? <Icon name={icon} /> : label}
    </button>
  );
}
