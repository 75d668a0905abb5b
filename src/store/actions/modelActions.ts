import { asLikenessError, LikenessError } from '../../core/errors.ts';
import { isActive } from '../../core/runState.ts';
import { MODEL_FILE_BYTES } from '../../core/warmStart.ts';
import type { StudioContext } from '../context.ts';
import { withoutOpened } from '../history.ts';
import { remember } from '../remember.ts';
import type { StudioState } from '../state.ts';
import { withSuggestions } from '../suggestions.ts';
import { message } from '../../core/message.ts';

export interface ModelActions {
  /** Opens a model file, so that runs can begin with its encoder, and chooses it. A failure leaves all as it was. */
  readonly openModel: (file: File) => Promise<void>;
}

export function modelActions({ state, engine }: StudioContext): ModelActions {
  /** The state with an encoder from a file, chosen unless a run has begun in the meantime. */
  const withOpened = (current: StudioState, opened: StudioState['opened']): Partial<StudioState> => {
    if (isActive(current.run)) return { opened };
    const settings = { ...current.settings, encoder: 'own' } as const;
    const chosen = new Set(current.chosen).add('encoder');
    const next = { ...current, opened, settings, chosen, notice: null };
    return { opened, chosen, ...withSuggestions(next) };
  };

  return {
    async openModel(file) {
      if (state.getState().opening) return;
      if (isActive(state.getState().run)) {
        state.setState({
          notice: message(
            'The training goes on, and nothing was changed. Stop it first; then the next can begin with another model.',
          ),
        });
        return;
      }
      state.setState({ opening: true });
      try {
        const opened = { ...(await engine.openModel(await read(file))), fileName: file.name };
        const open = (): void => state.setState((current) => withOpened(current, opened));
        if (state.getState().settings.encoder === 'own') {
          // The weights of the one before are gone: there is no way back to it.
          open();
          state.setState(({ history }) => ({ history: withoutOpened(history) }));
        } else remember(state, { what: 'opened-model' }, open);
        if (state.getState().photos.length === 0) {
          state.setState({
            notice: message('“{file}” is open: the next training begins with its encoder.', {
              file: file.name,
            }),
          });
        }
      } catch (thrown) {
        const { said } = asLikenessError(thrown);
        state.setState({
          notice: message(
            '“{file}” could not be opened. {reason} Nothing has changed here: choose another file.',
            { file: file.name, reason: said },
          ),
        });
      } finally {
        state.setState({ opening: false });
      }
    },
  };
}

async function read(file: File): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > MODEL_FILE_BYTES) {
    throw new LikenessError(
      'bad-zip',
      message('It is larger than {limit} MiB, which no model for this page is.', {
        limit: MODEL_FILE_BYTES / 2 ** 20,
      }),
    );
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (thrown) {
    throw new LikenessError('bad-zip', message('The browser could not read it.'), { cause: thrown });
  }
}
