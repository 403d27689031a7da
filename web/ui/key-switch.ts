import type { DeviceMemory } from './device-memory.ts';

const NAME = 'andon.keys';

/** Whether single keys work on this device (WCAG 2.1.4): they do, until somebody switches them off. */
export const areKeysOn = (memory: DeviceMemory): boolean => memory.read(NAME) !== 'off';

export const switchKeys = (memory: DeviceMemory, isOn: boolean): void =>
  memory.write(NAME, isOn ? null : 'off');
