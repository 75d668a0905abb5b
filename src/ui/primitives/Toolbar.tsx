import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

interface ToolbarProps {
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
}

const MOVES: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: -Infinity,
  End: Infinity,
};

/** Buttons of which only one lies on the way of the Tab key; arrow keys go among them (the ARIA pattern of toolbars). */
export function Toolbar({ label, className, children }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const buttons = (): HTMLButtonElement[] => [
    ...(bar.current?.querySelectorAll<HTMLButtonElement>(':scope > button') ?? []),
  ];
  const enter = (button: HTMLButtonElement | undefined): void => {
    for (const other of buttons()) other.tabIndex = other === button ? 0 : -1;
  };
  // Whatever buttons there are after a drawing, one of them can be reached.
  useEffect(() => {
    const all = buttons();
    if (all.filter(({ tabIndex }) => tabIndex === 0).length !== 1) enter(all[0]);
  });
  const press = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    const all = buttons();
    const at = all.findIndex((button) => button === document.activeElement);
    if (move === undefined || at < 0) return;
    event.preventDefault();
    const to = all[Math.max(0, Math.min(all.length - 1, at + move))];
    enter(to);
    to?.focus();
  };
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={label}
      className={className}
      onKeyDown={press}
      onFocus={({ target }) =>
        target instanceof HTMLButtonElement && buttons().includes(target) && enter(target)
      }
    >
      {children}
    </div>
  );
}
