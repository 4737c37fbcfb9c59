/** The folder that holds model.json and what it names. */
export declare const folder: string;
