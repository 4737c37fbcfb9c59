'use strict';

/** The folder that holds model.json and what it names. */
exports.folder = __dirname;
