/** Whether a click was meant for something within a row, which does what it does itself. */
export const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button, [role="slider"]') !== null;
