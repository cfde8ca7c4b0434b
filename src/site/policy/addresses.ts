/** Addresses of mechanisms, rules and clocks. */

export const mechanismPath = (policy: string): string => `/m/${policy}`;
export const rulePath = (id: string): string => `/m/${id.replace('/', '/rules/')}`;
export const clockPath = (id: string): string => `/m/${id.replace('/', '/clocks/')}`;
