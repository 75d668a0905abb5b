import { useEffect, useRef, useState } from 'react';
import { t } from '../../../language/t.ts';

type CameraState =
  { readonly phase: 'asking' | 'on' } | { readonly phase: 'failed'; readonly message: string };

/** What the camera sees, after the browser has asked whether it may; it is on as long as this is there. */
export function Camera({ onPhoto }: { readonly onPhoto: (file: File) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>({ phase: 'asking' });

  useEffect(() => {
    let stream: MediaStream | null = null;
    let isOver = false;
    const stop = (): void => stream?.getTracks().forEach((track) => track.stop());
    const start = async (): Promise<void> => {
      try {
        stream = await openCamera();
        if (isOver) stop();
        else if (video.current) {
          video.current.srcObject = stream;
          await video.current.play();
          setState({ phase: 'on' });
        }
      } catch (thrown) {
        if (!isOver) setState({ phase: 'failed', message: cameraWords(thrown) });
      }
    };
    void start();
    return () => {
      isOver = true;
      stop();
    };
  }, []);

  if (state.phase === 'failed') return <p role="alert">{state.message}</p>;
  return (
    <div className="camera">
      {/* A picture that moves and says nothing has no captions. */}
      <video
        ref={video}
        className="camera__picture"
        aria-label={t('What the camera sees')}
        muted
        playsInline
      />
      <p role="status" className="soft">
        {state.phase === 'asking'
          ? t('The browser asks whether this page may use the camera.')
          : t('The camera is on.')}
      </p>
      <button
        type="button"
        className="button button--primary"
        disabled={state.phase !== 'on'}
        onClick={() => video.current && void takePhoto(video.current).then(onPhoto)}
      >
        {t('Take the photo')}
      </button>
    </div>
  );
}

/** Pages that are not served safely have no cameras at all. */
function openCamera(): Promise<MediaStream> {
  const devices = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
  if (!devices) throw new DOMException('', 'NotFoundError');
  return devices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
}

function cameraWords(thrown: unknown): string {
  const name = thrown instanceof DOMException ? thrown.name : '';
  if (name === 'NotAllowedError') {
    return t(
      'The browser does not let this page use the camera. Model and photos are untouched: allow the camera in the address bar, or choose a photo instead.',
    );
  }
  if (name === 'NotFoundError')
    return t('There is no camera here. Model and photos are untouched: choose a photo instead.');
  return t(
    'The camera could not be opened; another program may be using it. Model and photos are untouched: close that program and try again, or choose a photo instead.',
  );
}

async function takePhoto(video: HTMLVideoElement): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return new File(blob ? [blob] : [], t('Photo from the camera'), { type: 'image/png' });
}
