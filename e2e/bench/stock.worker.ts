import { serveInWorker } from './inWorker.ts';
import { stock } from './peers/stock.ts';

serveInWorker(stock);
