import { takeOffice } from '../store/office.ts';
import { nextFence } from '../store/outbox-view.ts';
import type { Db } from '../store/schema.ts';

/** The courier's office with the fencing number of this term. */
export interface CourierOffice {
  fence: number;
  lost: AbortSignal;
  leave(): Promise<void>;
}

/** Tries to be elected courier; null when another process is. Each term has a higher fence than all before it. */
export async function electCourier(db: Db, connectionString: string): Promise<CourierOffice | null> {
  const office = await takeOffice(connectionString);
  if (!office) return null;
  try {
    return { ...office, fence: await nextFence(db) };
  } catch (error) {
    await office.leave();
    throw error;
  }
}
