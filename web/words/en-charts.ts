/** Words of what stands around every chart that is read closely. */
export const enCharts = {};
