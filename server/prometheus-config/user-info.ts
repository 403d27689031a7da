const userInfo = /(\/\/)[^\s/?#]*@|^[^\s/?#]*:[^\s/?#]*@/;

/** Whether a text has the form of an address with a user or a password in it: `https://u:p@host/`, `u:p@host:1`. */
export const holdsUserInfo = (text: string): boolean => userInfo.test(text);

/** The address as it may be shown: `withoutUserInfo('https://u:p@host/') === 'https://host/'`. */
export const withoutUserInfo = (text: string): string => text.replace(userInfo, '$1');
