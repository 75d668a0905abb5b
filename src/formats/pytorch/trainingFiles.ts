import init from './likeness_training/__init__.py?raw';
import draws from './likeness_training/draws.py?raw';
import files from './likeness_training/files.py?raw';
import losses from './likeness_training/losses.py?raw';
import optimizers from './likeness_training/optimizers.py?raw';
import photos from './likeness_training/photos.py?raw';
import processes from './likeness_training/processes.py?raw';
import train from './likeness_training/train.py?raw';
import views from './likeness_training/views.py?raw';

/** The Python package that `likeness.py train` runs, by the names of its files. */
export const TRAINING_FILES: Readonly<Record<string, string>> = {
  '__init__.py': init,
  'draws.py': draws,
  'files.py': files,
  'losses.py': losses,
  'optimizers.py': optimizers,
  'photos.py': photos,
  'processes.py': processes,
  'train.py': train,
  'views.py': views,
};
