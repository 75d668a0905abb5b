import { DownloadModel } from './run/DownloadModel.tsx';
import { RunBar } from './run/RunBar.tsx';
import { Announcer } from './shell/Announcer.tsx';
import { Confirmation } from './shell/Confirmation.tsx';
import { DropCatcher } from './shell/DropCatcher.tsx';
import { ErrorBoundary } from './shell/ErrorBoundary.tsx';
import { Header } from './shell/Header.tsx';
import './shell/layout.css';
import { Notices } from './shell/Notices.tsx';
import { useLeaveGuard } from './shell/useLeaveGuard.ts';
import { useKeepingOfMark } from './shell/useKeptMark.ts';
import { Workbench } from './shell/Workbench.tsx';
import { useStudioState } from './studioContext.ts';
import { Welcome } from './welcome/Welcome.tsx';

/** The page: steps above, the run below, and between them a first screen or the workbench. */
export function App() {
  const empty = useStudioState(
    ({ photos, importing }) => photos.length === 0 && importing.phase !== 'importing',
  );
  const step = useStudioState((state) => state.step);
  useLeaveGuard();
  useKeepingOfMark();
  return (
    <div className="page">
      <Header />
      <Notices />
      {empty ? (
        <main className="page__welcome">
          <Welcome />
        </main>
      ) : (
        <ErrorBoundary
          shown={step}
          // On the other steps it stands below.
          rescue={step === 'apply' && <DownloadModel emphasis="quiet" />}
        >
          <Workbench />
        </ErrorBoundary>
      )}
      <RunBar />
      <DropCatcher />
      <Confirmation />
      <Announcer />
    </div>
  );
}
