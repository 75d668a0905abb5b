import {
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { photosAreFixed } from '../../store/state.ts';
import { t } from '../language/t.ts';
import { folderColour } from '../map/folderColours.ts';
import { useColourScheme } from '../primitives/preferences.ts';
import { useElementSize } from '../primitives/useElementSize.ts';
import { useActions, usePage, useStudioState } from '../studioContext.ts';
import { count as inWords } from '../words/numbers.ts';
import { chosenByKey, extended, NONE_CHOSEN, toggled } from './choosing.ts';
import './contactSheet.css';
import { ExcludeBar } from './ExcludeBar.tsx';
import { paintSheet } from './paintSheet.ts';
import { cellPlace, photoAt, photoByKey, sheetLayout } from './sheetLayout.ts';

/**
 * All photos, small, to look through and to choose from. One canvas as large as the window onto them stays in place while its ground scrolls,
 * so that 10,000 photos cost what one screenful does.
 */
export function ContactSheet({ children }: { readonly children?: ReactNode }) {
  const { studio, atlas } = usePage();
  const { thumbnails } = studio;
  const version = useSyncExternalStore(thumbnails.subscribe, thumbnails.version);
  const photos = useStudioState((state) => state.photos);
  const excluded = useStudioState((state) => state.excluded);
  const fixed = useStudioState(photosAreFixed);
  const folders = useStudioState((state) => state.labels.length);
  const { classes, labels } = useStudioState((state) => state.labelling);
  const { exclude, include } = useActions();
  const scheme = useColourScheme();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useElementSize(box);
  const [scrollTop, setScrollTop] = useState(0);
  const [active, setActive] = useState<number | null>(null);
  const [choosing, setChoosing] = useState(NONE_CHOSEN);
  const { chosen } = choosing;
  const optionId = useId();
  const total = photos.length;
  const layout = sheetLayout(total, size.width);

  useEffect(() => {
    if (!canvas.current || size.width === 0) return;
    const layout = sheetLayout(total, size.width);
    const colourOf = (id: number): string | null => {
      const place = labels.get(id);
      return place === undefined ? null : folderColour(place, scheme);
    };
    const shown = { layout, total, ...size, scrollTop, active, chosen, excluded, colourOf };
    paintSheet(canvas.current, atlas, shown);
  }, [atlas, version, scheme, size, scrollTop, active, total, chosen, excluded, labels]);

  /** Excludes what is chosen, or the photo at hand; takes back where all of it is excluded. */
  const excludeOrInclude = (): void => {
    if (fixed) return;
    const ids = chosen.size > 0 ? [...chosen] : active === null ? [] : [active];
    (ids.every((id) => excluded.has(id)) ? include : exclude)(ids);
    setChoosing(NONE_CHOSEN);
  };

  const answerKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const next = chosenByKey(event, choosing, active, total);
    if (next !== null) setChoosing(next);
    else if (event.key === 'Delete' || event.key === 'Backspace') excludeOrInclude();
    else {
      moveByKey(event);
      return;
    }
    event.preventDefault();
  };

  const moveByKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const pageRows = Math.floor(size.height / (layout.cell + layout.gap));
    const next = photoByKey(event.key, active ?? -1, total, layout.columns, pageRows);
    if (next === null) return;
    event.preventDefault();
    if (event.shiftKey) {
      // Without a choice the range begins where the keys are.
      const anchor = chosen.size > 0 ? choosing.anchor : (active ?? next);
      setChoosing(extended({ chosen, anchor }, next));
    }
    setActive(next);
    const [, top] = cellPlace(layout, next);
    const bottom = top + layout.cell;
    if (top < scrollTop) event.currentTarget.scrollTop = top;
    else if (bottom > scrollTop + size.height) event.currentTarget.scrollTop = bottom - size.height;
  };

  const photoUnder = (event: MouseEvent<HTMLDivElement>): number | null => {
    const bounds = event.currentTarget.getBoundingClientRect();
    return photoAt(layout, total, event.clientX - bounds.left, event.clientY - bounds.top + scrollTop);
  };

  const press = (event: MouseEvent<HTMLDivElement>): void => {
    const id = photoUnder(event);
    if (id !== null) setChoosing(event.shiftKey ? extended(choosing, id) : toggled(choosing, id));
  };

  const photo = active === null ? undefined : photos[active];
  const option = photo ?? photos[0];
  /** What is to be said of a photo beside its path. */
  const marksOf = (id: number): string => {
    const label = classes[labels.get(id) ?? -1];
    const told = [
      ...(excluded.has(id) ? [t('excluded')] : []),
      ...(label === undefined ? [] : [t('labelled {label}', { label })]),
    ];
    return told.map((mark) => `, ${mark}`).join('');
  };
  return (
    <>
      <div
        ref={box}
        className="contact-sheet"
        role="listbox"
        aria-label={t('Photos')}
        aria-multiselectable
        aria-activedescendant={photo && optionId}
        tabIndex={0}
        onKeyDown={answerKey}
        onClick={press}
        onPointerMove={(event) => setActive(photoUnder(event))}
        onPointerLeave={() => setActive(null)}
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      >
        <canvas ref={canvas} className="contact-sheet__window" aria-hidden="true" />
        <div className="contact-sheet__ground" style={{ height: layout.height }} />
        {/* Of thousands of options one exists: the one that has the focus, or would have it first. */}
        {option && (
          <div
            id={optionId}
            className="visually-hidden"
            role="option"
            aria-selected={chosen.has(option.id)}
            aria-posinset={option.id + 1}
            aria-setsize={total}
          >
            {option.path}
            {marksOf(option.id)}
          </div>
        )}
      </div>
      <div className="contact-sheet__foot">
        <p className="contact-sheet__caption" title={photo?.path}>
          {photo ? (
            <span aria-hidden="true">
              <bdi>{photo.path}</bdi>, {inWords(photo.width)} × {inWords(photo.height)}
              {marksOf(photo.id)}
            </span>
          ) : (
            folders > 1 && t('{folders, plural, one {# folder} other {# folders}} as labels', { folders })
          )}
        </p>
        {children}
      </div>
      <ExcludeBar
        chosen={chosen}
        onDone={() => {
          setChoosing(NONE_CHOSEN);
          // The button that was pressed is gone.
          box.current?.focus();
        }}
      />
    </>
  );
}
