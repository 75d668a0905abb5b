import { useId, useSyncExternalStore } from 'react';
import { COLOUR_CHOICES, type ColourChoice } from '../../store/mapState.ts';
import { Icon, type IconName } from '../primitives/Icon.tsx';
import { useActions, useStudio, useStudioState } from '../studioContext.ts';
import { COLOUR_NAMES } from '../words/mapWords.ts';
import type { Tool } from './gesture.ts';

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
  { tool: 'move', icon: 'move', label: 'Move the map' },
  { tool: 'box', icon: 'box', label: 'Select by box' },
  { tool: 'lasso', icon: 'lasso', label: 'Select by lasso' },
] as const;

export function MapTools(props: MapToolsProps) {
  const { mode, onMode, tool, onTool, zoomed, onZoom, onReset } = props;
  return (
    <div className="map-tools" role="group" aria-label="View of the map">
      <div className="map-tools__set">
        {TOOLS.map((entry) => (
          <ToolButton
            key={entry.tool}
            label={entry.label}
            icon={entry.icon}
            pressed={tool === entry.tool}
            onClick={() => onTool(entry.tool)}
          />
        ))}
      </div>
      <div className="map-tools__set">
        <ToolButton label="Photos" pressed={mode === 'photos'} onClick={() => onMode('photos')} />
        <ToolButton label="Dots" pressed={mode === 'dots'} onClick={() => onMode('dots')} />
      </div>
      <LayoutButtons />
      <ColourField />
      <div className="map-tools__set">
        <ToolButton label="Closer" icon="plus" onClick={() => onZoom(1.5)} />
        <ToolButton label="Farther" icon="minus" disabled={!zoomed} onClick={() => onZoom(1 / 1.5)} />
        <ToolButton label="Whole map" icon="fit" disabled={!zoomed} onClick={onReset} />
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
      <ToolButton label="Plane" pressed={layout === 'plane'} disabled={unmapped} onClick={showPlane} />
      <ToolButton label="UMAP" pressed={layout === 'umap'} disabled={unmapped} onClick={showUmap} />
    </div>
  );
}

/** What the colours of the photos tell. */
function ColourField() {
  const folders = useStudioState((state) => state.labels.length);
  const classes = useStudioState((state) => state.labelling.classes.length);
  const choice = useStudioState((state) => state.colourBy);
  const { colourBy } = useActions();
  const id = useId();
  return (
    <div className="map-tools__button map-tools__choice">
      <label htmlFor={id}>Colour by</label>
      <select id={id} value={choice} onChange={({ target }) => colourBy(target.value as ColourChoice)}>
        {COLOUR_CHOICES.filter(
          (name) =>
            name === choice || (!(name === 'folder' && folders < 2) && !(name === 'label' && classes === 0)),
        ).map((name) => (
          <option key={name} value={name}>
            {COLOUR_NAMES[name]}
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
