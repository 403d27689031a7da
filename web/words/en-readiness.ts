/** Words of what each metric still needs. */
export const enReadiness = {};
