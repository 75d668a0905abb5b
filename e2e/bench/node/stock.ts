// First: libraries look for navigator.gpu as they load.
import '../../../src/testing/gpuSetup.ts';
import { serveInChild } from './inChild.ts';
import { stock } from '../peers/stock.ts';

serveInChild(stock);
