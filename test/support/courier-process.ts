import { startTestCourier } from './test-courier.ts';

/** A courier in a process of its own, to be killed. */
startTestCourier(JSON.parse(process.env.COURIER ?? ''));
