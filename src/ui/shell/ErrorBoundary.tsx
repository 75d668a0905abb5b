import { Component, type ReactNode } from 'react';
import { brokenWords } from '../words/brokenWords.ts';
import './errorBoundary.css';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** What can still be done, beside loading the page anew: to take the model home. */
  readonly rescue: ReactNode;
  /** When this changes, what is shown is something else, and is tried. */
  readonly shown?: string;
}

interface ErrorBoundaryState {
  readonly message: string | null;
}

/** What had the focus is gone. */
function focusOn(element: HTMLElement | null): void {
  element?.focus();
}

/**
 * Stands in for a part of the page that broke. Photos, run and model live in the store and the workers, which go on: what
 * broke is their picture, and it may be tried again.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { message: null };

  static getDerivedStateFromError(thrown: unknown): ErrorBoundaryState {
    return { message: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  override componentDidUpdate({ shown }: ErrorBoundaryProps): void {
    if (shown !== this.props.shown && this.state.message !== null) this.setState({ message: null });
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <main className="broken" tabIndex={-1} ref={focusOn}>
        <div role="alert">
          <h1>{brokenWords().title}</h1>
          <p>{brokenWords().safe}</p>
        </div>
        <div className="broken__buttons">
          <button
            type="button"
            className="button button--primary"
            onClick={() => this.setState({ message: null })}
          >
            {brokenWords().again}
          </button>
          {this.props.rescue}
          <button type="button" className="button" onClick={() => location.reload()}>
            {brokenWords().reload}
          </button>
        </div>
        <p className="soft">
          {brokenWords().said} {message}
        </p>
      </main>
    );
  }
}
