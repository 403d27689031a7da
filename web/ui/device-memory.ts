/** What this device remembers of its reader. Where it may not, it forgets, and nothing else goes wrong. */
export interface DeviceMemory {
  read(name: string): string | null;
  /** @param value null to forget */
  write(name: string, value: string | null): void;
}

/** @param storage asked at each use: a browser that keeps nothing throws where it is only named */
export const createDeviceMemory = (storage: () => Storage): DeviceMemory => ({
  read: (name) => {
    try {
      return storage().getItem(name);
    } catch {
      return null;
    }
  },
  write: (name, value) => {
    try {
      if (value === null) storage().removeItem(name);
      else storage().setItem(name, value);
    } catch {
      // Full, or switched off.
    }
  },
});
