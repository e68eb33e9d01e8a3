import type { HttpInstance } from '@larksuiteoapi/node-sdk';
import axios from 'axios';
import { isLoopback } from './origin.ts';

/** A file a person sent may have up to 100 MB; nothing else comes near (units: bytes). */
const largestAnswer = 100 * 1024 * 1024;

/**
 * The HTTP instance for the SDK, whose own has no timeout. It follows no redirect (a token must not travel to
 * another host), uses no proxy for a platform on this machine, and gives back the body, as the SDK expects, or
 * body and headers when it asks for them.
 *
 * @param timeoutMs how long to wait for one answer
 */
export function createHttp(origin: string, timeoutMs = 10_000): HttpInstance {
  const instance = axios.create({
    timeout: timeoutMs,
    maxRedirects: 0,
    maxContentLength: largestAnswer,
    ...(isLoopback(origin) ? { proxy: false as const } : {}),
  });
  instance.interceptors.response.use((response) => {
    const wantsHeaders = (response.config as { $return_headers?: boolean }).$return_headers;
    return wantsHeaders ? { data: response.data, headers: response.headers } : response.data;
  });
  return instance as unknown as HttpInstance;
}
