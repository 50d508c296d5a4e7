// How the finder gets what its page does not bring. The copy of the site that works without a network gets it otherwise
// (overrides/offline/fetching.js).

/**
 * What a file of data says.
 * @param {string} address
 * @returns {Promise<any>}
 */
export const json = async (address) => {
  const response = await fetch(address, { credentials: "omit" });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
};

/**
 * What a script gives.
 * @param {string} address
 * @returns {Promise<any>}
 */
export const code = (address) => import(new URL(address, document.baseURI).href);
