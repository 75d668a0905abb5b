import type { Session } from '../engine/session.ts';
import type { WorkControl } from '../engine/classifier/subject.ts';
import type { CompareListener } from '../engine/classifier/workbench.ts';
import { layOutPhotos } from '../engine/projection/layOutPhotos.ts';
import type { ApplyRequests, ApplyWork } from '../protocol/apply.ts';
import type { EngineEvents } from '../protocol/engine.ts';
import { yieldMacrotask } from './macrotask.ts';
import { withTransfer, type Emit, type Handlers } from './serve.ts';

/** Answers what step five asks, by the session's workbench. */
export function applyHandlers(session: Session, emit: Emit<EngineEvents>): Handlers<ApplyRequests> {
  const { workbench } = session;

  const controlOf = (signal: AbortSignal, work?: ApplyWork): WorkControl => ({
    signal,
    breathe: yieldMacrotask,
    embedding: (share) => emit('applying', { work: 'embedding', share }),
    ...(work && { progress: (share: number) => emit('applying', { work, share }) }),
  });

  const listenerOf = (work: ApplyWork): CompareListener => ({
    progress: (share, method, labels) =>
      emit('applying', { work, share, method, ...(labels === undefined ? {} : { labels }) }),
    judged: (soFar) => emit('judged', soFar),
  });

  return {
    adoptOpened({ settings, step }) {
      session.adoptOpened(settings, step);
      return undefined;
    },

    async layOutPhotos({ excluded }, signal) {
      const map = await session.withModel((subject) =>
        layOutPhotos(session.map, subject, excluded, controlOf(signal)),
      );
      return withTransfer(
        map,
        [map.photos, map.positions, map.pairPositions].map(({ buffer }) => buffer),
      );
    },

    compareMethods({ task, methods }, signal) {
      const listener = listenerOf('compareMethods');
      return session.withModel((subject) =>
        workbench.compare(subject, task, methods, controlOf(signal), listener),
      );
    },

    labelEfficiency({ task, methods }, signal) {
      const listener = listenerOf('labelEfficiency');
      return session.withModel((subject) =>
        workbench.labelEfficiency(subject, task, methods, controlOf(signal), listener),
      );
    },

    trainClassifier({ task, method }, signal) {
      const control = controlOf(signal, 'trainClassifier');
      return session.withModel((subject) => workbench.train(subject, task, method, control));
    },

    async predictPhotos(_, signal) {
      const predictions = await session.withModel((subject) => workbench.predict(subject, controlOf(signal)));
      return withTransfer(predictions, [predictions.probabilities.buffer]);
    },

    proposePhotos({ task, count }, signal) {
      return session.withModel((subject) => workbench.propose(subject, task, count, controlOf(signal)));
    },

    likePhotos({ query, ...options }, signal) {
      return session.withModel((subject) =>
        workbench.search.like(subject, query, options, controlOf(signal)),
      );
    },

    lookAtPicture({ picture, ...options }, signal) {
      return session.withModel((subject) => workbench.look(subject, picture, options, controlOf(signal)));
    },

    oddPhotos(options, signal) {
      return session.withModel((subject) =>
        workbench.search.odd(subject, options, controlOf(signal, 'oddPhotos')),
      );
    },
  };
}
