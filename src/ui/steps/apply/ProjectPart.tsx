import { useId, useState } from 'react';
import { ForgetWork } from '../../shell/ForgetWork.tsx';
import { OpenProject } from '../../shell/OpenProject.tsx';
import { ProjectProgress } from '../../shell/ProjectProgress.tsx';
import { useActions, useStudioState } from '../../studioContext.ts';
import { projectWords } from '../../words/keepWords.ts';

/** All of a training as one file, and what of it lies in the browser. */
export function ProjectPart() {
  const trained = useStudioState(({ model }) => model.phase === 'trained' && model.from === 'run');
  const work = useStudioState((state) => state.projectWork);
  const keeping = useStudioState((state) => state.keeping);
  const { saveProject } = useActions();
  const [withPhotos, setWithPhotos] = useState(false);
  const id = useId();
  return (
    <section className="part" aria-labelledby="project-title">
      <h2 id="project-title">{projectWords.title()}</h2>
      <p className="part__about">{projectWords.about()}</p>
      <p>
        <input
          id={id}
          type="checkbox"
          checked={withPhotos}
          onChange={({ target }) => setWithPhotos(target.checked)}
        />{' '}
        <label htmlFor={id}>{projectWords.withPhotos()}</label>
      </p>
      <div className="part__buttons">
        <button
          type="button"
          className="button"
          disabled={!trained || work.phase === 'working'}
          onClick={() => void saveProject(withPhotos)}
        >
          {projectWords.save()}
        </button>
        <OpenProject look="" />
      </div>
      <p role="status" className="visually-hidden">
        {work.phase === 'working' && projectWords.working()[work.what]}
      </p>
      <ProjectProgress />
      {keeping.phase === 'kept' && (
        <div>
          <p className="soft">
            {projectWords.kept(keeping.bytes, keeping.step, keeping.labelling.labels.size)}
          </p>
          <ForgetWork bytes={keeping.bytes} />
        </div>
      )}
    </section>
  );
}
