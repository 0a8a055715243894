/** What stands where a person is to say why; it is taken for no reason. */
export const WHY = '<why>';
