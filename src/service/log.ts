import pino, { type Logger } from 'pino';
import type { Config } from '../config/config.ts';

export type Log = Logger;

/** JSON lines on standard error; standard output belongs to `ready` and to what commands print. */
export const createLog = (config: Pick<Config, 'logLevel'>): Log =>
  pino({ level: config.logLevel, base: null }, pino.destination(2));
