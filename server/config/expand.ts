/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Puts variables in the place of `${NAME}`. What they hold is not expanded again, and no message repeats it.
 * `expand('${HOST}:80', { HOST: 'mes' }) === 'mes:80'`. Throws `Error` naming the variable that is not set.
 */
export const expand = (text: string, environment: Environment): string =>
  text.replace(/\$\{([^}]*)\}/g, (written: string, name: string) => {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new Error(`${written} does not name a variable`);
    // `${constructor}` is no variable, though every object has one.
    const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
    if (value === undefined) throw new Error(`the environment variable ${name} is not set`);
    return value;
  });
